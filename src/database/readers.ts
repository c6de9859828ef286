import type pg from 'pg'
import { gather } from './gather.ts'
import { isOutage } from './outage.ts'
import type { Pool } from './pool.ts'
import type { Statement } from './statement.ts'

interface Reader {
  connection: pg.Client
  underWay: number
}

/**
 * Statements outside transactions. Each has a connection to itself while `most` are not in use; beyond that they share
 * them, several on their way at once on the one with the fewest, rather than wait for one to be free. So many requests'
 * statements leave in one write, and their answers come in one read. `most` is less than the pool has, so that reads
 * leave connections to transactions.
 */
export function createReaders(pool: Pool, most: number) {
  const readers: Reader[] = []
  const opening = new Set<Promise<Reader>>()

  function open(): Promise<Reader> {
    const opened = pool.getConnection({ type: 'read' }).then((connection) => {
      const reader = { connection, underWay: 0 }
      readers.push(reader)
      return reader
    })
    opening.add(opened)
    const done = () => opening.delete(opened)
    opened.then(done, done)
    return opened
  }

  function leastBusy(): Reader | undefined {
    let found = readers[0]
    for (const reader of readers) if (found && reader.underWay < found.underWay) found = reader
    return found
  }

  /** Nobody else takes it. */
  function retire(reader: Reader): void {
    const at = readers.indexOf(reader)
    if (at >= 0) readers.splice(at, 1)
  }

  return async <Row>({ name, text }: Statement<Row>, values: unknown[]): Promise<Row[]> => {
    let reader = leastBusy()
    if (!reader || (reader.underWay > 0 && readers.length + opening.size < most)) reader = await open()
    reader.underWay++
    try {
      gather(reader.connection)
      const result = await reader.connection.query({ name, text, values })
      return result.rows as Row[]
    } catch (error) {
      if (isOutage(error)) retire(reader)
      throw error
    } finally {
      reader.underWay--
      if (reader.underWay === 0) {
        retire(reader)
        pool.releaseConnection(reader.connection)
      }
    }
  }
}
