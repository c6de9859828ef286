import type { Logger } from 'pino'
import type { Config } from '../../config/config.ts'
import { tellHead } from '../audit-log/tell-head.ts'
import { createDatabase, type OwnDatabase } from '../database/database.ts'
import { codeOf, isConflictOfTransactions } from '../database/error-code.ts'
import { migrate } from '../database/migrations.ts'
import { sql } from '../database/statement.ts'
import type { Bus } from '../events/bus.ts'
import { createConsumer } from '../events/consumer.ts'
import { type Relay, startRelay } from '../events/relay.ts'
import { type Retries, startRetries } from '../events/retries.ts'
import { type KeyRing, noKeys } from '../keys/key-ring.ts'
import type { Figures } from '../metrics/figures.ts'
import { createRevocations, type Revocations } from '../tokens/revocations.ts'
import { makeDeps } from './container.ts'
import { allEnded } from './ending.ts'
import { housekeeping } from './housekeeping.ts'
import { startJobs } from './job.ts'
import type { Module } from './module.ts'
import { measureModule, watchModule } from './watching.ts'

const consumerGroup = sql<{ id: string }>('consumer_group.id', 'select id from consumer_group')

/** A module in this process, with its database, its container and its machinery. */
export interface RunningModule {
  module: Module
  database: OwnDatabase
  deps: object
  /** Before the bus starts: migrates the database, subscribes, then runs the module's own `start`. */
  prepare(): Promise<void>
  /** Starts the relay, the retries of set-aside events, and the jobs. */
  run(): void
  /** Whether nothing is under way in the relay or a job. */
  idle(): boolean
  /** Stops the relay, the retries and the jobs. The bus is stopped next. */
  quiesce(): Promise<void>
  /** Last: runs the module's own `stop` and closes its connections, within so many milliseconds. */
  close(within: number): Promise<void>
}

/** A module in this process. Nothing runs yet: `prepare`, then `run`. */
export function createRunningModule(options: {
  module: Module
  url: string
  config: Config
  log: Logger
  bus: Bus
  figures: Figures
  now: () => Date
  revocations?: Revocations
  keys?: KeyRing
}): RunningModule {
  const { module, url, config, bus, figures, now } = options
  const { revocations = createRevocations(), keys = noKeys } = options
  const log = options.log.child({ module: module.name })
  const { slowStatement } = config.database
  const watch = watchModule(figures, { module: module.name, log, slowStatement })
  const database = createDatabase({
    name: module.name,
    ...config.database,
    url,
    watch: watch.database,
    onError: (error) => log.error({ err: error }, 'after-commit hook failed'),
  })
  const jobs = startJobs(
    [
      ...module.jobs,
      housekeeping(database, module.monthly, {
        module: module.name,
        tables: module.archives(config),
        folder: config.archive.dir,
        now,
        log,
      }),
      tellHead(database, log),
    ],
    () => deps,
    { log, onPass: watch.jobPass },
  )
  const runtime = { db: database, log, config, now, wake: jobs.wake, meter: figures, revocations, keys }
  const deps = makeDeps(module, runtime)
  measureModule(figures, { module, database, deps, log })
  let relay: Relay | null = null
  let outbox = module.name
  let retries: Retries | null = null
  database.onSaid(() => relay?.wake())

  const counted = { count: watch.count, timed: watch.timed }
  const consumer = createConsumer({
    module: module.name,
    database,
    subscriptions: module.subscriptions,
    deps,
    log,
    retryDelay: config.events.retryDelay,
    timeout: config.events.timeout,
    onSetAside: () => retries?.wake(),
    ...counted,
  })

  /** Replicas that start at the same time may hold locks that others wait for, longer than a statement may wait. */
  const begin = async () => {
    for (let left = 10; ; left--) {
      try {
        return await module.start?.(deps as never)
      } catch (error) {
        if (left === 0 || !(isConflictOfTransactions(error) || codeOf(error) === '55P03')) throw error
        log.warn({ err: error }, 'module start conflicts with another replica, retrying')
      }
    }
  }

  return {
    module,
    database,
    deps,
    async prepare() {
      await migrate(database, module, { ...config.database, log })
      const [group] = await database.query(consumerGroup)
      if (group) outbox = `${module.name}.${group.id}`
      // Due before the bus delivers anything, so that it comes first.
      await consumer.recall()
      if (consumer.topics.length > 0) bus.subscribe({ ...consumer, database: group?.id })
      await begin()
    },
    run() {
      const { attempts, retryDelay, pollInterval, batch } = config.events
      relay = startRelay({ database, outbox, bus, log, batch, pollInterval, watch: watch.relay })
      retries = startRetries({ consumer, database, log, attempts, retryDelay, pollInterval, ...counted })
      jobs.start()
    },
    idle: () => (relay?.idle() ?? true) && jobs.idle(),
    async quiesce() {
      await allEnded([relay?.stop(), retries?.stop(), jobs.stop()])
    },
    async close(within) {
      try {
        await module.stop?.(deps as never)
      } finally {
        await database.close(within / 2)
      }
    },
  }
}
