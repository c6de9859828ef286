import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../../config/config.ts'
import { type Cluster, openCluster } from '../postgres/cluster.ts'
import { ensureDatabase } from '../postgres/ensure-database.ts'
import { StartError } from './start-error.ts'

/** Where each module's database is, and the server that this process may have started for them. */
export interface Databases {
  /** The URL of a module's own database, which exists. */
  url(module: string): string
  /** The embedded PostgreSQL, where any module uses it. */
  cluster: Cluster | null
}

/**
 * The databases of these modules: `<MODULE>_DATABASE_URL` as it is, else one named after the module on
 * the server of `DATABASE_URL`, else one on the embedded PostgreSQL under `DATA_DIR`; made where missing.
 */
export async function openDatabases(modules: string[], config: Config, log: Logger): Promise<Databases> {
  const { urls, url: server } = config.database
  const embedded = modules.some((module) => !urls[module] && !server)
  const cluster = embedded ? await openCluster({ dir: join(config.dataDir, 'postgres'), log }) : null
  const urlOf = (module: string) =>
    urls[module] ||
    (server ? onServer(server, module) : (cluster as Cluster).url(databaseName('mart', module)))
  for (const module of modules) {
    if (urls[module]) continue
    if (server) await ensureDatabase(onServer(server, module))
    else await cluster?.ensureDatabase(databaseName('mart', module))
  }
  return { url: urlOf, cluster }
}

/**
 * The databases of a mart that has run, for a tool beside it. Makes nothing: throws a StartError that says where it
 * looked if a database or its tables are missing.
 */
export async function findDatabases(modules: string[], config: Config, log: Logger): Promise<Databases> {
  const { urls, url: server } = config.database
  if (modules.some((module) => !urls[module] && !server)) {
    const made = join(config.dataDir, 'postgres', 'data', 'PG_VERSION')
    await access(made).catch(() => {
      throw new StartError(
        `there is no mart in ${resolve(config.dataDir)}: npm start makes one; DATA_DIR says where another is, ` +
          'DATABASE_URL or ORDER_DATABASE_URL and so on where its databases are',
      )
    })
  }
  // Checked first, since openDatabases() would create what is missing on a server.
  for (const module of modules) {
    const given = urls[module] || (server && onServer(server, module))
    if (given) await hasRun(given, module)
  }
  const databases = await openDatabases(modules, config, log)
  try {
    for (const module of modules) await hasRun(databases.url(module), module)
  } catch (error) {
    await databases.cluster?.release()
    throw error
  }
  return databases
}

/** Databases that may be missing. */
export interface FoundDatabases {
  /** The URL of a module's own database; null where there is none yet. */
  url(module: string): string | null
  cluster: Cluster | null
}

/** The databases of these modules as they are: makes nothing. Throws a StartError where a server can't be asked. */
export async function lookForDatabases(
  modules: string[],
  config: Config,
  log: Logger,
): Promise<FoundDatabases> {
  const { urls, url: server } = config.database
  const embedded = modules.some((module) => !urls[module] && !server)
  const made = await access(join(config.dataDir, 'postgres', 'data', 'PG_VERSION')).then(
    () => true,
    () => false,
  )
  const cluster = embedded && made ? await openCluster({ dir: join(config.dataDir, 'postgres'), log }) : null
  const found = new Map<string, string>()
  try {
    for (const module of modules) {
      const url =
        urls[module] ||
        (server ? onServer(server, module) : (cluster?.url(databaseName('mart', module)) ?? null))
      if (url && (await isThere(url, module))) found.set(module, url)
    }
  } catch (error) {
    await cluster?.release()
    throw error
  }
  return { url: (module) => found.get(module) ?? null, cluster }
}

async function isThere(url: string, module: string): Promise<boolean> {
  const { host, pathname } = new URL(url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    if ((error as { code?: string }).code === noSuchDatabase) return false
    throw new StartError(
      `the database of ${module} at ${host}${pathname} can't be asked: ${(error as Error).message}`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** Whether the module's tables are in the database; throws a StartError where not, or where nobody answers. */
async function hasRun(url: string, module: string): Promise<void> {
  const { host, pathname } = new URL(url)
  const where = `${host}${pathname}`
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query("select to_regclass('outbox') is not null as migrated")
    if (rows[0].migrated) return
  } catch (error) {
    if ((error as { code?: string }).code !== noSuchDatabase)
      throw new StartError(
        `the database of ${module} at ${where} can't be asked: ${(error as Error).message}`,
      )
  } finally {
    await client.end().catch(() => {})
  }
  throw new StartError(`there is no mart at ${where}: the ${module} module has never run on it`)
}

/** PostgreSQL's 3D000. */
const noSuchDatabase = '3D000'

const databaseName = (prefix: string, module: string) => `${prefix}_${module}`

/** `postgres://host/mart` and `order` make `postgres://host/mart_order`. */
function onServer(server: string, module: string): string {
  const url = new URL(server)
  url.pathname = `/${databaseName(url.pathname.slice(1) || 'mart', module)}`
  return url.href
}
