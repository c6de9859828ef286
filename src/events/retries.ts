import type { Logger } from 'pino'
import type { OwnDatabase } from '#src/database/database.ts'
import { isOutage } from '#src/database/outage.ts'
import { type CommitPoints, faultPoint } from '#src/faults/fault-points.ts'
import { inWork } from '#src/log/work.ts'
import type { Step } from '#src/tracing/step.ts'
import { within } from '#src/tracing/tracing.ts'
import { backoff, longestBackoff } from './backoff.ts'
import { createBlame } from './blame.ts'
import { type Consumer, type Count, type Timed, workOf } from './consumer.ts'
import { errorText } from './error-text.ts'
import { beginProcessing } from './event-steps.ts'
import {
  dueHeads,
  forgetSetAside,
  keepUnknown,
  nextDue,
  recordFailure,
  type SetAsideRow,
  takeHead,
  unknownError,
} from './set-aside.ts'
import { createSignal } from './signal.ts'

const ofRetries: CommitPoints = { before: 'retry-before-commit', after: 'retry-committed' }

/** What tries set-aside events again. */
export interface Retries {
  /** Something was set aside, or an operator replayed it. */
  wake(): void
  stop(): Promise<void>
}

/**
 * Tries set-aside events again when they are due: of each key the first one first, each in a transaction of its own that
 * also deletes its row. Parks one that has failed `attempts` times, wherever it failed: in its handler, at a
 * write, or at the commit. What an outage of the database undoes was no attempt.
 */
export function startRetries(options: {
  consumer: Pick<Consumer, 'group' | 'prepare' | 'run' | 'recall'>
  database: OwnDatabase
  log: Logger
  attempts: number
  retryDelay: number
  pollInterval: number
  count: Count
  timed?: Timed
}): Retries {
  const { consumer, database, log, attempts, retryDelay, pollInterval, count, timed } = options
  const signal = createSignal()
  let stopping = false

  const blame = createBlame(database)

  /** Rejects where it is not the event that failed: in an outage, or when its failure could not be recorded. */
  const retry = async (id: number) => {
    let head: SetAsideRow | undefined
    const startedAt = performance.now()
    let step: Step | null = null
    const endStep = (error?: unknown) => step?.end(error)
    try {
      await database.transaction(
        async (tx) => {
          head = (await tx.query(takeHead, [id]))[0]
          if (!head) return
          const prepared = consumer.prepare(head)
          if (prepared?.unknown) return tx.write(keepUnknown, [id, unknownError(prepared.type)])
          tx.write(forgetSetAside, [id])
          if (!prepared) return
          step = beginProcessing(head, {
            group: consumer.group,
            attempt: head.attempts + 1,
            first: head.headers.mart_first_try,
          })
          await within(step, () => consumer.run([{ ...prepared, step }], tx))
        },
        undefined,
        ofRetries,
      )
      endStep()
    } catch (error) {
      endStep(error)
      if (!head || !(await blame.isTheirs(error, [head.event_id]))) throw error
      const { topic, key, headers } = head
      const failed = head
      await inWork(workOf({ topic, key, value: null, headers }, step), () => fail(failed, error))
      timed?.('failed', head.type, performance.now() - startedAt, [head.headers.ce_time])
    }
    if (head) blame.clear([head.event_id])
  }

  const fail = async (head: SetAsideRow, error: unknown) => {
    const delay = backoff(head.attempts + 1, retryDelay)
    faultPoint('retry-failed')
    const [failed] = await database.query(recordFailure, [head.id, attempts, delay, errorText(error)])
    count('failed', head.type)
    const parked = failed?.state === 'parked'
    if (parked) faultPoint('retry-parked')
    log[parked ? 'error' : 'warn'](
      {
        err: error,
        event: head.event_id,
        id: head.id,
        attempts: failed?.attempts,
        topic: head.topic,
        key: head.key,
      },
      parked ? 'event parked after its last attempt' : 'set-aside event failed again',
    )
  }

  /** Tries each of those that are due, whatever becomes of the others. Whether what became of each could be recorded. */
  const pass = async (due: { id: number }[]): Promise<boolean> => {
    let all = true
    for (const { id } of due) {
      if (stopping) return all
      try {
        await retry(id)
      } catch (error) {
        all = false
        const outage = isOutage(error)
        if (outage && !(await blame.answers())) throw error
        log[outage ? 'warn' : 'error']({ err: error, id }, 'recording a failed retry failed, event stays due')
      }
    }
    return all
  }

  /** Replicas of an older build may go on for a while beside this one. */
  const recallEvery = 10 * pollInterval
  let recalledAt = performance.now()

  const run = async () => {
    while (!stopping) {
      let wait = pollInterval
      try {
        signal.lower()
        if (performance.now() - recalledAt >= recallEvery) {
          await consumer.recall()
          recalledAt = performance.now()
        }
        const due = await database.query(dueHeads, [100, 2 * longestBackoff])
        // One whose failure isn't recorded is still due: without a wait it would be tried without end.
        if (await pass(due)) {
          if (due.length > 0) continue
          const [next] = await database.query(nextDue)
          if (typeof next?.wait === 'number') wait = Math.min(wait, Math.max(5, next.wait))
        }
      } catch (error) {
        if (!stopping) log.warn({ err: error }, 'reading set-aside events failed, retrying')
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
