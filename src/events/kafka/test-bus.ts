import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { loadConfig } from '#config/config.ts'
import type { Bus } from '../bus.ts'
import type { World } from '../test-bus-conformance.ts'
import { createKafkaBus } from './bus.ts'
import type { KafkaSettings } from './client.ts'

/** Topics and groups that no other test has. */
export const settingsAt = (brokers: string): KafkaSettings => ({
  ...loadConfig([], { NODE_ENV: 'test', KAFKA_BROKERS: brokers }).kafka,
  topicPrefix: `${randomUUID().slice(0, 8)}.`,
  partitions: 3,
})

export const busAt = (settings: KafkaSettings, { batch = 50 } = {}): Bus =>
  createKafkaBus({ settings, batch, log: pino({ level: 'silent' }), onError: () => {} })

/** Buses that share a broker, topics and groups. */
export function worldAt(brokers: string): World {
  const settings = settingsAt(brokers)
  return (options) => busAt(settings, options)
}
