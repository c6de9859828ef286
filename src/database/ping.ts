import type pg from 'pg'
import type { Bounds } from './bounded-client.ts'
import { createSideConnection } from './side-connection.ts'

/** `read-only`: a standby, or a former primary after a failover. */
export type Ping = 'ok' | 'read-only'

/** Milliseconds within which the database has to answer. */
const timeout = 2_000

/** Milliseconds after which an unused connection is closed: longer than readiness probes leave between two. */
const idle = 30_000

/** Asks whether a database answers, over a connection of its own: waiting for one of the pool would say nothing of that. */
export function createPing(connect: (bounds: Partial<Bounds>) => Promise<pg.Client>) {
  const side = createSideConnection(connect, { timeout, idle })
  let asking: Promise<Ping> | null = null

  const ask = async (): Promise<Ping> => {
    const state = await side.use(askState)
    // The next ping connects anew, by then perhaps to the new primary.
    if (state === 'read-only') await side.close()
    return state
  }

  return {
    ask: () => {
      asking ??= ask().finally(() => {
        asking = null
      })
      return asking
    },
    close: side.close,
  }
}

/** Of the server that this connection is to. */
export async function askState(connection: pg.Client): Promise<Ping> {
  const { rows } = await connection.query('show transaction_read_only')
  return rows[0].transaction_read_only === 'off' ? 'ok' : 'read-only'
}
