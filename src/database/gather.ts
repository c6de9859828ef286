import type { Writable } from 'node:stream'
import type pg from 'pg'

const gathering = new WeakSet<Writable>()

/**
 * Call before sending on a connection: all that is sent on it in this turn of the event loop leaves as one write.
 * A write to a socket costs more than everything else that pg does for a small statement.
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
