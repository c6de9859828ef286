import type { Logger } from 'pino'
import type { OwnDatabase } from '#src/database/create.ts'
import { backoff } from './backoff.ts'
import type { Consumer } from './consumer.ts'
import { dueHeads, forgetParked, nextDue, recordFailure, takeHead } from './parked.ts'
import { createSignal } from './signal.ts'

export interface Retries {
  /** Something was set aside, or an operator replayed it. */
  wake(): void
  stop(): Promise<void>
}

/**
 * Tries set-aside events again when they are due, each in a transaction of its own that also forgets it,
 * the first of its key first; parks one that has failed `attempts` times.
 */
export function startRetries(options: {
  consumer: Consumer
  database: OwnDatabase
  log: Logger
  attempts: number
  retryDelay: number
  pollInterval: number
}): Retries {
  const { consumer, database, log, attempts, retryDelay, pollInterval } = options
  const signal = createSignal()
  let stopping = false

  const retry = async (id: number) => {
    let failed: { attempts: number; error: unknown; head: { topic: string; key: string } } | null = null
    await database
      .transaction(async (tx) => {
        const [head] = await tx.query(takeHead, [id])
        if (!head) return
        failed = { attempts: head.attempts + 1, error: null, head }
        try {
          const prepared = consumer.prepare(head)
          tx.write(forgetParked, [id])
          if (prepared) await consumer.run([prepared], tx)
        } catch (error) {
          failed.error = error
          throw error
        }
        failed = null
      })
      .catch((error) => {
        if (!failed) throw error
        failed.error = error
      })
    if (failed) await fail(id, failed)
  }

  const fail = async (
    id: number,
    failed: { attempts: number; error: unknown; head: { topic: string; key: string } },
  ) => {
    const state = failed.attempts >= attempts ? 'parked' : 'retrying'
    log[state === 'parked' ? 'error' : 'warn'](
      {
        err: failed.error,
        parked: id,
        attempts: failed.attempts,
        topic: failed.head.topic,
        key: failed.head.key,
      },
      state === 'parked' ? 'an event is parked: it failed too often' : 'an event failed again',
    )
    await database.query(recordFailure, [
      id,
      state,
      backoff(failed.attempts, retryDelay),
      String(failed.error),
    ])
  }

  const run = async () => {
    while (!stopping) {
      let wait = pollInterval
      try {
        signal.lower()
        const due = await database.query(dueHeads, [100])
        for (const { id } of due) if (!stopping) await retry(id)
        if (due.length > 0) continue
        const [next] = await database.query(nextDue)
        if (typeof next?.wait === 'number') wait = Math.min(wait, Math.max(5, next.wait))
      } catch (error) {
        if (!stopping) log.warn({ err: error }, 'set-aside events could not be looked at')
      }
      if (!stopping) await signal.raised(wait)
    }
  }

  const running = run()
  return {
    wake: signal.raise,
    async stop() {
      stopping = true
      signal.raise()
      await running
    },
  }
}
