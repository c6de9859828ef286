import type pg from 'pg'

/** The part of Sequelize's connection manager that the house uses; it is not in Sequelize's types. */
export interface Pool {
  getConnection(options: { type: 'read' | 'write' }): Promise<pg.Client>
  releaseConnection(connection: pg.Client): void
}
