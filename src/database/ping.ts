import type pg from 'pg'
import type { Bounds } from './bounded-client.ts'

/** `read-only`: a standby, or a former primary after a failover. */
export type Ping = 'ok' | 'read-only'

/** Milliseconds within which the database has to answer. */
const pingTimeout = 2_000

/** Milliseconds after which an unused connection is closed: longer than readiness probes leave between two. */
const idleTimeout = 30_000

/** Asks whether a database answers, over a connection of its own: waiting for one of the pool would say nothing of that. */
export function createPing(connect: (bounds: Partial<Bounds>) => Promise<pg.Client>) {
  let connection: Promise<pg.Client> | null = null
  let asking: Promise<Ping> | null = null
  let rest: NodeJS.Timeout | null = null

  const close = async () => {
    clearTimeout(rest ?? undefined)
    const closing = connection
    connection = null
    await (await closing?.catch(() => null))?.end()
  }

  const ask = async (): Promise<Ping> => {
    clearTimeout(rest ?? undefined)
    try {
      connection ??= connect({
        queryTimeout: pingTimeout,
        statementTimeout: pingTimeout,
        connectTimeout: pingTimeout,
      })
      const { rows } = await (await connection).query('show transaction_read_only')
      if (rows[0].transaction_read_only !== 'off') {
        // The next ping connects anew, by then perhaps to the new primary.
        await close()
        return 'read-only'
      }
      rest = setTimeout(() => void close().catch(() => {}), idleTimeout)
      rest.unref()
      return 'ok'
    } catch (error) {
      void close().catch(() => {})
      throw error
    }
  }

  return {
    ask: () => {
      asking ??= ask().finally(() => {
        asking = null
      })
      return asking
    },
    close,
  }
}
