import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { type Cluster, openCluster } from './postgres/cluster.ts'
import { ensureDatabase } from './postgres/ensure-database.ts'

/** Where each module's database is, and what is to be ended with the process. */
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

const databaseName = (prefix: string, module: string) => `${prefix}_${module}`

/** `postgres://host/mart` and `order` make `postgres://host/mart_order`. */
function onServer(server: string, module: string): string {
  const url = new URL(server)
  url.pathname = `/${databaseName(url.pathname.slice(1) || 'mart', module)}`
  return url.href
}
