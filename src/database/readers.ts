import type pg from 'pg'
import { isOutage } from './outage.ts'
import type { Pool } from './places.ts'
import { NoneFree, type Places } from './places.ts'
import type { Statement } from './statement.ts'
import type { DatabaseWatch } from './watch.ts'

interface Read {
  statement: Statement<unknown>
  values: unknown[]
  askedAt: number
  resolve: (rows: never[]) => void
  reject: (error: unknown) => void
}

interface Reader {
  /** When its statement was sent; Infinity while none is. */
  since: number
  apart: boolean
}

/** Milliseconds after which a read that others wait behind is a slow one. */
const slow = 50

/** So many reads may wait for a connection; one more is refused at once. */
const mostWaiting = 1_000

/**
 * Statements outside transactions, each alone on its connection. Statements on one connection wait for each other,
 * whatever they are: three reads of 6 s once held up 312 quick ones by 5 s. A reader takes the next that waits as soon
 * as it has an answer, without giving its connection back in between. A read that lasts while others wait is set apart
 * (places.ts), and another connection takes its place. One that waited `acquireTimeout` milliseconds is refused.
 */
export function createReaders(
  pool: Pool,
  places: Places,
  { acquireTimeout, watch: told }: { acquireTimeout: number; watch: DatabaseWatch },
) {
  const waiting: Read[] = []
  const readers = new Set<Reader>()
  let watch: NodeJS.Timeout | null = null

  /** Sets slow reads apart, and refuses what has waited too long, for as long as anything waits. */
  const look = () => {
    watch = null
    const now = performance.now()
    for (const reader of readers) {
      if (!reader.apart && now - reader.since >= slow && places.setApart()) reader.apart = true
    }
    while (waiting[0] && now - waiting[0].askedAt >= acquireTimeout)
      waiting.shift()?.reject(new NoneFree(`no connection came free within ${acquireTimeout} ms`))
    if (waiting.length > 0) watch = setTimeout(look, slow)
  }

  const admit = () => {
    while (waiting.length > 0 && places.tryRead()) void serve(waiting.shift() as Read)
  }
  places.onFree(admit)

  const serve = async (first: Read): Promise<void> => {
    const reader: Reader = { since: Number.POSITIVE_INFINITY, apart: false }
    let connection: pg.Client | null = null
    let sound = true
    readers.add(reader)
    try {
      connection = await pool.getConnection({ type: 'read' })
      for (let read: Read | undefined = first; read; read = sound ? next(reader) : undefined)
        sound = await run(read, connection, reader, told)
    } catch (error) {
      first.reject(error)
    }
    readers.delete(reader)
    if (connection && sound) pool.releaseConnection(connection)
    else if (connection) void pool.destroyConnection(connection).catch(() => {})
    if (reader.apart) places.rejoin()
    else places.leaveRead()
  }

  /** The next read for a reader that has its answer. One that was set apart goes on only if there is a place for it. */
  const next = (reader: Reader): Read | undefined => {
    if (waiting.length === 0 || places.yields()) return undefined
    if (reader.apart) {
      if (!places.tryRead()) return undefined
      places.rejoin()
      reader.apart = false
    }
    return waiting.shift()
  }

  const read = <Row>(statement: Statement<Row>, values: unknown[]): Promise<Row[]> =>
    new Promise<Row[]>((resolve, reject) => {
      const read: Read = { statement, values, askedAt: performance.now(), resolve, reject }
      if (waiting.length === 0 && places.tryRead()) void serve(read)
      else if (waiting.length >= mostWaiting)
        reject(new NoneFree(`${mostWaiting} reads wait for a connection`))
      else {
        waiting.push(read)
        if (watch === null) watch = setTimeout(look, slow)
      }
    })

  return { read, /** How many reads wait. */ waiting: () => waiting.length }
}

/** Runs one read. Returns whether the connection can be used again. */
async function run(
  { statement, values, askedAt, resolve, reject }: Read,
  connection: pg.Client,
  reader: Reader,
  told: DatabaseWatch,
) {
  const since = performance.now()
  reader.since = since
  told.waited(since - askedAt)
  try {
    const { rows } = await connection.query({ name: statement.name, text: statement.text, values })
    resolve(rows as never[])
    return true
  } catch (error) {
    reject(error)
    return !isOutage(error)
  } finally {
    told.answered(statement.name, performance.now() - since)
    reader.since = Number.POSITIVE_INFINITY
  }
}
