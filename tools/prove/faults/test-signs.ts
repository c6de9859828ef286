import { once } from 'node:events'
import { statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import pg from 'pg'
import { sql } from '#src/database/statement.ts'
import { bareKafka } from '#src/testing/broker/bare-kafka.ts'
import { groupsOf } from '#src/testing/broker/kafka-lag.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import type { Trickle } from './test-trickle.ts'

/** By what one sees that a fault does harm; asked again and again while it lasts. */
export type Sign = () => boolean | Promise<boolean>

/** What is looked at, before a fault: its sign says whether it is otherwise. `what`: the fault's own words. */
export type Look = (mart: ProvenMart, flow: Trickle) => Seen | Promise<Seen>
type Seen = (what: string) => Sign

/** An SMTP server doesn't know it, and says so. */
const hello = 'GET / HTTP/1.1\r\nHost: there\r\n\r\n'
const halfAnHour = 1_800_000

const pids: Look = (mart) => {
  const before = mart.processes().map(({ pid }) => pid())
  return () => () => mart.processes().some(({ pid }, at) => pid() !== before[at])
}

/** Somebody isn't ready, or a request had no answer. */
const trouble: Look = (mart, flow) => {
  const before = flow.trouble()
  return () => async () => {
    if (flow.trouble() > before) return true
    const states = await Promise.all(mart.processes().map(({ url }) => ready(url(), 500)))
    return states.some((state) => state !== 'ready')
  }
}

/** An answer of somebody's that waits for a database and for Kafka takes a while. */
const slowness: Look = (mart) => () => async () => {
  const times = mart.processes().map(async ({ url }) => {
    const began = performance.now()
    await ready(url(), 3_000)
    return performance.now() - began
  })
  return (await Promise.all(times)).some((took) => took > 60)
}

/** Connections were lost, and others made in their place. */
const reconnected: Look = (mart) => {
  const proxies = mart.processes().flatMap(({ databases, kafka }) => [...Object.values(databases), kafka])
  const taken = () => proxies.reduce((sum, proxy) => sum + (proxy?.taken() ?? 0), 0)
  const before = taken()
  return () => () => taken() > before
}

/** There is no room, and `also` is seen. */
const fullDisk =
  (what: keyof ProvenMart['disks'], also: Look): Look =>
  async (mart, flow) => {
    const look = await also(mart, flow)
    return (words) => {
      const seen = look(words)
      return async () => (await statfs(mart.disks[what]?.dir as string)).bavail === 0 && (await seen())
    }
  }

/** Some orders more were taken. */
const orders: Look = (_, flow) => {
  const enough = flow.accepted.length + 3
  return () => () => flow.accepted.length >= enough
}

/** An order that was taken since bears another time. */
const martClock: Look = (mart, flow) => {
  const before = flow.accepted.length
  const timeOf = sql<{ at: Date }>('test.time_of', 'select created_at as at from orders where id = any($1)')
  return () => async () => {
    const rows = await mart.database('order').query(timeOf, [flow.accepted.slice(before)])
    return rows.some(({ at }) => Math.abs(at.getTime() - Date.now()) > halfAnHour)
  }
}

const postgresClock: Look = (mart) => () => async () => {
  const [row] = await mart
    .database('order')
    .query(sql<{ at: Date }>('test.now', 'select clock_timestamp() as at'))
  return Math.abs((row?.at.getTime() ?? 0) - Date.now()) > halfAnHour
}

/** Somebody outside doesn't answer as usual. */
const unreached =
  (setting: string): Look =>
  (mart) =>
  () =>
  async () =>
    !(await answers(Number(new URL(mart.env[setting] as string).port), 700))

/** A connection to somebody outside, over which one was answered, is cut. */
const cut =
  (port: (mart: ProvenMart) => number): Look =>
  async (mart) => {
    const socket = connect(port(mart), '127.0.0.1').on('error', () => {})
    socket.write(hello)
    await once(socket, 'data')
    return () => () => socket.destroyed
  }

/** It took something while it misbehaved. */
const met =
  (name: string): Look =>
  (mart) => {
    const outsider = mart.outsiders.find((found) => found.name === name)
    const before = outsider?.taken().length ?? 0
    return () => () => (outsider?.taken().length ?? 0) > before
  }

/** Of what is tried, more failed. */
const failedTries =
  (module: string, name: string, query: string): Look =>
  (mart) => {
    const count = async () => (await mart.database(module).query(sql<{ n: number }>(name, query)))[0]?.n ?? 0
    const before = count()
    return () => async () => (await count()) > (await before)
  }
const unansweredCalls = failedTries(
  'payment',
  'test.unanswered_calls',
  "select count(*) as n from provider_calls where last_error <> ''",
)
const unsentLetters = failedTries(
  'notification',
  'test.unsent_letters',
  "select count(*) as n from delivery_attempts where outcome = 'unreachable'",
)
const untoldWebhooks = failedTries(
  'notification',
  'test.untold_webhooks',
  "select (select count(*) from webhook_attempts where outcome <> 'delivered') + (select 1000000 * count(*) from webhook_lanes where leased_until > now() + interval '1 second' ) as n",
)

/** The event is set aside, somewhere. */
const parked: Look = (mart) => (what) => async () => {
  const key = /key (\S+)/.exec(what)?.[1]
  const modules = mart.processes().flatMap(({ modules }) => modules)
  const byKey = sql<{ n: number }>('test.parked', 'select count(*) as n from parked_events where key = $1')
  const counts = await Promise.all(modules.map((module) => mart.database(module).query(byKey, [key])))
  return counts.some(([row]) => (row?.n ?? 0) > 0)
}

const noConnection: Look = (mart) => () => async () => {
  const client = new pg.Client({ connectionString: mart.env.ORDER_DATABASE_URL }).on('error', () => {})
  const failure = await client.connect().catch((error) => error)
  await client.end().catch(() => {})
  return failure?.code === '53300'
}

const stranger: Look = (mart) => () => async () => {
  const groups = await groupsOf(bareKafka(mart.brokers as string)).catch(() => [])
  return groups.some(({ clients }) => clients.includes('stranger'))
}

const smtpPort = (mart: ProvenMart) => Number(new URL(mart.env.SMTP_URL as string).port)

/** The first that fits a fault's kind. */
const looks: [kind: RegExp, look: Look][] = [
  [/^(kill|stop|rebalance-storm|rolling|memory)/, pids],
  [/^rebalance-stranger/, stranger],
  [/(slow|late|narrow)$/, slowness],
  [/^(database|bus)-(cut|half-closed|silent)$/, reconnected],
  [/^disk-full-postgres/, fullDisk('postgres', trouble)],
  [/^disk-full-kafka/, fullDisk('kafka', trouble)],
  [/^disk-full-log/, fullDisk('log', orders)],
  [/^clock/, martClock],
  [/^postgres-clock/, postgresClock],
  [/^mail-lost/, unsentLetters],
  [/^mail-cut/, cut(smtpPort)],
  [/^mail/, unreached('SMTP_URL')],
  [/^sms-cut/, cut((mart) => Number(new URL(mart.env.TWILIO_API_URL as string).port))],
  [/^sms/, unreached('TWILIO_API_URL')],
  [/^authority-cut/, cut((mart) => Number(new URL(mart.env.FISCAL_URL as string).port))],
  [/^authority/, unreached('FISCAL_URL')],
  [/^receiver-(hang|refuse|lost)/, untoldWebhooks],
  [/^receiver/, met('webhook receiver')],
  [/^provider-(hang|refuse|lost)/, unreached('STRIPE_API_URL')],
  [/^provider-out-of-order/, unansweredCalls],
  [/^provider/, met('payment provider')],
  [/^poison/, parked],
  [/^connections/, noConnection],
  [/./, trouble],
]

export function lookFor(kind: string): Look {
  // What is slow of somebody outside is slow to the mart alone.
  const inside = looks.filter(([, look]) => look !== slowness)
  const fitting = /^(provider|mail|sms|authority|receiver)/.test(kind) ? inside : looks
  return (fitting.find(([fits]) => fits.test(kind)) as [RegExp, Look])[1]
}

async function ready(url: string | null, within: number): Promise<string> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(within) })
    return ((await answer.json()) as { status: string }).status
  } catch {
    return 'out'
  }
}

/** Whether who listens there says something to who says hello. */
function answers(port: number, within: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(hello))
    const done = (answered: boolean) => {
      clearTimeout(late)
      socket.destroy()
      resolve(answered)
    }
    const late = setTimeout(done, within, false)
    socket
      .once('data', () => done(true))
      .once('error', () => done(false))
      .once('close', () => done(false))
  })
}
