import type pg from 'pg'
import type { Bounds } from './bounded-client.ts'

/**
 * A connection beside the pool, for what must not wait for a free one: made when it is first used, kept while it is used now
 * and then, and given up where its use fails.
 */
export interface SideConnection {
  use<T>(work: (connection: pg.Client) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Milliseconds: `timeout` within which the database has to answer, `idle` after which an unused connection is closed. */
export function createSideConnection(
  connect: (bounds: Partial<Bounds>) => Promise<pg.Client>,
  { timeout, idle }: { timeout: number; idle: number },
): SideConnection {
  let connection: Promise<pg.Client> | null = null
  let rest: NodeJS.Timeout | null = null

  const close = async () => {
    clearTimeout(rest ?? undefined)
    const closing = connection
    connection = null
    await (await closing?.catch(() => null))?.end()
  }

  return {
    async use(work) {
      clearTimeout(rest ?? undefined)
      try {
        connection ??= connect({ queryTimeout: timeout, statementTimeout: timeout, connectTimeout: timeout })
        const result = await work(await connection)
        rest = setTimeout(() => void close().catch(() => {}), idle)
        rest.unref()
        return result
      } catch (error) {
        void close().catch(() => {})
        throw error
      }
    },
    close,
  }
}
