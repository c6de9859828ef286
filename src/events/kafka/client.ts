import { readFileSync } from 'node:fs'
import { Kafka, type KafkaConfig, logLevel, type SASLOptions } from 'kafkajs'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { logInto } from './log.ts'
import type { Sockets } from './sockets.ts'
import './timer.ts'

export type KafkaSettings = Config['kafka']

/** Milliseconds: about five seconds of tries in all, after which the one who asked tries anew. */
export const retry = { initialRetryTime: 50, maxRetryTime: 1_000, retries: 8 }

/** For questions that somebody waits for: a broker that is away is known within half a second. */
export const fewRetries = { initialRetryTime: 50, maxRetryTime: 200, retries: 2 }

/** The connection to the cluster, as the settings have it. Throws a StartError on settings that can't be. */
export function createClient(
  settings: KafkaSettings,
  log: Logger,
  { retrying = retry, sockets }: { retrying?: typeof retry; sockets?: Sockets } = {},
): Kafka {
  return new Kafka({
    ...clientOptions(settings),
    ...(sockets ? { socketFactory: sockets.factory } : {}),
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    retry: retrying,
    logLevel: log.isLevelEnabled('debug') ? logLevel.INFO : logLevel.WARN,
    logCreator: logInto(log),
  })
}

/** Where the brokers are and how one is let in. */
export function clientOptions(
  settings: KafkaSettings,
): Pick<KafkaConfig, 'brokers' | 'clientId' | 'ssl' | 'sasl'> {
  const brokers = settings.brokers
    .split(',')
    .map((broker) => broker.trim())
    .filter(Boolean)
  const wrong = brokers.find(
    (broker) => !/^[^\s:/]+:\d+$/.test(broker) && !/^\[[\da-f:]+\]:\d+$/i.test(broker),
  )
  if (wrong !== undefined || brokers.length === 0)
    throw new StartError(`KAFKA_BROKERS: ${wrong ?? 'nothing'} is no host:port`)
  const { ssl, caFile, clientId } = settings
  if (caFile && !ssl) throw new StartError('KAFKA_SSL_CA_FILE is of no use without KAFKA_SSL=true')
  return { brokers, clientId, ssl: ssl && (caFile ? { ca: [read(caFile)] } : true), sasl: saslOf(settings) }
}

function saslOf({ sasl, username, password, ssl }: KafkaSettings): SASLOptions | undefined {
  if (sasl === 'none') return undefined
  if (!username || !password)
    throw new StartError(`KAFKA_SASL_MECHANISM=${sasl} wants KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD`)
  // In the clear, everybody on the way could read it.
  if (sasl === 'plain' && !ssl) throw new StartError('KAFKA_SASL_MECHANISM=plain wants KAFKA_SSL=true')
  return { mechanism: sasl, username, password } as SASLOptions
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartError(`KAFKA_SSL_CA_FILE: ${(error as Error).message}`)
  }
}
