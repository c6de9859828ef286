import type { Logger } from 'pino'
import type { Bus } from './bus.ts'
import { createInProcessBus } from './in-process-bus.ts'
import type { KafkaSettings } from './kafka/client.ts'

/** Kafka where brokers are set, else the bus inside the process. */
export async function openBus(options: {
  settings: KafkaSettings
  /** Events handed over at once at most. */
  batch: number
  log: Logger
  onError: (error: unknown, group: string) => void
}): Promise<Bus> {
  if (!options.settings.brokers) return createInProcessBus(options)
  // Loaded where there is a broker alone: it is big.
  const { createKafkaBus } = await import('./kafka/bus.ts')
  return createKafkaBus(options)
}
