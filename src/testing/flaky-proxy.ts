import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** One of the two ways through a proxy. */
export type Way = 'to server' | 'to client'

/** A TCP proxy that fails in the ways in which networks and failovers do. */
export interface FlakyProxy {
  port: number
  /** How many connections were taken so far. */
  taken(): number
  /** How many are open now. */
  open(): number
  /**
   * From now on nothing goes through, neither bytes nor the end of a connection: each end keeps one that looks alive.
   * New connections are taken, and hear nothing. `existing`: only those that are open now; new ones work.
   */
  silence(which?: 'all' | 'existing'): void
  /** From now on what is sent this way gets lost, in connections that are open and in new ones; the other way goes on. */
  deafen(way: Way): void
  /** Whether something got lost this way, in a connection that is still open. */
  hasLost(way: Way): boolean
  /** From now on no new connection gets through: each is reset at once. Those that are open go on. */
  refuse(): void
  /**
   * New connections go through again, as fast as ever; those that were silenced, deafened or cut never do. Now the server
   * hears of it where the client has given up, as a machine that is reached again refuses what it no longer knows.
   */
  heal(): void
  /** What is open now is cut off with a TCP reset, towards the client; the server hears nothing of it. */
  reset(): void
  /** What is open now ends towards the client as if the server had said all; the server hears nothing of it. */
  halfClose(): void
  /** From now on every piece of an answer comes so many milliseconds late. */
  slow(by: number): void
  /** From now on so many bytes a second go each way, all connections together. */
  throttle(bytesPerSecond: number): void
  close(): Promise<void>
}

interface Link {
  client: Socket
  server: Socket | null
  silent: boolean
  /** The ways in which bytes were lost. */
  lost: Set<Way>
  /** The network has healed since. */
  healed: boolean
}

/** Stands between a client and the server at `target`; listens on a free port of loopback. */
export async function flakyProxy(target: { host: string; port: number }): Promise<FlakyProxy> {
  const links = new Set<Link>()
  const deaf = new Set<Way>()
  let silent = false
  let refusing = false
  let late = 0
  /** Bytes a millisecond; 0: as fast as it goes. */
  let rate = 0
  /** When what was sent that way before will have gone. */
  const busyUntil: Record<Way, number> = { 'to server': 0, 'to client': 0 }
  let taken = 0

  /** Milliseconds until so many bytes have gone through. */
  const takes = (way: Way, bytes: number): number => {
    if (rate === 0) return 0
    const now = performance.now()
    busyUntil[way] = Math.max(now, busyUntil[way]) + bytes / rate
    return busyUntil[way] - now
  }

  /** Passes what comes from one end to the other, in order, as late as it is to come. */
  const carry = (link: Link, way: Way, from: Socket, to: Socket) => {
    let due = 0
    const pass = (bytes: number, run: () => void) => {
      const wait = (way === 'to client' ? late : 0) + takes(way, bytes)
      const now = () => {
        if (!link.silent && !link.lost.has(way) && !to.destroyed) run()
      }
      // Nothing overtakes what is still to come.
      due = Math.max(due, performance.now() + wait)
      if (wait > 0 || due > performance.now()) setTimeout(now, due - performance.now()).unref()
      else now()
      // Who sends faster than that waits, as behind a narrow line.
      if (rate > 0 && wait > 50) {
        from.pause()
        setTimeout(() => from.resume(), wait).unref()
      }
    }
    from.on('data', (bytes) => {
      if (deaf.has(way)) link.lost.add(way)
      else pass(bytes.length, () => to.write(bytes))
    })
    from.on(way === 'to client' ? 'close' : 'end', () => {
      if (deaf.has(way)) link.lost.add(way)
      else pass(0, () => to.end())
    })
  }

  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    taken++
    if (refusing) return client.resetAndDestroy()
    const link: Link = { client, server: null, silent, lost: new Set(), healed: false }
    links.add(link)
    client.on('error', () => {})
    client.once('close', () => {
      // The server hears nothing of an end that can't reach it.
      const hears = link.healed || (!link.silent && !link.lost.has('to server'))
      if (hears) link.server?.destroy()
      if (hears || !link.server || link.server.destroyed) links.delete(link)
    })
    if (silent) return void client.resume()
    const server = connect(target.port, target.host)
    link.server = server
    server.setNoDelay(true)
    client.setNoDelay(true)
    server.on('error', () => {})
    server.once('close', () => {
      if (client.destroyed) links.delete(link)
    })
    carry(link, 'to server', client, server)
    carry(link, 'to client', server, client)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')

  const quiet = () => {
    for (const link of links) link.silent = true
  }
  return {
    port: (proxy.address() as AddressInfo).port,
    taken: () => taken,
    open: () => [...links].filter(({ client }) => !client.destroyed).length,
    silence(which = 'all') {
      silent = which === 'all'
      quiet()
    },
    deafen: (way) => void deaf.add(way),
    hasLost: (way) => [...links].some(({ lost }) => lost.has(way)),
    refuse() {
      refusing = true
    },
    heal() {
      silent = false
      refusing = false
      late = 0
      rate = 0
      deaf.clear()
      for (const link of links) {
        link.healed = true
        if (link.client.destroyed) link.server?.resetAndDestroy()
      }
    },
    reset() {
      quiet()
      for (const { client } of links) client.resetAndDestroy()
    },
    halfClose() {
      quiet()
      for (const { client } of links) client.end()
    },
    slow(by) {
      late = by
    },
    throttle(bytesPerSecond) {
      rate = bytesPerSecond / 1_000
    },
    async close() {
      for (const { client, server } of links) {
        client.destroy()
        server?.destroy()
      }
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
