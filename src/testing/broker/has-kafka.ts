import { hasDocker } from './docker-broker.ts'
import { findJars } from './jars.ts'

/**
 * Whether a Kafka can be had here: the one of `KAFKA_BROKERS`, Docker's, or Java's. Where none can, that is said
 * loudly; on CI it is an error, since a suite that is skipped there would never run.
 */
export async function hasKafka(options: { shared: boolean } = { shared: true }): Promise<boolean> {
  if (options.shared && process.env.KAFKA_BROKERS) return true
  const reasons: string[] = []
  if ((await findJars((line) => reasons.push(line))) !== null || (await hasDocker())) return true
  const why = `no Kafka can be had (${[...reasons, 'no Docker answers'].join('; ')})`
  if (process.env.CI === 'true') throw new Error(why)
  console.error(`\n!!! SKIPPED what runs on six services: ${why}\n`)
  return false
}
