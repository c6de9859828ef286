import type { Logger } from 'pino'
import type { Config } from '../../config/config.ts'
import type { Bus, Subscriber } from '../events/bus.ts'
import { openBus } from '../events/open-bus.ts'
import { createHttp } from '../http/server.ts'
import { openKeyRing } from '../keys/key-ring.ts'
import { createFigures } from '../metrics/figures.ts'
import { houseFigures } from '../metrics/house.ts'
import { docsEndpoints } from '../openapi/docs.ts'
import { setHomeCountry } from '../schemas/phone.ts'
import { createRevocationFeed } from '../tokens/revocation-feed.ts'
import { createRevocations } from '../tokens/revocations.ts'
import { createVerifier } from '../tokens/verifier.ts'
import { openDatabases } from './databases.ts'
import { allEnded, createEnding } from './ending.ts'
import { createHealth } from './health.ts'
import type { Module } from './module.ts'
import { createRunningModule, type RunningModule } from './running-module.ts'
import { selectModules } from './services.ts'
import { StartError } from './start-error.ts'
import { measureBus, showProcess } from './watching.ts'

/** A running process of the mart: the modules that it was told to run. */
export interface Mart {
  /** `http://host:port`, or `https://…` */
  url: string
  /** Where `/metrics` is: the same, unless ADMIN_PORT is set. */
  adminUrl: string
  modules: RunningModule[]
  bus: Bus
  /**
   * For `pause` milliseconds (SHUTDOWN_DELAY by default) requests are still served while `/readyz` answers 503. Then
   * requests and handlers under way finish, connections are closed and the embedded PostgreSQL is stopped, all within
   * 10 s. Rejects when all parts were stopped and one of them failed to.
   */
  stop(pause?: number): Promise<void>
}

/** Milliseconds that a stop takes at most, after its pause. */
export const stopsWithin = 10_000

/**
 * Starts the mart: databases, migrations, modules, bus, HTTP, in this order, and stops what had started
 * where one fails. Throws a StartError for what an operator has to put right.
 */
export async function startMart(options: {
  /** All modules that there are; `config.services` selects. */
  modules: Module[]
  config: Config
  log: Logger
  /** Subscribers besides the modules. */
  listeners?: Subscriber[]
  now?: () => Date
}): Promise<Mart> {
  const { config, log, now = () => new Date() } = options
  setHomeCountry(config.country)
  const selected = selectModules(options.modules, config.services, { brokers: config.kafka.brokers !== '' })
  const ending = createEnding(log, stopsWithin)
  try {
    const names = selected.map(({ name }) => name)
    const databases = await openDatabases(names, config, log)
    const { cluster } = databases
    if (cluster) {
      let ours = true
      ending.add('embedded PostgreSQL', () => (ours ? cluster.stop() : cluster.release()))
      if (!(await cluster.lock())) {
        // The server belongs to the other mart: it must not be stopped with this process.
        ours = false
        throw new StartError(`another mart runs on ${config.dataDir}: stop it, or set another DATA_DIR`)
      }
    }
    const figures = createFigures()
    figures.declare(houseFigures)
    showProcess(figures, config)
    const { batch } = config.events
    const onError = (error: unknown, group: string) =>
      log.warn({ err: error, module: group }, 'module could not take events, retrying')
    const bus = await openBus({ settings: config.kafka, batch, log, onError })
    measureBus(figures, bus)
    const revocations = createRevocations(now)
    const keys = await openKeyRing(config)
    const shared = { config, log, bus, figures, now, revocations, keys }
    const modules = selected.map((module) =>
      createRunningModule({ ...shared, module, url: databases.url(module.name) }),
    )
    ending.add('modules', (within) => allEnded(modules.map((module) => module.close(within))))
    for (const listener of options.listeners ?? []) bus.subscribe(listener)
    await Promise.all(modules.map((module) => module.prepare()))
    const feed = feedFor(modules, { revocations, accessTtl: config.jwt.accessTtl, log, now })
    await feed?.open((subscriber) => bus.subscribe(subscriber))
    const health = createHealth(modules, bus)
    const http = createHttp({
      modules: modules.map(({ module, deps, database }) => ({ module, deps, db: database })),
      config,
      log,
      verifier: createVerifier({
        keyOf: keys.verifying,
        issuer: config.jwt.issuer,
        audience: config.jwt.audience,
        isRevoked: revocations.isRevoked,
        now,
      }),
      health,
      figures,
      documentation: docsEndpoints(config.http.openapi === 'all' ? options.modules : selected, config),
    })
    await bus.start()
    ending.add('bus', () => bus.stop())
    for (const module of modules) module.run()
    feed?.run()
    if (feed) ending.add('revocation feed', () => feed.stop())
    ending.add('relays and jobs', () => allEnded(modules.map((module) => module.quiesce())))
    ending.add('HTTP', (within) => http.stop(within))
    const { url, adminUrl } = await http.listen(config.http.port, config.http.host)
    return {
      url,
      adminUrl,
      modules,
      bus,
      async stop(pause = config.http.shutdownDelay) {
        await http.retire(pause)
        await ending.end()
      },
    }
  } catch (error) {
    // Failures to stop are logged: the caller needs to know why the start failed.
    await ending.end().catch(() => {})
    throw error
  }
}

/** Revoked tokens are kept in the database of the process's first module. */
function feedFor(
  [first]: RunningModule[],
  more: Pick<Parameters<typeof createRevocationFeed>[0], 'revocations' | 'accessTtl' | 'log' | 'now'>,
) {
  return first && createRevocationFeed({ ...more, module: first.module.name, database: first.database })
}
