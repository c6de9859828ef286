import type pg from 'pg'
import type { Bounds } from './bounded-client.ts'

/** `read-only`: a server that waits to take over, or that another one has taken over from. */
export type Ping = 'ok' | 'read-only'

/** Milliseconds within which it answers. */
const pingTimeout = 2_000

/** Milliseconds after which a connection that nobody asks by is closed: longer than probes leave between two. */
const idleTimeout = 30_000

/** Whether a database answers, on a connection of its own: what others ask of it, and how slowly, is no matter here. */
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
        // The next question goes to whoever the address leads to by then.
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
