import type pg from 'pg'
import type { Places } from './places.ts'

/** The part of Sequelize's connection manager that the house uses; it is not in Sequelize's types. */
export interface Pool {
  getConnection(options: { type: 'read' | 'write' }): Promise<pg.Client>
  releaseConnection(connection: pg.Client): void
  /** For one that is of no more use. */
  destroyConnection(connection: pg.Client): Promise<void>
}

/** The pool as transactions and Sequelize's own statements use it: each connection with a place. */
export function withPlaces(pool: Pool, places: Places): Pool {
  const get = pool.getConnection.bind(pool)
  const release = pool.releaseConnection.bind(pool)
  const destroy = pool.destroyConnection.bind(pool)
  return {
    async getConnection(options) {
      await places.enter()
      try {
        return await get(options)
      } catch (error) {
        places.leave()
        throw error
      }
    },
    releaseConnection(connection) {
      release(connection)
      places.leave()
    },
    async destroyConnection(connection) {
      places.leave()
      await destroy(connection)
    },
  }
}
