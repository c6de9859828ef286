import type pg from 'pg'
import type { Bounds } from './bounded-client.ts'
import { gather } from './gather.ts'
import { askState, type Ping } from './ping.ts'
import { createSideConnection } from './side-connection.ts'
import type { Queryable } from './statement.ts'

/** Milliseconds: a scrape gives up on a database then. */
const timeout = 2_000

/** Milliseconds after which an unused connection is closed: longer than scrapes leave between two. */
const idle = 90_000

/**
 * Reads what is shown of a database, over a connection of its own: a scrape takes none of the pool's, and sees a database
 * whose pool is used up. What is asked at once goes out together, and so is one round trip. By unnamed statements, so that
 * each is planned by what the tables are like now.
 */
export function createMeasuring(connect: (bounds: Partial<Bounds>) => Promise<pg.Client>) {
  const side = createSideConnection(connect, { timeout, idle })
  return {
    /** Rejects where the database doesn't answer. `work` may keep what it read until then. */
    measure: <T>(work: (on: Queryable) => Promise<T>): Promise<{ state: Ping; result: T }> =>
      side.use(async (connection) => {
        const on: Queryable = {
          async query({ text }, values = []) {
            gather(connection)
            return (await connection.query({ text, values })).rows
          },
        }
        gather(connection)
        const [state, result] = await Promise.all([askState(connection), work(on)])
        if (state === 'read-only') await side.close()
        return { state, result }
      }),
    close: side.close,
  }
}
