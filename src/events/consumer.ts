import type { Logger } from 'pino'
import { aboutOrders, decodeEvent, eventTypes, knowsEvent, topicOf } from '#proto/events.ts'
import type { OwnDatabase } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { type CommitPoints, faultPoint } from '#src/faults/fault-points.ts'
import { inTime } from '#src/in-time.ts'
import { inWork, presentWork, type Work } from '#src/log/work.ts'
import type { Step } from '#src/tracing/step.ts'
import { beginTrace, isTracing, within } from '#src/tracing/tracing.ts'
import { backoff } from './backoff.ts'
import { createBlame } from './blame.ts'
import type { Subscriber } from './bus.ts'
import { errorText } from './error-text.ts'
import type { Cause, EventHeaders, EventRecord } from './event.ts'
import { beginProcessing, traceparentOf } from './event-steps.ts'
import { inboxClaim } from './inbox.ts'
import {
  blockedKeys,
  forgetSuperseded,
  isState,
  recallUnknown,
  setAside,
  setAsideValues,
  setUnknownAside,
  supersedeUnknown,
  unknownValues,
} from './set-aside.ts'
import type { Subscription } from './subscription.ts'

const ofEvents: CommitPoints = { before: 'event-before-commit', after: 'event-committed' }
const ofSettingAside: CommitPoints = { before: 'set-aside-before-commit', after: 'set-aside-committed' }

/** A record that decoded to an event which the module subscribes to, or is of a type that this build doesn't know. */
interface Arrived {
  record: EventRecord
  type: string
  data: unknown
  unknown?: true
  /** Its handling as a step of its trace. */
  step?: Step | null
  /** The traceparent of its first. */
  first?: string
}

/** A module as a subscriber of the bus, and what its retries are done with. */
export interface Consumer extends Subscriber {
  /** Decodes a record; null where it is known and the module doesn't listen to it. Throws on bad bytes. */
  prepare(record: EventRecord): Arrived | null
  /** Hands events, in order, to their handlers; those of one type in a row together. */
  run(arrived: Arrived[], tx: Tx): Promise<void>
  /** Makes due what an older build set aside because it didn't know it and this one does. Returns how many. */
  recall(): Promise<number>
}

/** What came of an event: see mart_events_total in metrics.ts. */
type Outcome = 'handled' | 'repeated' | 'ignored' | 'failed' | 'queued' | 'undecodable' | 'unknown'

/** Counts what came of events; where that is written to the database, after the commit. */
export type Count = (outcome: Outcome, type: string, events?: number) => void

/** Tells how long an event was handled, in milliseconds, and when it was said. One of a batch takes as long as the batch. */
export type Timed = (
  outcome: 'handled' | 'failed',
  type: string,
  milliseconds: number,
  saidAt: string[],
) => void

/** What a consumer is made of. */
export interface ConsumerOptions {
  module: string
  database: OwnDatabase
  subscriptions: Subscription<never>[]
  /** The module's container, as its handlers are given it. */
  deps: object
  log: Logger
  /** Milliseconds before the first retry. */
  retryDelay: number
  /** Milliseconds that the handlers of a batch may take; then they count as failed. */
  timeout: number
  /** Called when an event was set aside, so that its retry is timed. */
  onSetAside: () => void
  count: Count
  timed?: Timed
}

/**
 * Handles what the bus delivers to a module. A batch is one transaction: the inbox takes the ids that are
 * new, their handlers run in order, and all commits at once. Where one fails, the batch is undone and
 * handled one by one, and the one that fails is set aside with its error: from then on, later events of
 * its key queue behind it and all others flow. A type that this build knows and the module doesn't listen to is
 * ignored; one that this build doesn't know, as during an upgrade or after it was rolled back, is kept for a build
 * that does (`SetAsideState`).
 */
export function createConsumer(options: ConsumerOptions): Consumer {
  const { module, database, subscriptions, deps, log, retryDelay, timeout, onSetAside, count } = options
  const { timed = () => {} } = options
  /** By type: of each room that listens to it, in the order of the rooms. */
  const handlers = Map.groupBy(subscriptions, ({ type }) => type as string)

  const blame = createBlame(database)

  const prepare = (record: EventRecord): Arrived | null => {
    const event = decodeEvent(record.topic, record.value, record.key)
    const type = event?.type ?? record.headers.ce_type
    if (handlers.has(type)) {
      if (!event) throw new Error(`it says that it is ${type} and holds something else`)
      return { record, ...event }
    }
    if (knowsEvent(type)) return null
    if (type === '') throw new Error('neither its bytes nor its headers say what it is')
    return { record, type, data: null, unknown: true }
  }

  /** Types that were logged; bounded, as anyone may name one. */
  const logged = new Set<string>()
  const logUnknown = ({ type, record }: Arrived) => {
    if (logged.has(type) || logged.size >= 100) return
    logged.add(type)
    log.warn(
      { type, topic: record.topic, event: record.headers.ce_id },
      'unknown event type, set aside for a later build',
    )
  }

  // One that is late is rolled back with its transaction, which refuses what it still sends.
  const run = (arrived: Arrived[], tx: Tx) =>
    inTime(timeout, runAll(arrived, tx), () => {
      throw new Error(`the handler took longer than ${timeout} ms`)
    })
  const runAll = async (arrived: Arrived[], tx: Tx) => {
    const startedAt = performance.now()
    for (const row of rowsOf(arrived)) {
      const type = row[0]?.type ?? ''
      const heard = row.map(({ record, data, step }) => ({
        data,
        tx: tx.causedBy(causeOf(record.headers, step)),
        work: workOf(record, step),
      }))
      // Of several, which one a line is about its handler alone knows.
      const work =
        heard.length === 1 ? (heard[0] as { work: Work }).work : { ids: {}, step: presentWork()?.step }
      await inWork(work, async () => {
        for (const handler of handlers.get(type) ?? []) await handler.run(deps as never, heard as never[], tx)
      })
      tx.afterCommit(() => {
        count('handled', type, heard.length)
        const saidAt = row.map(({ record }) => record.headers.ce_time)
        timed('handled', type, performance.now() - startedAt, saidAt)
      })
    }
  }

  /** In one transaction, each as a step of its own trace. What they share is told in that of the one that is told, or by itself. */
  const handleTogether = async (arrived: Arrived[]) => {
    if (!isTracing()) return claimAndRun(arrived)
    for (const one of arrived) {
      one.step = beginProcessing(one.record, { group: module, attempt: 1, first: one.first })
      one.first ??= one.step?.traceparent
    }
    const told = arrived.flatMap(({ step }) => step ?? [])
    const shared = told.length > 1 ? beginShared(told, arrived.length) : null
    try {
      await within(shared ?? told[0] ?? null, () => claimAndRun(arrived))
      for (const step of told) step.end()
      shared?.end()
    } catch (error) {
      // Where it is tried alone next, its failure is told there.
      for (const step of told) {
        if (arrived.length > 1) step.set({ 'mart.event.outcome': 'undone' })
        step.end(arrived.length > 1 ? undefined : error)
      }
      shared?.end(error)
      throw error
    }
  }

  const beginShared = (told: Step[], events: number) => {
    const shared = beginTrace(`process batch of ${module}`, {
      kind: 'consumer',
      forced: true,
      links: told.map(({ traceparent }) => traceparent),
      attributes: () => ({ 'mart.module': module, 'messaging.batch.message_count': events }),
    })
    if (shared) for (const step of told) step.link(shared.traceparent)
    return shared
  }

  const claimAndRun = (arrived: Arrived[]) =>
    database.transaction(
      async (tx) => {
        // Sent together, in one round trip.
        const [claimed, behind] = await Promise.all([
          tx.query(inboxClaim, [arrived.map(({ record }) => record.headers.ce_id)]),
          tx.query(blockedKeys, [
            arrived.map(({ record }) => record.topic),
            arrived.map(({ record }) => record.key),
          ]),
        ])
        const fresh = new Set(claimed.map((row) => row.fresh))
        const blocked = new Set(behind.map(keyOf))
        const due: Arrived[] = []
        /** Of state topics: the last that came of each aggregate, and whether this build knows it. */
        const states = new Map<string, { record: EventRecord; known: boolean }>()
        for (const one of arrived) {
          const { record } = one
          const { ce_id: id, ce_type: type } = record.headers
          const key = keyOf(record)
          if (!fresh.delete(id)) {
            one.step?.set({ 'mart.event.outcome': 'repeated' })
            tx.afterCommit(() => count('repeated', type))
            continue
          }
          if (isState(record.topic)) states.set(key, { record, known: !one.unknown })
          if (one.unknown) {
            one.step?.set({ 'mart.event.outcome': 'unknown' })
            tx.write(setUnknownAside, unknownValues(record))
            tx.afterCommit(() => {
              logUnknown(one)
              count('unknown', type)
            })
          } else if (record.value === null && blocked.delete(key)) {
            // The aggregate was deleted: its earlier events need no handling, and a tombstone waits behind none of them.
            tx.write(forgetSuperseded, [record.topic, record.key])
            due.push(one)
          } else if (blocked.has(key)) {
            one.step?.set({ 'mart.event.outcome': 'queued' })
            tx.write(setAside, setAsideValues(triedFirst(one), 'waiting'))
            tx.afterCommit(() => count('queued', type))
          } else due.push(one)
        }
        const whole = [...states.values()].filter(({ known }) => known).map(({ record }) => record)
        if (whole.length > 0)
          tx.write(supersedeUnknown, [whole.map(({ topic }) => topic), whole.map(({ key }) => key)])
        faultPoint('inbox-claimed')
        await run(due, tx)
      },
      undefined,
      ofEvents,
    )

  const handleAlone = async (arrived: Arrived) => {
    const startedAt = performance.now()
    try {
      await handleTogether([arrived])
      blame.clear([arrived.record.headers.ce_id])
    } catch (error) {
      const { record } = arrived
      if (!(await blame.isTheirs(error, [record.headers.ce_id]))) throw error
      inWork(workOf(record, arrived.step), () =>
        log.warn(
          { err: error, event: record.headers.ce_id, type: record.headers.ce_type, key: record.key },
          'event failed, set aside for retry',
        ),
      )
      await keep(triedFirst(arrived), 'retrying', {
        attempts: 1,
        delay: backoff(1, retryDelay),
        error: errorText(error),
      })
      count('failed', record.headers.ce_type)
      inWork(workOf(record, arrived.step), () =>
        timed('failed', record.headers.ce_type, performance.now() - startedAt, [record.headers.ce_time]),
      )
      onSetAside()
    }
  }

  const handleBatch = async (arrived: Arrived[]) => {
    if (arrived.length === 0) return
    const ids = arrived.map(({ record }) => record.headers.ce_id)
    try {
      await handleTogether(arrived)
      blame.clear(ids)
    } catch (error) {
      if (!(await blame.isTheirs(error, ids))) throw error
      for (const one of arrived) await handleAlone(one)
    }
  }

  /** Sets the record aside, once: its id goes to the inbox. */
  const keep = (record: EventRecord, state: 'retrying' | 'parked', more: object) =>
    database.transaction(
      async (tx) => {
        const claimed = await tx.query(inboxClaim, [[record.headers.ce_id]])
        if (claimed.length > 0) tx.write(setAside, setAsideValues(record, state, more))
      },
      undefined,
      ofSettingAside,
    )

  return {
    group: module,
    topics: [...new Set(subscriptions.map(({ type }) => topicOf(type).name))],
    prepare,
    run,
    async recall() {
      const listened = [...handlers.keys()]
      const others = eventTypes.filter((type) => !handlers.has(type))
      const recalled = (await database.query(recallUnknown, [listened, others]))[0]?.recalled ?? 0
      if (recalled > 0) log.info({ events: recalled }, 'events unknown to an older build are retried')
      return recalled
    },
    async handle(records) {
      let arrived: Arrived[] = []
      for (const record of records) {
        try {
          const prepared = prepare(record)
          if (prepared) arrived.push(prepared)
          else count('ignored', record.headers.ce_type)
        } catch (error) {
          // Those before it are handled first, so that none of them waits behind it.
          await handleBatch(arrived)
          arrived = []
          log.error(
            { err: error, event: record.headers.ce_id, topic: record.topic, key: record.key },
            'event cannot be decoded, parked',
          )
          await keep(record, 'parked', { attempts: 1, error: errorText(error) })
          count('undecodable', record.headers.ce_type)
        }
      }
      await handleBatch(arrived)
    },
  }
}

/** Where the order of events is kept. */
const keyOf = ({ topic, key }: { topic: string; key: string }) => `${topic}\n${key}`

/** Splits events, in order, into rows of one type each. */
function rowsOf(arrived: Arrived[]): Arrived[][] {
  const rows: Arrived[][] = []
  for (const one of arrived) {
    const row = rows.at(-1)
    if (row?.[0]?.type === one.type) row.push(one)
    else rows.push([one])
  }
  return rows
}

/** Events that a handler says were caused by the event that it handles. */
const causeOf = (headers: EventHeaders, step?: Step | null): Cause => ({
  correlationId: headers.ce_correlationid,
  causationId: headers.ce_id,
  saidAt: new Date(headers.ce_time),
  traceparent: step?.traceparent ?? traceparentOf(headers),
})

/** What log lines say of an event that is handled. */
export function workOf({ topic, key, headers }: EventRecord, step?: Step | null): Work {
  const ids = {
    correlationId: headers.ce_correlationid || undefined,
    orderId: aboutOrders(topic) ? key : undefined,
  }
  return step ? { ids, step } : { ids }
}

/** The record as it is set aside: with its first try, to which the next ones are linked. */
const triedFirst = ({ record, first }: Arrived): EventRecord =>
  first ? { ...record, headers: { ...record.headers, mart_first_try: first } } : record
