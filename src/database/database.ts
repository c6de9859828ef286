import pg from 'pg'
import { DataTypes, Sequelize } from 'sequelize'
import type { Cause } from '#src/events/event.ts'
import type { CommitPoints } from '#src/faults/fault-points.ts'
import { endWith, isTracing } from '#src/tracing/tracing.ts'
import { BoundedClient, type Bounds, Silent } from './bounded-client.ts'
import { createMeasuring } from './measuring.ts'
import { createPing, type Ping } from './ping.ts'
import { createPlaces, type Pool, withPlaces } from './places.ts'
import { createReaders } from './readers.ts'
import type { Queryable } from './statement.ts'
import { type BeginStatement, statementSteps } from './statement-steps.ts'
import { newCause, runAfterCommit, startTransaction, type Tx } from './transaction.ts'
import { type DatabaseWatch, unwatched } from './watch.ts'

// Amounts, counts and versions are all far below 2^53: numbers, not strings.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// Sequelize reads numeric, which is what sum(bigint) gives, by a parser of its own.
Object.assign((DataTypes as unknown as { postgres: { DECIMAL: object } }).postgres.DECIMAL, { parse: Number })

/** A module's own database. */
export interface Database extends Queryable {
  /** For repositories that define Sequelize models. */
  sequelize: Sequelize
  /**
   * Runs `work` in one transaction and commits it with what was said. For routes and subscriptions the
   * runtime does this; a job, or a use case that calls the outside between two transactions, does it itself. `points`:
   * what tests call the two sides of its COMMIT.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, cause?: Cause, points?: CommitPoints): Promise<T>
}

/** How a database is opened. */
export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  url: string
  /** The module, for events' `ce_source` and PostgreSQL's `application_name`. */
  name: string
  /** Connections at most while nothing is slow; twice as many while reads are (places.ts). */
  poolSize?: number
  /** Milliseconds after which a statement is cancelled. */
  statementTimeout?: number
  /** Milliseconds without an answer after which a connection is given up: a second more than `statementTimeout` at least. */
  queryTimeout?: number
  /** Milliseconds that a statement waits for a lock; as long as for anything else, unless told. */
  lockTimeout?: number
  /** Milliseconds that a read or a transaction waits for a connection to be free (10 s). */
  acquireTimeout?: number
  /** Milliseconds that the making of a connection may take (5 s). */
  connectTimeout?: number
  /** Milliseconds after which PostgreSQL undoes a transaction that nobody goes on with. */
  idleInTransactionTimeout?: number
  /** Milliseconds of silence after which the other machine is asked whether it is there. */
  keepAlive?: number
  /** Hears of waits and of slow statements. */
  watch?: DatabaseWatch
  /** Called with what `afterCommit` threw. */
  onError?: (error: unknown) => void
}

/** How a module's pool stands: connections, and who waits for one. */
export interface PoolState {
  inUse: number
  idle: number
  most: number
  waiting: number
}

/** A connection of its own, outside the pool, for what holds a session lock. */
export type Connection = pg.Client

/** A module's database with what the runtime needs beside the module's view of it. */
export interface OwnDatabase extends Database {
  /** Sets what is called after each commit that left events in the outbox. */
  onSaid(listener: () => void): void
  /** A connection outside the pool, with the same time-outs unless others are given. */
  connect(bounds?: Partial<Bounds>): Promise<Connection>
  /** Whether it answers, and takes writes, asked over a connection of its own. Rejects when it doesn't answer. */
  ping(): Promise<Ping>
  /**
   * Runs reads over a connection beside the pool, those that are sent together in one round trip, and says whether the
   * database takes writes. Rejects when it doesn't answer within two seconds.
   */
  measure<T>(work: (on: Queryable) => Promise<T>): Promise<{ state: Ping; result: T }>
  pool(): PoolState
  /** Waits for statements under way, `within` milliseconds (5 s) at most; then every connection is cut. */
  close(within?: number): Promise<void>
}

/** A job's own transactions, and a use case's. */
const ofJobs: CommitPoints = { before: 'job-before-commit', after: 'job-committed' }

/** Opens the pool; connections are made as they are needed. */
export function createDatabase(options: DatabaseOptions): OwnDatabase {
  const { poolSize = 5, statementTimeout = 30_000, acquireTimeout = 10_000, watch = unwatched } = options
  const bounds: Bounds = {
    statementTimeout,
    queryTimeout: Math.max(options.queryTimeout ?? 0, statementTimeout + 1_000),
    lockTimeout: options.lockTimeout ?? statementTimeout,
    idleInTransactionTimeout: options.idleInTransactionTimeout ?? 10_000,
    keepAlive: options.keepAlive ?? 5_000,
    connectTimeout: options.connectTimeout ?? 5_000,
  }
  const open = new Set<BoundedClient>()
  const track = (client: BoundedClient) => {
    open.add(client)
    client.once('end', () => open.delete(client))
  }
  /** Idle connections that have received nothing since then are most likely dead too, and are given up with it. */
  const distrust = ({ heardAt }: BoundedClient) => {
    for (const client of open)
      if (!client.busy && client.heardAt <= heardAt)
        client.giveUp(new Silent('another connection was silent'))
  }

  /** Sequelize makes its connections with this class. `pipeline`: statements are sent without waiting for earlier answers. */
  class PooledClient extends BoundedClient {
    constructor(config: pg.ClientConfig) {
      super({ ...config, pipeline: true } as pg.ClientConfig, bounds, distrust)
      track(this)
    }
  }
  const application_name = `mart-${options.name}`
  const connect = async ({ pipeline = false, ...over }: Partial<Bounds> & { pipeline?: boolean } = {}) => {
    const config = { connectionString: options.url, application_name, pipeline } as pg.ClientConfig
    const client = new BoundedClient(config, { ...bounds, ...over }, distrust)
    track(client)
    try {
      await client.connect()
    } catch (error) {
      open.delete(client)
      throw error
    }
    return client
  }

  const sequelize = new Sequelize(options.url, {
    dialect: 'postgres',
    dialectModule: { ...pg, Client: PooledClient },
    dialectOptions: {
      application_name,
      // A named statement keeps the plan of its first uses. Made while tables were empty it walked them, and went on
      // so while they grew, until they were next analysed: 2.2 ms instead of 0.2 for an update of eight orders.
      options: '-c enable_seqscan=off',
    },
    pool: { max: 2 * poolSize, min: 0, idle: 15_000, acquire: acquireTimeout },
    logging: false,
    define: { timestamps: false, underscored: true },
  })
  const manager = sequelize.connectionManager as unknown as Pool & {
    pool: { using: number; available: number }
  }
  const bare: Pool = {
    getConnection: manager.getConnection.bind(manager),
    releaseConnection: manager.releaseConnection.bind(manager),
    destroyConnection: manager.destroyConnection.bind(manager),
  }
  const places = createPlaces({ most: poolSize, acquireTimeout })
  const pool = withPlaces(bare, places, watch)
  // So that models' statements outside a transaction take their turn too.
  Object.assign(manager, { getConnection: pool.getConnection, releaseConnection: pool.releaseConnection })
  const readers = createReaders(bare, places, { acquireTimeout, watch })
  const ping = createPing(connect)
  const measuring = createMeasuring((bounds) => connect({ ...bounds, pipeline: true }))
  const beginStatement = statementSteps(options.url)
  if (isTracing()) traceModels(sequelize, beginStatement)
  let said = () => {}

  const database: OwnDatabase = {
    sequelize,
    query: (statement, values = []) =>
      endWith(beginStatement(statement.name), readers.read(statement, values)),
    async transaction(work, cause = newCause(), points = ofJobs) {
      const tx = startTransaction({
        sequelize,
        pool,
        source: `/mart/${options.name}`,
        cause,
        watch,
        beginStatement,
        points,
      })
      let result: Awaited<ReturnType<typeof work>>
      try {
        result = await work(tx)
        await tx.commit()
      } catch (error) {
        await tx.rollback()
        throw tx.reasonOf(error)
      }
      if (tx.hasSaid()) said()
      await runAfterCommit(tx, options.onError)
      return result
    },
    onSaid(listener) {
      said = listener
    },
    connect,
    ping: ping.ask,
    measure: measuring.measure,
    pool: () => ({
      inUse: manager.pool.using,
      idle: manager.pool.available,
      most: poolSize,
      waiting: places.waiting() + readers.waiting(),
    }),
    async close(within = 5_000) {
      const cut = setTimeout(() => {
        for (const client of open) client.giveUp(new Error('Connection terminated: the database is closed'))
      }, within)
      await Promise.all([ping.close(), measuring.close(), sequelize.close()])
      clearTimeout(cut)
    },
  }
  return database
}

/** Statements of models have no name of ours: they go by what they do, and to which table. */
function traceModels(sequelize: Sequelize, beginStatement: BeginStatement): void {
  const query = sequelize.query.bind(sequelize) as (...args: unknown[]) => Promise<unknown>
  const traced = (statement: unknown, options?: { type?: string; model?: { tableName?: string } }) => {
    const text = typeof statement === 'string' ? statement : ((statement as { query?: string }).query ?? '')
    const verb = /^\s*(\w{1,20})/.exec(text)?.[1]?.toUpperCase() ?? 'STATEMENT'
    return endWith(
      beginStatement([verb, options?.model?.tableName].filter(Boolean).join(' ')),
      query(statement, options),
    )
  }
  Object.assign(sequelize, { query: traced })
}
