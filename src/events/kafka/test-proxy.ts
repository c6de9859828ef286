import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The way from a client to a broker, on which what the client sends can be held up. */
export interface KafkaProxy {
  /** What `KAFKA_BROKERS` is set to. */
  brokers: string
  /** From now on the client's records stay here. */
  hold(): void
  /** How many requests with records are held up. */
  held(): number
  /** Lets them go on, and resolves when the broker has answered them all. */
  release(): Promise<void>
  /** How many connections clients have. */
  connections(): number
  /** Cuts them all; new ones are let in. */
  cut(): void
  close(): Promise<void>
}

const produce = 0

/** In front of one broker, whose answers name this proxy where they name the broker. */
export async function proxyTo(broker: string): Promise<KafkaProxy> {
  const [host = '', port = ''] = broker.split(':')
  const sockets = new Set<Socket>()
  const clients = new Set<Socket>()
  let holding = false
  let waiting: { forward: () => void; answered: Promise<void> }[] = []

  const server = createServer((client) => {
    const upstream = connect(Number(port), host)
    clients.add(client)
    client.once('close', () => clients.delete(client))
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.once('close', () => sockets.delete(socket))
    }
    // What is held goes on though the client has gone: so does a packet in the network.
    client.once('close', () => waiting.length === 0 && upstream.destroy())
    upstream.once('close', () => client.destroy())
    const awaited = new Map<number, () => void>()
    eachFrame(client, (frame) => {
      if (!holding || frame.readInt16BE(4) !== produce) return upstream.write(frame)
      const { promise: answered, resolve } = Promise.withResolvers<void>()
      awaited.set(frame.readInt32BE(8), resolve)
      waiting.push({ forward: () => upstream.write(frame), answered })
    })
    eachFrame(upstream, (frame) => {
      awaited.get(frame.readInt32BE(4))?.()
      if (!client.destroyed) client.write(renamed(frame))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const own = (server.address() as AddressInfo).port

  /** The broker's address is a text and a number: the number is exchanged. */
  const renamed = (frame: Buffer) => {
    const [theirs, ours] = [address(host, Number(port)), address(host, own)]
    for (let at = frame.indexOf(theirs); at >= 0; at = frame.indexOf(theirs, at + ours.length))
      ours.copy(frame, at)
    return frame
  }

  return {
    brokers: `127.0.0.1:${own}`,
    hold() {
      holding = true
    },
    held: () => waiting.length,
    async release() {
      holding = false
      const gone = waiting
      waiting = []
      for (const { forward } of gone) forward()
      await Promise.all(gone.map(({ answered }) => answered))
    },
    connections: () => clients.size,
    cut() {
      for (const client of clients) client.destroy()
    },
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function address(host: string, port: number): Buffer {
  const number = Buffer.alloc(4)
  number.writeInt32BE(port)
  return Buffer.concat([Buffer.from(host), number])
}

/** Kafka's protocol: a length of four bytes, and so many more. */
function eachFrame(socket: Socket, use: (frame: Buffer) => void): void {
  let rest = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const length = 4 + rest.readInt32BE(0)
      use(Buffer.from(rest.subarray(0, length)))
      rest = rest.subarray(length)
    }
  })
}
