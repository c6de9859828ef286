import { mkdir, readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import jwt from 'jsonwebtoken'
import pg from 'pg'
import pino from 'pino'
import type { Caller } from '#src/http/route.ts'
import { loadSigningKey } from '#src/keys/signing-keys.ts'
import { openCluster } from '#src/postgres/cluster.ts'
import { findServer } from '#src/postgres/server.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { modules, untilIdle } from './idle.ts'
import { type Server, startServer } from './server.ts'

/** How thoroughly it is measured. */
export interface Pains {
  rounds: number
  /** Of one measurement. */
  seconds: number
  warmUp: number
  /** Seconds of the mixed day. */
  day: number
  /** A million rows where a hundred thousand would do. */
  big: boolean
  /** Writes a `.cpuprofile` of each server to `profiles/` in the run's folder. */
  profile: boolean
}

/** What scenarios are played on: one PostgreSQL with fsync on, made anew, and servers on it. */
export interface Stage extends Pains {
  /** Where everything of this run lies. */
  dir: string
  /** Starts all six modules in one process, as production would run them; resolves when the seeded catalogue is everywhere. */
  mart(settings?: Record<string, string>): Promise<Server>
  /** Starts a program (beside `bench`, or a `file:` URL), and ends it with the stage; its output goes to `<name>.log`. */
  start(program: string, name: string, env: Record<string, string>): Promise<Server>
  /** Starts `bench/limits/<name>.ts` on a module's database. */
  limit(name: string, module: string): Promise<Server>
  /** Copies a module's database while no mart runs: for a server to fill, and no other to find it full. */
  copy(module: string, name: string): Promise<void>
  /** The address of a module's database, or of a copy. */
  url(module: string): string
  /** The environment in which the mart's own tools find its databases. */
  env: Record<string, string>
  /** Rows of a statement on a module's database. */
  // biome-ignore lint/suspicious/noExplicitAny: rows have every shape
  query(module: string, text: string, values?: unknown[]): Promise<any[]>
  /** An access token as the user module would sign it. */
  token(caller: Pick<Caller, 'id' | 'role'>): string
  /** Resolves with milliseconds when every outbox is empty and no event is being retried. */
  untilIdle(timeout?: number): Promise<number>
  /** Starts PostgreSQL again with other settings, which stay; no server of the stage may run. */
  restartPostgres(settings: Record<string, string>): Promise<void>
  /** Progress, for the terminal. */
  progress(text: string): void
  close(): Promise<void>
}

/** As a deployment sets them: answers unchecked, each request logged at `info`, JSON lines to a file. */
const production = {
  NODE_ENV: 'production',
  SHUTDOWN_DELAY: '0',
  ALLOW_EMBEDDED: 'true',
  ALLOW_SANDBOX_PAYMENTS: 'true',
  ADMIN_EMAIL: 'admin@imtiaz.test',
  ADMIN_PASSWORD: 'a bench of mango trees',
  PUBLIC_URL: 'http://localhost:8000',
  HOST: '127.0.0.1',
  PORT: '0',
  // Six services stand on one machine.
  ADMIN_PORT: '0',
  SEED: 'demo',
  LOG_LEVEL: 'info',
  // The bench has a hundred customers, who order as much as thousands.
  COD_LIMIT: '0',
  COD_LIMIT_NEW: '0',
  COD_OPEN_ORDERS: '0',
  UNPAID_ORDERS: '0',
}

/** As `npm start` and the image run it. */
const flagsOfMart = ['--max-semi-space-size=16']

/** In a folder of this run's own, so that two benches at once slow each other down and nothing worse. */
export async function openStage(
  pains: Pains,
  dir = join('.data', 'bench', String(process.pid)),
): Promise<Stage> {
  await mkdir(dir, { recursive: true })
  const log = pino({ level: 'warn' })
  let cluster = await openCluster({ dir: join(dir, 'postgres'), log })
  const { privateKey, kid } = await loadSigningKey({ dataDir: dir, jwt: { privateKey: '', publicKey: '' } })
  const url = (module: string) => cluster.url(`mart_${module}`)
  const pools = new Map<string, pg.Pool>()
  const running = new Set<Server>()
  const flags = pains.profile ? ['--cpu-prof', `--cpu-prof-dir=${join(dir, 'profiles')}`] : []

  async function start(program: string, name: string, env: Record<string, string>): Promise<Server> {
    const own = program.endsWith('/modules/start.ts') ? flagsOfMart : []
    const server = await startServer({
      program: new URL(program, import.meta.url),
      env,
      log: join(dir, `${name}.log`),
      flags: [...flags, ...own],
    })
    running.add(server)
    return {
      ...server,
      async stop() {
        running.delete(server)
        await server.stop()
      },
    }
  }

  async function query(module: string, text: string, values: unknown[] = []) {
    let pool = pools.get(module)
    if (!pool) {
      pool = new pg.Pool({ connectionString: url(module), max: 2, idleTimeoutMillis: 500 })
      // A connection may fail while the server stops.
      pool.on('error', () => {})
      pools.set(module, pool)
    }
    return (await pool.query(text, values)).rows
  }

  async function copy(module: string, name: string): Promise<void> {
    // PostgreSQL copies no database that somebody is connected to.
    await pools.get(module)?.end()
    pools.delete(module)
    await query('user', `drop database if exists mart_${name} with (force)`)
    await query('user', `create database mart_${name} template mart_${module}`)
  }

  const env = { ...production, DATA_DIR: dir, DATABASE_URL: cluster.url('mart') }

  async function restartPostgres(settings: Record<string, string>): Promise<void> {
    const client = new pg.Client(cluster.url('postgres'))
    await client.connect()
    for (const [name, value] of Object.entries(settings))
      await client.query(`alter system set ${client.escapeIdentifier(name)} = ${client.escapeLiteral(value)}`)
    await client.end()
    for (const pool of pools.values()) await pool.end()
    pools.clear()
    await cluster.stop()
    cluster = await openCluster({ dir: join(dir, 'postgres'), log })
    env.DATABASE_URL = cluster.url('mart')
  }

  return {
    ...pains,
    dir,
    env,
    copy,
    url,
    query,
    untilIdle: (timeout) => untilIdle({ query, timeout }),
    start,
    restartPostgres,
    async mart(settings = {}) {
      const server = await start('../modules/start.ts', 'mart', { ...env, ...settings })
      // One on a PostgreSQL of its own says what it says there.
      if (settings.DATA_DIR && settings.DATABASE_URL === '') await untilIdleIn(settings.DATA_DIR)
      else await untilIdle({ query })
      return server
    },
    limit: (name, module) =>
      start(`./limits/${name}.ts`, name, {
        NODE_ENV: 'production',
        DATABASE_URL: url(module),
      }),
    token: ({ id, role }) =>
      inOneForm(
        jwt.sign({ role, sid: id, epoch: 0 }, privateKey, {
          header: { alg: 'ES256', typ: 'at+jwt', kid },
          subject: id,
          issuer: 'imtiaz-mart',
          audience: 'imtiaz-mart',
          expiresIn: '6h',
        }),
      ),
    progress: (text) => void process.stderr.write(text),
    async close() {
      for (const server of running) await server.stop()
      for (const [module, pool] of pools) {
        pools.delete(module)
        await pool.end()
      }
      await cluster.stop()
      // Servers' logs and profiles stay.
      for (const folder of ['postgres', 'own', 'keys', 'kafka'])
        await rm(join(dir, folder), { recursive: true, force: true })
    },
  }
}

/** Resolves when the mart whose embedded PostgreSQL lies in `dataDir` has handled all its events. */
async function untilIdleIn(dataDir: string): Promise<void> {
  const dir = await realpath(join(dataDir, 'postgres'))
  const server = await findServer(dir)
  if (!server) throw new Error(`no PostgreSQL runs in ${dir}`)
  const password = (await readFile(join(dir, 'password'), 'utf8')).trim()
  const pools = new Map(
    modules.map((module) => {
      const connectionString = `postgres://postgres:${password}@127.0.0.1:${server.port}/mart_${module}`
      return [module, new pg.Pool({ connectionString, max: 1 })]
    }),
  )
  try {
    await untilIdle({
      query: async (module, text) => (await (pools.get(module) as pg.Pool).query(text)).rows,
    })
  } finally {
    await Promise.all([...pools.values()].map((pool) => pool.end()))
  }
}
