import type pg from 'pg'
import type { DatabaseWatch } from './watch.ts'

/** No connection came free in time: the database, or what is asked of it, is too slow. It counts as an outage. */
export class NoneFree extends Error {
  override name = 'NoneFree'
  readonly code = '53300'
}

/** So many transactions may wait for a connection; one more is refused at once. */
const mostWaiting = 1_000

/** How a pool's connections are shared between transactions and reads. */
export interface Places {
  /** A place for a transaction, when there is one. Rejects with NoneFree when there was none in time. */
  enter(): Promise<void>
  leave(): void
  /** A place for a read, if there is one now. */
  tryRead(): boolean
  /** `yields`: the reader has done one more read and asks whether a transaction needs the place more. */
  yields(): boolean
  leaveRead(): void
  /** Gives a slow read's place to another; its connection comes on top of `most`. False where too many reads are apart. */
  setApart(): boolean
  /** The end of a read that was set apart. */
  rejoin(): void
  /** How many transactions wait. */
  waiting(): number
  /** Called when there may be a place for a read. */
  onFree(listener: () => void): void
}

/**
 * `most` connections in all, of which transactions leave one to reads, and reads two to transactions. Reads that take
 * long are set apart, `most` of them at most, so that a quick one is never behind them: the pool has twice `most`, and
 * comes to more than `most` only while something is slow.
 */
export function createPlaces({ most, acquireTimeout }: { most: number; acquireTimeout: number }): Places {
  const mostTransactions = Math.max(1, most - 1)
  const mostReads = Math.max(1, most - 2)
  const waiting: { resolve: () => void; reject: (error: Error) => void; timer: NodeJS.Timeout }[] = []
  let transactions = 0
  let reads = 0
  let apart = 0
  let tellReaders = () => {}

  const full = () => transactions + reads >= most
  const admit = () => {
    while (waiting.length > 0 && transactions < mostTransactions && !full()) {
      transactions++
      const next = waiting.shift()
      clearTimeout(next?.timer)
      next?.resolve()
    }
  }

  return {
    async enter() {
      if (transactions < mostTransactions && !full()) {
        transactions++
        return
      }
      if (waiting.length >= mostWaiting)
        throw new NoneFree(`${mostWaiting} transactions wait for a connection`)
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(mine), 1)
          reject(new NoneFree(`no connection came free within ${acquireTimeout} ms`))
        }, acquireTimeout)
        const mine = { resolve, reject, timer }
        waiting.push(mine)
      })
    },
    leave() {
      transactions--
      // A transaction that leaves lets reads go first, and a read lets transactions: so a pool of one serves both.
      tellReaders()
      admit()
    },
    tryRead() {
      if (reads >= mostReads || full()) return false
      reads++
      return true
    },
    yields: () => transactions === 0 && waiting.length > 0 && full(),
    leaveRead() {
      reads--
      admit()
      tellReaders()
    },
    setApart() {
      if (apart >= most) return false
      apart++
      reads--
      tellReaders()
      admit()
      return true
    },
    rejoin() {
      apart--
    },
    waiting: () => waiting.length,
    onFree(listener) {
      tellReaders = listener
    },
  }
}

/** The part of Sequelize's connection manager that the house uses; it is not in Sequelize's types. */
export interface Pool {
  getConnection(options: { type: 'read' | 'write' }): Promise<pg.Client>
  releaseConnection(connection: pg.Client): void
  /** For one that is of no more use. */
  destroyConnection(connection: pg.Client): Promise<void>
}

/** The pool as transactions and Sequelize's own statements use it: each connection with a place. */
export function withPlaces(pool: Pool, places: Places, watch: DatabaseWatch): Pool {
  const get = pool.getConnection.bind(pool)
  const release = pool.releaseConnection.bind(pool)
  const destroy = pool.destroyConnection.bind(pool)
  return {
    async getConnection(options) {
      const askedAt = performance.now()
      await places.enter()
      try {
        const connection = await get(options)
        watch.waited(performance.now() - askedAt)
        return connection
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
