import pg from 'pg'
import { DataTypes, Sequelize } from 'sequelize'
import type { Database } from './database.ts'
import { runAfterCommit, startTransaction } from './open-transaction.ts'
import type { Pool } from './pool.ts'
import { createReaders } from './readers.ts'
import { newCause } from './transaction.ts'

// Amounts, counts and versions are all far below 2^53: numbers, not strings.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// Sequelize reads numeric, which is what sum(bigint) gives, by a parser of its own.
Object.assign((DataTypes as unknown as { postgres: { DECIMAL: object } }).postgres.DECIMAL, { parse: Number })

/** Sequelize makes its connections with this class: statements are sent without waiting for earlier answers. */
class PipelinedClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super({ ...config, pipeline: true } as pg.ClientConfig)
  }
}

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  url: string
  /** The module, for events' `ce_source` and PostgreSQL's `application_name`. */
  name: string
  poolSize?: number
  /** Milliseconds after which a statement is cancelled. */
  statementTimeout?: number
  /** Called with what `afterCommit` threw. */
  onError?: (error: unknown) => void
}

/** A connection of its own, outside the pool, for what holds a session lock. */
export type Connection = pg.Client

/** A module's database with what the runtime needs beside the module's view of it. */
export interface OwnDatabase extends Database {
  /** Called after each commit that left events in the outbox. */
  onSaid(listener: () => void): void
  connect(): Promise<Connection>
  close(): Promise<void>
}

/** Opens the pool; connections are made as they are needed. */
export function createDatabase(options: DatabaseOptions): OwnDatabase {
  const sequelize = new Sequelize(options.url, {
    dialect: 'postgres',
    dialectModule: { ...pg, Client: PipelinedClient },
    dialectOptions: {
      application_name: `mart-${options.name}`,
      statement_timeout: options.statementTimeout ?? 30_000,
      // A named statement keeps the plan of its first uses. Made while tables were empty it walked them, and went on
      // so while they grew, until they were next analysed: 2.2 ms instead of 0.2 for an update of eight orders.
      options: '-c enable_seqscan=off',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    },
    pool: { max: options.poolSize ?? 5, min: 0, idle: 15_000, acquire: 10_000 },
    logging: false,
    define: { timestamps: false, underscored: true },
  })
  const pool = sequelize.connectionManager as unknown as Pool
  const read = createReaders(pool, Math.max(1, (options.poolSize ?? 5) - 2))
  let said = () => {}

  const database: OwnDatabase = {
    sequelize,
    query: (statement, values = []) => read(statement, values),
    async transaction(work, cause = newCause()) {
      const tx = startTransaction({ sequelize, pool, source: `/mart/${options.name}`, cause })
      let result: Awaited<ReturnType<typeof work>>
      try {
        result = await work(tx)
        await tx.commit()
      } catch (error) {
        await tx.rollback()
        throw error
      }
      if (tx.hasSaid()) said()
      await runAfterCommit(tx, options.onError)
      return result
    },
    onSaid(listener) {
      said = listener
    },
    async connect() {
      const connection = new pg.Client({
        connectionString: options.url,
        application_name: `mart-${options.name}`,
        keepAlive: true,
        connectionTimeoutMillis: 5_000,
      })
      await connection.connect()
      return connection
    },
    close: () => sequelize.close(),
  }
  return database
}
