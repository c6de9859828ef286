import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Broker } from '../mart/kafka.ts'
import type { WriteLine } from './lines.ts'

/** Milliseconds after which a broker that does not stop is killed. */
const stopTimeout = 3_000

/** Starts the broker again if it dies, until it is stopped; one of `KAFKA_BROKERS` is its owner's concern. */
export function keepBroker(broker: Broker, writeLine: WriteLine): { stop(): Promise<void> } {
  if (broker.how === 'KAFKA_BROKERS') return { stop: () => broker.stop() }
  const stopping = new AbortController()
  const watching = watch()

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(500, null, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted || (await answers(broker.brokers))) continue
      writeLine('split', 'kafka died, restarting')
      await broker.restart().catch((error: Error) => writeLine('kafka', error.message))
    }
  }

  return {
    async stop() {
      stopping.abort()
      await watching
      const late = setTimeout(() => void broker.kill(), stopTimeout)
      await broker.stop()
      clearTimeout(late)
    },
  }
}

async function answers(brokers: string): Promise<boolean> {
  const [host, port] = brokers.split(':')
  const socket = connect({ host, port: Number(port) })
  try {
    return await Promise.race([once(socket, 'connect').then(() => true), delay(2_000, false, { ref: false })])
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
