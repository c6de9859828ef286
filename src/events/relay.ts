import { setTimeout as delay } from 'node:timers/promises'
import type { QueryConfig, QueryResultRow } from 'pg'
import type { Logger } from 'pino'
import type { Connection, OwnDatabase } from '#src/database/database.ts'
import { faultPoint } from '#src/faults/fault-points.ts'
import { isTracing } from '#src/tracing/tracing.ts'
import { type Bus, RefusedError } from './bus.ts'
import { errorText } from './error-text.ts'
import { beginSending } from './event-steps.ts'
import { type OutboxRow, outboxClaim } from './outbox.ts'
import { forgetGone, holdBehind, releaseHeld, setRefused } from './refused.ts'
import { createSignal } from './signal.ts'

/** Any number; one relay per module's database holds it. */
const relayLock = 7_203_002

/**
 * Takes the lock, or notifies the relay that holds it that there is something in the outbox. Sent over this relay's own
 * connection after the commit, not in it: transactions that notify wait for each other's commits in PostgreSQL, and one
 * notification does for all that was committed since the last.
 */
const lockOrNotify = 'select pg_try_advisory_lock($1) as mine, pg_notify($2, null)'
const channel = 'outbox'

/**
 * Milliseconds between turns under load. A turn by itself costs as much as the handling of an event: at 300 orders a
 * second a pause saves two turns of three, and one that finds the bus idle goes at once.
 */
const pauseUnderLoad = 3

/** How often the lead is taken anew: Kafka forgets the id of a producer after a week without. */
const aDay = 24 * 60 * 60 * 1000

/** Milliseconds between two warnings while publishing goes on failing. */
const warnEvery = 60_000

/**
 * Milliseconds after which PostgreSQL ends the session of a relay that sends nothing, so that another takes its place:
 * a connection that went silent may look alive to both ends. The relay sends something three times as often.
 */
const silence = 6_000

/** What carries one outbox to the bus. */
export interface Relay {
  /** Events wait in the outbox. */
  wake(): void
  stop(): Promise<void>
  /** Whether nothing is under way. */
  idle(): boolean
}

/** Who counts what a relay does. */
export interface RelayWatch {
  leading(leads: boolean): void
  published(events: number): void
  /** The bus didn't take what it was given, or the relay lost its database. */
  failed(): void
}

const unwatched: RelayWatch = { leading() {}, published() {}, failed() {} }

/** What is known for as long as one connection lasts. */
interface Session {
  connection: Connection
  /** The lead on the bus was taken since the connection has the lock: what is read from now on may be published. */
  leads: boolean
  /** When it was taken: `performance.now()`. */
  since: number
  /** When the database was last asked something over the connection. */
  askedAt: number
}

function ask<T extends QueryResultRow>(session: Session, query: QueryConfig) {
  session.askedAt = performance.now()
  return session.connection.query<T>(query)
}

/**
 * Carries a module's outbox to the bus, in order of id. One relay at a time does it, the one whose
 * connection holds the advisory lock; other replicas' relays stand by and tell it of their commits. Rows
 * are deleted once the bus has them, in the same round trip that takes the next ones.
 *
 * One that has lost its lock may not know it yet, and have rows under way. So whoever gets the lock takes the lead on
 * the bus as well, which shuts out what others have under way, and only then reads, over the connection that holds the
 * lock: while that answers, nobody else leads. What was read before isn't published after.
 *
 * A row that the bus refuses for good is set aside with those that follow under its key (refused.ts); others flow.
 */
export function startRelay(options: {
  database: OwnDatabase
  /** What the outbox is called on the bus: one name for each database, the same in every replica. */
  outbox: string
  bus: Bus
  log: Logger
  /** Rows taken in one round trip. */
  batch: number
  /** Milliseconds between looks when nothing wakes it: the holder of the lock may have died. */
  pollInterval: number
  /** Milliseconds after which the lead on the bus is taken anew. */
  leadFor?: number
  /** Milliseconds of silence after which a leader loses its place. */
  silence?: number
  watch?: RelayWatch
}): Relay {
  const { database, outbox, bus, log, batch, pollInterval } = options
  const { leadFor = aDay, silence: mostSilence = silence, watch = unwatched } = options
  /** Milliseconds in which a leader asks its database something at least. */
  const beat = mostSilence / 3
  const stopping = new AbortController()
  const signal = createSignal()
  const underWay = new Map<number, 'publishing' | 'published'>()
  /** Calls of the bus under way. */
  let calls = 0
  /** How many rows are to be published one by one, to find the one that is refused. */
  let suspects = 0
  let refused: { id: number; error: string } | null = null
  /** Whether there may be refused events: only then is it looked whether an operator released some. */
  let aside = true
  let warnedAt = Number.NEGATIVE_INFINITY
  let failing = false

  const pause = (milliseconds: number) =>
    delay(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})

  /** One turn: forget what is published, take what is next, `most` of it. Returns whether a full batch came. */
  const turn = async (session: Session, most: number): Promise<boolean> => {
    if (refused) {
      await ask(session, { ...setRefused, values: [refused.id, refused.error] })
      underWay.delete(refused.id)
      refused = null
      aside = true
    }
    const published = [...underWay].filter(([, state]) => state === 'published').map(([id]) => id)
    const room = session.leads && calls < bus.window ? Math.min(most, suspects > 0 ? 1 : most) : 0
    if (room === 0 && published.length === 0) return false
    const { rows } = await ask<OutboxRow>(session, {
      ...outboxClaim,
      values: [published, [...underWay.keys()], room],
    })
    if (published.length > 0) faultPoint('outbox-deleted')
    for (const id of published) underWay.delete(id)
    // A tombstone waits behind nothing: it takes the place of what was said of the aggregate before.
    const isHeld = ({ held, value }: OutboxRow) => held && value !== null
    const held = rows.filter(isHeld).map(({ id }) => id)
    if (held.length > 0) {
      await ask(session, { ...holdBehind, values: [held] })
      aside = true
    }
    const gone = rows.filter((row) => row.held && row.value === null)
    if (gone.length > 0)
      await ask(session, {
        ...forgetGone,
        values: [gone.map(({ topic }) => topic), gone.map(({ key }) => key), gone.map(({ id }) => id)],
      })
    const free = rows.filter((row) => !isHeld(row))
    if (free.length > 0) publish(session, free)
    return room > 0 && rows.length === room
  }

  const publish = (session: Session, rows: OutboxRow[]) => {
    for (const { id } of rows) underWay.set(id, 'publishing')
    const records = rows.map(({ topic, key, value, headers }) => ({ topic, key, value, headers }))
    faultPoint('relay-before-publish')
    const steps = isTracing() ? records.map((record) => beginSending(record, records.length)) : []
    const makeRoom = call(bus.publish(records, outbox), {
      done() {
        faultPoint('relay-published')
        for (const step of steps) step?.end()
        for (const { id } of rows) if (underWay.has(id)) underWay.set(id, 'published')
        suspects = Math.max(0, suspects - rows.length)
        watch.published(rows.length)
        if (failing) log.info('publishing resumed')
        failing = false
      },
      async failed(error) {
        for (const step of steps) step?.end(error)
        session.leads = !bus.lead
        const [first] = rows
        if (!(error instanceof RefusedError)) await waitAfter(error)
        else if (first && rows.length === 1) return refuse(first, error)
        else suspects = rows.length
        // Taken again by a later turn, in order.
        for (const { id } of rows) underWay.delete(id)
      },
    })
    // What a subscriber that hangs or fails has still to do stays in the outbox; the others go on.
    bus.caughtUp?.().then(makeRoom)
  }

  /** The next turn sets it aside. */
  const refuse = ({ id, topic, key, headers }: OutboxRow, error: RefusedError) => {
    log.error(
      { err: error, event: headers.ce_id, type: headers.ce_type, topic, key },
      'event refused by the bus, set aside with later events of its key',
    )
    refused = { id, error: errorText(error) }
    suspects = Math.max(0, suspects - 1)
  }

  const takeLead = (session: Session, lead: Promise<void>) => {
    session.leads = false
    const done = () => {
      faultPoint('relay-leads')
      Object.assign(session, { leads: true, since: performance.now() })
    }
    call(lead, { done, failed: waitAfter })
  }

  /** One thing that the bus is asked to do. Returns what lets the next be asked before this one has ended. */
  const call = (
    asked: Promise<void>,
    then: { done: () => void; failed: (error: unknown) => Promise<void> },
  ) => {
    calls++
    let counted = true
    const makeRoom = () => {
      if (!counted) return
      counted = false
      calls--
      signal.raise()
    }
    asked.then(then.done, then.failed).finally(() => {
      makeRoom()
      signal.raise()
    })
    return makeRoom
  }

  /** The bus is asked again after a pause; a failure that lasts is logged now and then. */
  const waitAfter = async (error: unknown) => {
    watch.failed()
    const due = !failing || performance.now() - warnedAt > warnEvery
    log[due ? 'warn' : 'debug']({ err: error }, 'publishing failed, events stay in the outbox')
    if (due) warnedAt = performance.now()
    failing = true
    await pause(pollInterval)
  }

  /** Puts back into the outbox what operators released. */
  const release = async (session: Session) => {
    const { rows } = await ask<{ left: number }>(session, { ...releaseHeld, values: [] })
    aside = (rows[0]?.left ?? 0) > 0
  }

  /** Until something wakes it or it is time for a look; a leader keeps its session alive meanwhile. */
  const rest = async (session: Session, leading: boolean) => {
    if (!leading) return signal.raised(pollInterval)
    for (let left = pollInterval; left > 0 && !signal.isUp(); left -= beat) {
      await signal.raised(Math.min(left, beat))
      if (left > beat && !signal.isUp()) await ask(session, { text: 'select' })
    }
  }

  /** Until the connection is lost: holds the lock, or stands by for it. */
  const serve = async (connection: Connection) => {
    const session: Session = { connection, leads: !bus.lead, since: 0, askedAt: performance.now() }
    let alive = true
    const onLost = () => {
      alive = false
      signal.raise()
    }
    // Not `once()` of node:events: that rejects on the error that comes before the end.
    connection.once('end', onLost)
    connection.on('notification', signal.raise)
    let leading = false
    let lookedAt = Number.NEGATIVE_INFINITY
    aside = true
    while (alive && !stopping.signal.aborted) {
      signal.lower()
      if (leading) {
        const now = performance.now()
        if (bus.lead && calls === 0 && (!session.leads || now - session.since > leadFor))
          takeLead(session, bus.lead(outbox))
        if (aside && now - lookedAt > pollInterval) {
          lookedAt = now
          await release(session)
        }
        if (await turn(session, batch)) continue
        // While the bus is awaited nothing else is sent, and only an answer shows that the session still lives.
        if (now - session.askedAt > beat) await ask(session, { text: 'select' })
        // While a call is under way more events will come: the next turn takes them together.
        if (calls > 0) await delay(pauseUnderLoad)
      } else {
        const { rows } = await connection.query(lockOrNotify, [relayLock, channel])
        leading = rows[0].mine
        watch.leading(leading)
        if (leading) await connection.query(`set idle_session_timeout = ${mostSilence}; listen ${channel}`)
        if (leading) continue
      }
      await rest(session, leading)
    }
    // Deletes what the bus has, so that the next leader doesn't publish it again.
    if (leading && alive) await turn(session, 0)
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      let connection: Connection | null = null
      try {
        connection = await database.connect()
        connection.on('error', (error) => log.warn({ err: error }, 'relay lost its database connection'))
        await serve(connection)
      } catch (error) {
        if (!stopping.signal.aborted) {
          watch.failed()
          log.warn({ err: error }, 'relay failed, restarting')
        }
        // A full pause, even if it is woken: the database is most likely away.
        await pause(Math.min(pollInterval, 1_000))
      } finally {
        watch.leading(false)
        underWay.clear()
        await connection?.end().catch(() => {})
      }
    }
  }

  const running = run()
  return {
    wake: signal.raise,
    idle: () => underWay.size === 0,
    async stop() {
      stopping.abort()
      signal.raise()
      await running
    },
  }
}
