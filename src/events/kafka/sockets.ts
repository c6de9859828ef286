import { connect as connectInClear, isIP, Socket } from 'node:net'
import { connect as connectOverTls } from 'node:tls'
import type { ISocketFactory } from 'kafkajs'

/** Milliseconds of silence after which the system asks whether the other side is still there. */
const keepAlive = 60_000

/**
 * Milliseconds for which a broker that was asked something may say nothing at all. The longest answer is that to a member who
 * joins its group: it waits for the others, `rebalanceTimeout` at most, and kafkajs gives it 5 s more.
 */
const longestSilence = 16_000

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
 *
 * Nor does it give up a connection on which answers get lost: it gives up the question after its time-out, and asks again
 * over the same one, nine times in a minute and a half. So one that stays silent when asked is ended here.
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
      endWhenSilent(socket)
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

/** Whatever comes shows that the other side is there; nothing has to come where nothing was asked. */
function endWhenSilent(socket: Socket): void {
  let waiting: NodeJS.Timeout | null = null
  const heard = () => {
    if (waiting) clearTimeout(waiting)
    waiting = null
  }
  const write = socket.write
  socket.write = function asked(this: Socket, ...given: unknown[]) {
    waiting ??= setTimeout(
      () => socket.destroy(new Error('the broker does not answer')),
      longestSilence,
    ).unref()
    return write.apply(this, given as never)
  } as typeof write
  socket.on('data', heard).once('close', heard)
}
