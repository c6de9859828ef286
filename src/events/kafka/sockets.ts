import { connect as connectInClear, isIP, Socket } from 'node:net'
import { connect as connectOverTls } from 'node:tls'
import type { ISocketFactory } from 'kafkajs'

/** Milliseconds of silence after which the system asks whether the other side is still there. */
const keepAlive = 60_000

/** The connections of one bus to its brokers. */
export interface Sockets {
  /** For kafkajs, which makes them. */
  factory: ISocketFactory
  /** Ends those that are open, and each that would still be made. */
  end(): void
}

/**
 * kafkajs 2.2.4 loses connections: two requests that find one closed open it twice and forget the first, and a request
 * that is made, or tried again, after `disconnect` opens another. Each would keep the process alive, so the bus knows them
 * all and ends what is left when it stops.
 */
export function createSockets(): Sockets {
  const open = new Set<Socket>()
  let ended = false
  // With an error, so that kafkajs lets go of what waits for an answer.
  const end = (socket: Socket) => socket.destroy(new Error('the bus is stopped'))
  return {
    factory({ host, port, ssl, onConnect }) {
      if (ended) {
        const none = new Socket()
        // kafkajs hears of it once it has the socket.
        setImmediate(end, none)
        return none
      }
      const socket = ssl
        ? connectOverTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
        : connectInClear({ host, port }, onConnect)
      socket.setKeepAlive(true, keepAlive)
      open.add(socket)
      socket.once('close', () => open.delete(socket))
      return socket
    },
    end() {
      ended = true
      for (const socket of open) end(socket)
    },
  }
}
