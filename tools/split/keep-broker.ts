import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Broker } from '../mart/kafka.ts'
import type { Say } from './lines.ts'

/** How long the broker may take to end in order: milliseconds. */
const patience = 3_000

/** Starts the broker again if it dies, until it is stopped; one of `KAFKA_BROKERS` is its owner's concern. */
export function keepBroker(broker: Broker, say: Say): { stop(): Promise<void> } {
  if (broker.how === 'KAFKA_BROKERS') return { stop: () => broker.stop() }
  const stopping = new AbortController()
  const watching = watch()

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(500, null, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted || (await answers(broker.brokers))) continue
      say('split', 'kafka died, restarting')
      await broker.restart().catch((error: Error) => say('kafka', error.message))
    }
  }

  return {
    async stop() {
      stopping.abort()
      await watching
      const late = setTimeout(() => void broker.kill(), patience)
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
