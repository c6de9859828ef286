import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A TCP proxy that fails in the ways in which networks and failovers do. */
export interface FlakyProxy {
  port: number
  /** How many connections were taken so far. */
  taken(): number
  /**
   * From now on nothing goes through, neither bytes nor the end of a connection: each end keeps one that looks alive.
   * New connections are taken, and hear nothing. `existing`: only those that are open now; new ones work.
   */
  silence(which?: 'all' | 'existing'): void
  /** New connections go through again; those that were silenced never do. */
  heal(): void
  /** What is open now is cut off with a TCP reset, towards the client; the server hears nothing of it. */
  reset(): void
  /** What is open now ends towards the client as if the server had said all; the server hears nothing of it. */
  halfClose(): void
  /** From now on every piece of an answer comes so many milliseconds late. */
  slow(by: number): void
  close(): Promise<void>
}

/** Stands between a client and the server at `target`; listens on a free port of loopback. */
export async function flakyProxy(target: { host: string; port: number }): Promise<FlakyProxy> {
  const links = new Set<{ client: Socket; server: Socket | null; silent: boolean }>()
  let silent = false
  let late = 0
  let taken = 0

  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    taken++
    const link = { client, server: null as Socket | null, silent }
    links.add(link)
    client.on('error', () => {})
    client.once('close', () => {
      if (!link.silent) link.server?.destroy()
    })
    if (silent) return void client.resume()
    const server = connect(target.port, target.host)
    link.server = server
    server.setNoDelay(true)
    client.setNoDelay(true)
    server.on('error', () => {})
    client.on('data', (bytes) => {
      if (!link.silent) server.write(bytes)
    })
    client.on('end', () => {
      if (!link.silent) server.end()
    })
    const pass = (run: () => void) => {
      const now = () => {
        if (!link.silent && !client.destroyed) run()
      }
      if (late > 0) setTimeout(now, late).unref()
      else now()
    }
    server.on('data', (bytes) => pass(() => client.write(bytes)))
    server.once('close', () => pass(() => client.end()))
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')

  const quiet = () => {
    for (const link of links) link.silent = true
  }
  return {
    port: (proxy.address() as AddressInfo).port,
    taken: () => taken,
    silence(which = 'all') {
      silent = which === 'all'
      quiet()
    },
    heal() {
      silent = false
      late = 0
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
