import type { Writable } from 'node:stream'
import type pg from 'pg'

const gathering = new WeakSet<Writable>()

/**
 * Call before sending on a connection: what is sent on it before the event loop comes round again leaves as one write.
 * A write to a socket costs more than all else that pg does for a small statement.
 */
export function gather(connection: pg.Client): void {
  const { stream } = (connection as unknown as { connection: { stream: Writable } }).connection
  if (gathering.has(stream)) return
  gathering.add(stream)
  stream.cork()
  setImmediate(() => {
    gathering.delete(stream)
    stream.uncork()
  })
}
