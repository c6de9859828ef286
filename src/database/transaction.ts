import type { Transaction } from 'sequelize'
import { v7 } from 'uuid'
import type { DomainEvent } from '#src/events/event.ts'
import type { Queryable, Statement } from './statement.ts'

/** Where a change came from; rides on every event that it causes. */
export interface Cause {
  /** The id of the request, or of the first event, that everything since came of. */
  correlationId: string
  /** The id of the event that directly led here; absent for a request. */
  causationId?: string
  /** When that event was said; absent for a request. */
  saidAt?: Date
  traceparent?: string
}

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
  /** Events for the outbox, published after the commit, in this order. */
  say(...events: DomainEvent[]): void
  /** The same transaction, where what is said has another cause: in a batch, each event's own. */
  causedBy(cause: Cause): Tx
  /** Run after a successful commit, before a request is answered. A failure is logged, not answered. */
  afterCommit(run: () => void | Promise<void>): void
}

/** A cause for what nobody asked for: a job's work. */
export function newCause(): Cause {
  return { correlationId: v7() }
}
