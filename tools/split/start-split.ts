import { resolve } from 'node:path'
import type { Config } from '#config/config.ts'
import { createLog } from '#src/log/log.ts'
import { openDatabases } from '#src/runtime/databases.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { modules } from '../../modules/all.ts'
import { type Broker, startBroker } from '../mart/kafka.ts'
import { keepBroker } from './keep-broker.ts'
import type { WriteLine } from './lines.ts'
import { openServices, type Services } from './open-services.ts'

/** The mart as six services, their databases, their Kafka and the door in front. Its stop ends all of them. */
export interface Split extends Services {
  broker: Broker
}

const names = modules.map(({ name }) => name)

/**
 * Starts the six services as six processes on this machine, and resolves when all are ready. Throws a
 * StartError for what an operator has to mend; what had started is stopped then.
 */
export async function startSplit(options: {
  config: Config
  /** The settings that the services inherit. */
  env: Record<string, string | undefined>
  writeLine: WriteLine
  /** How many processes of a module; one where none is said. */
  replicas?: Record<string, number>
  /** Whether the front door counts callers (`rate-limiting` in `kong.yml`). */
  limited: boolean
  /** Whether `KAFKA_BROKERS` will do, as it does unless the broker is to be killed. */
  sharedBroker?: boolean
  /** What services are started with; this checkout's `modules/start.ts`. */
  program?: string
}): Promise<Split> {
  const { config, writeLine } = options
  const ending: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end()
  }
  try {
    const log = createLog(config, { write: (line) => writeLine('split', line.trimEnd()) })
    const databases = await openDatabases(names, config, log)
    const { cluster } = databases
    if (cluster) {
      if (!(await cluster.lock())) {
        await cluster.release()
        throw new StartError(`another mart runs on ${config.dataDir}: stop it, or set another DATA_DIR`)
      }
      ending.push(() => cluster.stop())
    }
    const broker = await brokerFor(config, writeLine, options.sharedBroker)
    const keeper = keepBroker(broker, writeLine)
    ending.push(() => keeper.stop())

    const opened = await openServices({
      ...options,
      settingsFor: (_, module) => ({
        [`${module.toUpperCase()}_DATABASE_URL`]: databases.url(module),
        KAFKA_BROKERS: broker.brokers,
      }),
    })
    ending.push(() => opened.stop())
    return { ...opened, broker, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The broker of a split that was killed may take a moment to end, and lets no other near its data. */
async function brokerFor(config: Config, writeLine: WriteLine, shared = true): Promise<Broker> {
  const dir = resolve(config.dataDir, 'kafka')
  const options = { dir, shared, say: (line: string) => writeLine('kafka', line) }
  for (let left = 2; ; left--) {
    try {
      const broker = await startBroker(options)
      if (broker) return broker
    } catch (error) {
      if (left > 0) continue
      throw new StartError(`Kafka does not start: ${(error as Error).message}`)
    }
    throw new StartError(
      'six services talk over Kafka, and none can be had: set KAFKA_BROKERS, or install Java 17 with Maven, or Docker',
    )
  }
}
