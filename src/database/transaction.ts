import type pg from 'pg'
import { type Sequelize, Transaction } from 'sequelize'
import { v7 } from 'uuid'
import type { Cause, DomainEvent, EventRecord } from '#src/events/event.ts'
import { beginCreation } from '#src/events/event-steps.ts'
import { outboxInsert, outboxValues, toRecord } from '#src/events/outbox.ts'
import { type CommitPoints, faultPoint } from '#src/faults/fault-points.ts'
import { asPresent, presentWork } from '#src/log/work.ts'
import type { Step } from '#src/tracing/step.ts'
import { endWith, isTracing } from '#src/tracing/tracing.ts'
import { causesOf } from './error-code.ts'
import { gather } from './gather.ts'
import { isOutage } from './outage.ts'
import type { Pool } from './places.ts'
import type { Queryable, Statement } from './statement.ts'
import type { BeginStatement } from './statement-steps.ts'
import type { DatabaseWatch } from './watch.ts'

/**
 * One transaction on a module's database. BEGIN goes out with the first statement, so that a
 * handler that touches nothing costs nothing; what is said goes to the outbox with the commit.
 */
export interface Tx extends Queryable {
  readonly cause: Cause
  query<Row>(statement: Statement<Row>, values?: unknown[]): Promise<Row[]>
  /** A write whose result isn't needed: sent at once, awaited at the commit, which fails if it did. */
  write(statement: Statement<unknown>, values?: unknown[]): void
  /** For Sequelize's models: `Address.create(values, { transaction: await tx.sequelize() })`. */
  sequelize(): Promise<Transaction>
  /**
   * To say an event is to write it to the outbox, in this transaction: it is published after the commit, and only then.
   * Events of one transaction are published in the order in which they were said.
   */
  say(...events: DomainEvent[]): void
  /** The same transaction, where what is said has another cause: in a batch, each event's own. */
  causedBy(cause: Cause): Tx
  /** Runs `run` after a successful commit, before a request is answered. A failure is logged, not answered. */
  afterCommit(run: () => void | Promise<void>): void
  /**
   * Leaves something to `run` for the very end of this transaction: it is given all that was left to it, once, when only
   * the outbox and the COMMIT are still to come. For what locks a row that many wait for. If it fails, nothing is committed.
   */
  atCommit<Left>(run: (left: Left[], tx: Tx) => Promise<void>, left: Left): void
}

/** A cause for what nobody asked for: a job's work. What is done for a request, or for an event, comes of that. */
export function newCause(): Cause {
  const work = presentWork()
  const correlationId = work?.ids.correlationId ?? v7()
  return work?.step ? { correlationId, traceparent: work.step.traceparent } : { correlationId }
}

/** A transaction as the one who opened it sees it. */
export interface OpenTransaction extends Tx {
  /** Flushes what was said to the outbox and commits: one round trip. Throws, rolled back, if any write failed. */
  commit(): Promise<void>
  /** May be called at any time, also when nothing was opened. Never throws. */
  rollback(): Promise<void>
  /**
   * Why it failed: what the first of its statements to fail said, where `error` only says that one did before it
   * (25P02: PostgreSQL refuses every statement of a failed transaction with these words); else `error` itself.
   */
  reasonOf(error: unknown): unknown
  hasSaid(): boolean
  afterwards: (() => void | Promise<void>)[]
}

/**
 * Nothing goes to the database before the first statement. Then BEGIN and that statement leave together,
 * writes leave without waiting for each other's answers, and the outbox leaves with the COMMIT, since
 * connections are pipelined: an order is placed in two round trips, of which the first is its read.
 */
export function startTransaction(options: {
  sequelize: Sequelize
  pool: Pool
  source: string
  cause: Cause
  watch: DatabaseWatch
  beginStatement?: BeginStatement
  points?: CommitPoints
}): OpenTransaction {
  const { sequelize, pool, source, cause, watch, beginStatement = () => null, points } = options
  /** Of the events that are said in it, where they are traced: they are there when it commits. */
  const creations: Step[] = []
  const said: EventRecord[] = []
  const writes: Promise<unknown>[] = []
  const afterwards: (() => void | Promise<void>)[] = []
  const atLast = new Map<(left: never[], tx: Tx) => Promise<void>, unknown[]>()
  let opened: Promise<pg.Client> | null = null
  let model: Transaction | null = null
  let done = false
  /** What the first statement that failed said. PostgreSQL answers in order, so it is also the first to be heard. */
  let first: { error: unknown } | null = null

  /** Keeps the first failure: every later statement of the transaction fails because of it, and is given its error. */
  const failed = (error: unknown): unknown => {
    first ??= { error }
    return first.error
  }

  /** When the last answer came. PostgreSQL answers in order: what is sent before that has only waited until then. */
  let heardAt = 0
  const timed = <T>(name: string, asked: Promise<T>): Promise<T> => {
    const sentAt = performance.now()
    const heard = () => {
      const now = performance.now()
      watch.answered(name, now - Math.max(sentAt, heardAt))
      heardAt = now
    }
    asked.then(heard, heard)
    return asked
  }

  /** Sends without awaiting the answer; a failure is thrown by the commit. */
  const send = (connection: pg.Client, query: string | pg.QueryConfig) => {
    gather(connection)
    const name = typeof query === 'string' ? 'begin' : (query.name ?? '')
    const sent = timed(name, connection.query(query as pg.QueryConfig))
    sent.catch(failed)
    writes.push(sent)
    return sent
  }
  const mustGoOn = () => {
    if (done) throw new Error('the transaction is over')
  }
  const open = () => {
    mustGoOn()
    opened ??= pool.getConnection({ type: 'write' }).then((connection) => {
      send(connection, 'BEGIN')
      return connection
    })
    return opened
  }
  const release = async (sound = true) => {
    done = true
    const connection = await opened?.catch(() => null)
    opened = null
    if (!connection) return
    // After an outage, or a failover to another server, a new connection is needed.
    if (sound && !(first && isOutage(first.error))) pool.releaseConnection(connection)
    else await pool.destroyConnection(connection).catch(() => {})
  }

  const say = (events: DomainEvent[], cause: Cause) => {
    for (const event of events) {
      const record = toRecord(event, source, cause)
      said.push(record)
      const creation = isTracing() ? beginCreation(record) : null
      if (creation) creations.push(creation)
    }
  }
  const endCreations = (error?: unknown) => {
    for (const creation of creations.splice(0)) creation.end(error)
  }

  const tx: OpenTransaction = {
    cause,
    afterwards,
    hasSaid: () => said.length > 0,
    say: (...events) => say(events, cause),
    causedBy: (other) => ({
      ...tx,
      cause: other,
      say: (...events) => say(events, other),
    }),
    afterCommit: (run) => void afterwards.push(asPresent(run)),
    atCommit: (run, left) => void atLast.set(run, [...(atLast.get(run) ?? []), left]),
    async query<Row>({ name, text }: Statement<Row>, values: unknown[] = []) {
      const connection = await open()
      gather(connection)
      try {
        const asked = endWith(beginStatement(name), connection.query({ name, text, values }))
        const result = await timed(name, asked)
        return result.rows as Row[]
      } catch (error) {
        throw failed(error)
      }
    },
    write({ name, text }, values = []) {
      const sent = open().then((connection) =>
        endWith(beginStatement(name), send(connection, { name, text, values })),
      )
      sent.catch(() => {})
      writes.push(sent)
    },
    async sequelize() {
      const connection = await open()
      model ??= Object.assign(new Transaction(sequelize, {}), {
        connection: telling(connection, mustGoOn, failed, watch),
      })
      return model
    },
    async commit() {
      for (const [run, left] of atLast) await run(left as never[], tx)
      if (said.length > 0) {
        const connection = await open()
        endWith(
          beginStatement(outboxInsert.name),
          send(connection, { ...outboxInsert, values: outboxValues(said) }),
        )
      }
      if (!opened) {
        done = true
        return
      }
      const connection = await opened
      if (points) faultPoint(points.before)
      gather(connection)
      const committed = timed('commit', endWith(beginStatement('COMMIT'), connection.query('COMMIT')))
      committed.catch(() => {})
      await Promise.all(writes)
      const { command } = await committed
      // After a failed statement that somebody caught, PostgreSQL answers COMMIT with ROLLBACK.
      if (command !== 'COMMIT')
        throw failed(new Error('the transaction was aborted by a statement that failed'))
      if (points) faultPoint(points.after)
      endCreations()
      await release()
    },
    async rollback() {
      endCreations(new Undone())
      if (done) return
      // From here on the work, which may still be running, can send nothing more.
      done = true
      const connection = await opened?.catch(() => null)
      let undone = true
      if (connection) {
        await Promise.allSettled(writes)
        undone = await connection.query('ROLLBACK').then(
          () => true,
          () => false,
        )
      }
      await release(undone)
    },
    reasonOf: (error) => (first && saysNoMore(error) ? first.error : error),
  }
  return tx
}

/** What became of events that were said in a transaction that was rolled back. */
class Undone extends Error {
  override name = 'Undone'
}

/** Whether an error, or one that it wraps, only says that the transaction had failed before (25P02). */
const saysNoMore = (error: unknown): boolean => [...causesOf(error)].some(({ code }) => code === '25P02')

/**
 * The same connection for Sequelize, whose statements fail with what `failed` makes of their errors, and where
 * `mustGoOn` throws: work that was given up may go on when the connection is another's.
 */
function telling(
  connection: pg.Client,
  mustGoOn: () => void,
  failed: (error: unknown) => unknown,
  watch: DatabaseWatch,
): pg.Client {
  const query = (text: unknown, ...rest: unknown[]) => {
    mustGoOn()
    const told = rest.pop() as (error: unknown, result: unknown) => void
    const sentAt = performance.now()
    const heard = (error: unknown, result: unknown) => {
      watch.answered('model', performance.now() - sentAt)
      if (!error) return told(error, result)
      // Callbacks are called before promises are rejected: wait for those of earlier statements, which hold the reason.
      setImmediate(() => told(failed(error), result))
    }
    return (connection.query as (...args: unknown[]) => unknown)(text, ...rest, heard)
  }
  return Object.create(connection, { query: { value: query } })
}

/** Runs the after-commit hooks in order. One that fails keeps none of the others from running. */
export async function runAfterCommit(
  { afterwards }: OpenTransaction,
  onError: (error: unknown) => void = () => {},
): Promise<void> {
  for (const run of afterwards) {
    try {
      await run()
    } catch (error) {
      onError(error)
    }
  }
}
