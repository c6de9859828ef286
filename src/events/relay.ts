import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Connection, OwnDatabase } from '#src/database/create.ts'
import type { Bus } from './bus.ts'
import { outboxClaim } from './outbox.ts'
import { createSignal } from './signal.ts'

/** Any number; one relay per module's database holds it. */
const relayLock = 7_203_002

/**
 * Takes the lock, or tells the one who holds it that there is something in the outbox. Told over the relay's
 * own connection after the commit, not in it: commits that notify wait for each other in PostgreSQL, and one
 * notice does for all that was committed since the last.
 */
const lockOrTell = 'select pg_try_advisory_lock($1) as mine, pg_notify($2, null)'
const channel = 'outbox'

/**
 * Milliseconds between turns under load. A turn by itself costs as much as the handling of an event: at 300 orders a
 * second a pause saves two turns of three, and one that finds the bus idle goes at once.
 */
const gathering = 3

/**
 * Milliseconds after which PostgreSQL ends the session of a relay that it hears nothing of, and another takes its
 * place: a connection that went silent may look alive to both ends. A relay says something three times as often.
 */
const silence = 6_000

export interface Relay {
  /** Events wait in the outbox. */
  wake(): void
  stop(): Promise<void>
  /** Whether nothing is under way. */
  idle(): boolean
}

/**
 * Carries a module's outbox to the bus, in order of id. One relay at a time does it, the one whose
 * connection holds the advisory lock; other replicas' relays stand by and tell it of their commits. Rows
 * are deleted once the bus has them, in the same round trip that takes the next ones.
 */
export function startRelay(options: {
  database: OwnDatabase
  bus: Bus
  log: Logger
  /** Rows taken in one round trip. */
  batch: number
  /** Milliseconds between looks when nothing wakes it: the holder of the lock may have died. */
  pollInterval: number
  /** Milliseconds of silence after which a leader loses its place. */
  silence?: number
}): Relay {
  const { database, bus, log, batch, pollInterval, silence: mostSilence = silence } = options
  const stopping = new AbortController()
  const signal = createSignal()
  const underWay = new Map<number, 'publishing' | 'published'>()
  let publishing = 0
  let refused = false

  /** One turn: forget what is published, take what is next, `most` of it. Returns whether a full batch came. */
  const turn = async (connection: Connection, most: number): Promise<boolean> => {
    const published = [...underWay].filter(([, state]) => state === 'published').map(([id]) => id)
    const room = most > 0 && publishing < bus.window
    if (!room && published.length === 0) return false
    const { rows } = await connection.query({
      ...outboxClaim,
      values: [published, [...underWay.keys()], room ? most : 0],
    })
    for (const id of published) underWay.delete(id)
    if (rows.length > 0) publish(rows)
    return rows.length === most
  }

  const publish = (
    rows: { id: number; topic: string; key: string; value: Buffer | null; headers: never }[],
  ) => {
    for (const { id } of rows) underWay.set(id, 'publishing')
    publishing++
    bus
      .publish(rows.map(({ topic, key, value, headers }) => ({ topic, key, value, headers })))
      .then(
        () => {
          for (const { id } of rows) if (underWay.has(id)) underWay.set(id, 'published')
          if (refused) log.info('the bus takes events again')
          refused = false
        },
        async (error) => {
          log[refused ? 'debug' : 'warn'](
            { err: error },
            'events stay in the outbox: the bus did not take them',
          )
          refused = true
          await delay(pollInterval, undefined, { signal: stopping.signal }).catch(() => {})
          // Taken again by a later turn, in order.
          for (const { id } of rows) underWay.delete(id)
        },
      )
      .finally(() => {
        publishing--
        signal.raise()
      })
  }

  /** Until something wakes it or it is time for a look; a leader is heard of meanwhile. */
  const rest = async (connection: Connection, leading: boolean) => {
    if (!leading) return signal.raised(pollInterval)
    const beat = mostSilence / 3
    for (let left = pollInterval; left > 0 && !signal.isUp(); left -= beat) {
      await signal.raised(Math.min(left, beat))
      if (left > beat && !signal.isUp()) await connection.query('select')
    }
  }

  /** Until the connection is lost: holds the lock, or stands by for it. */
  const serve = async (connection: Connection) => {
    let alive = true
    const onLost = () => {
      alive = false
      signal.raise()
    }
    once(connection, 'end', { signal: stopping.signal }).then(onLost, () => {})
    connection.on('notification', signal.raise)
    let leading = false
    while (alive && !stopping.signal.aborted) {
      signal.lower()
      if (leading) {
        if (await turn(connection, batch)) continue
        // While some are on their way more will come: a turn takes them together.
        if (publishing > 0) await delay(gathering)
      } else {
        const { rows } = await connection.query(lockOrTell, [relayLock, channel])
        leading = rows[0].mine
        if (leading) await connection.query(`set idle_session_timeout = ${mostSilence}; listen ${channel}`)
        if (leading) continue
      }
      await rest(connection, leading)
    }
    // What the bus has is not said again by whoever leads next.
    if (leading && alive) await turn(connection, 0)
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      let connection: Connection | null = null
      try {
        connection = await database.connect()
        connection.on('error', (error) => log.warn({ err: error }, 'the relay lost its connection'))
        await serve(connection)
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error }, 'the relay starts again')
        await signal.raised(pollInterval)
      } finally {
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
