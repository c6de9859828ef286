import type { Sequelize } from 'sequelize'
import type { Queryable } from './statement.ts'
import type { Cause, Tx } from './transaction.ts'

/** A module's own database. */
export interface Database extends Queryable {
  /** For repositories that define Sequelize models. */
  sequelize: Sequelize
  /**
   * Runs `work` in one transaction and commits it with what was said. For routes and subscriptions the
   * runtime does this; a job, or a use case that calls the outside between two transactions, does it itself.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, cause?: Cause): Promise<T>
}
