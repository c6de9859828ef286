import { randomUUID } from 'node:crypto'
import { requireCleanBooks } from '../books.ts'
import type { Request } from '../fire.ts'
import { percentile } from '../percentile.ts'
import { race } from '../race.ts'
import { outcomeOf, type Scenario } from '../scenario.ts'
import type { Server } from '../server.ts'
import { address, productsOf, stock } from '../shop.ts'
import { spreadOf } from '../spread.ts'
import type { Stage } from '../stage.ts'

/** Places of the slot that doesn't last, and how many want one. */
const [few, shoppers] = [20, 200]

/** A rush for a delivery slot; then for one that has fewer places than there are shoppers. */
const slotRush: Scenario = {
  name: 'slot-rush',
  what: '50 connections keep places in two slots; the same in bare SQL. Then 200 shoppers for 20 places',
  reach: '≥ 0.3, never overbooked',
  async run(stage) {
    const first = await stage.mart()
    const [one, other, scarce] = (await slotsOf(stage, first)) as [string, string, string]
    await first.stop()
    await stage.copy('order', 'limit_order')
    const mart = await stage.mart()
    const limit = await stage.limit('slots', 'limit_order')
    try {
      const load = { requests: holdsOf(stage, [one, other]), connections: 50 }
      const result = await race(stage, { mart: { server: mart, load }, limit: { server: limit, load } })
      const statuses = await rushFor(stage, mart, scarce)
      const [slot] = await stage.query('order', 'select held, booked from slots where id = $1', [scarce])
      if (Number(slot.held) !== few || statuses['201'] !== few || statuses['409'] !== shoppers - few)
        throw new Error(`of ${few} places ${slot.held} are kept, ${JSON.stringify(statuses)}`)
      await requireCleanBooks(stage)
      return outcomeOf(result, 0.3)
    } finally {
      await mart.stop()
      await limit.stop()
    }
  },
}

/** Two slots that have a place for everybody, and one that has few. */
async function slotsOf(stage: Stage, mart: Server): Promise<string[]> {
  const staff = caller(stage, mart, 'staff')
  const zone = await staff('POST', '/v1/zones', {
    ...{ name: 'Karachi', cities: ['Karachi'], postalCodes: [] },
    fee: { amount: 15_000, currency: 'PKR' },
  })
  const day = new Date(Date.now() + 2 * 86_400_000).toLocaleDateString('en-GB', {
    ...{ weekday: 'long', timeZone: 'Asia/Karachi' },
  })
  const hours = [
    ['10:00', '12:00', 100_000],
    ['12:00', '14:00', 100_000],
    ['14:00', '16:00', few],
  ] as const
  const days = hours.map(([start, end, capacity]) => ({
    ...{ day: day.toLowerCase(), start, end, capacity, cutoffMinutes: 60 },
  }))
  await staff('PUT', `/v1/zones/${zone.id}/timetable`, { days })
  const made = await stage.query('order', 'select id from slots order by starts_at limit 3')
  return made.map(({ id }) => id)
}

/** Places for so many of a run, each for a shopper who has none yet: more than any machine keeps. */
const most = 20_000

/** Shoppers who come one after the other, each to keep a place in one of the slots. */
function holdsOf(stage: Stage, slots: string[]) {
  const tokens = Array.from({ length: most }, () => stage.token({ id: randomUUID(), role: 'customer' }))
  let sent = 0
  return slots.map((slot) => ({
    method: 'POST' as const,
    path: `/v1/slots/${slot}/hold`,
    // autocannon's connections all send the same list from its beginning.
    setupRequest: (request: Request): Request => {
      sent += 1
      return { ...request, headers: { authorization: `Bearer ${tokens[sent % most]}` } }
    },
  }))
}

/** All shoppers at once; how many of each status. */
async function rushFor(
  stage: Stage,
  mart: Pick<Server, 'url'>,
  slot: string,
): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {}
  const ask = async () => {
    const authorization = `Bearer ${stage.token({ id: randomUUID(), role: 'customer' })}`
    const { status } = await fetch(`${mart.url}/v1/slots/${slot}/hold`, {
      method: 'POST',
      headers: { authorization },
    })
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  await Promise.all(Array.from({ length: shoppers }, ask))
  return statuses
}

/** Orders of a round, lines of an order, and who pick at once. */
const [orders, lines, pickers] = [100, 20, 8]
/** Rounds, each with orders of its own. */
const rounds = 3

/** A morning at the packing table. */
const picking: Scenario = {
  name: 'pick',
  what: '8 pickers, 100 orders of 20 lines: p99 of a pick; a bare update of the order',
  reach: '≤ 3 × the p99 of the update, clean books',
  async run(stage) {
    const first = await stage.mart()
    const products = (await productsOf(stage)).slice(0, 60)
    await stock(stage, first, products)
    const ids: string[] = []
    for (let at = 0; at < orders * rounds; at++) ids.push(await placed(stage, first, products, at))
    await stage.untilIdle()
    const [{ n }] = await stage.query(
      'order',
      `select count(*)::int as n from orders where status = 'confirmed'`,
    )
    if (n < ids.length) throw new Error(`of ${ids.length} orders ${n} are confirmed`)
    await first.stop()
    await stage.copy('order', 'limit_order')
    const mart = await stage.mart()
    const limit = await stage.limit('picks', 'limit_order')
    try {
      const found: { mart: number[]; limit: number[] }[] = []
      for (let round = 0; round < rounds; round++) {
        const some = ids.slice(round * orders, (round + 1) * orders)
        const token = stage.token({ id: randomUUID(), role: 'staff' })
        found.push({ mart: await pickAll(mart, some, token), limit: await pickAll(limit, some, token, true) })
        stage.progress('.')
      }
      await stage.untilIdle()
      await requireCleanBooks(stage)
      const ratio = spreadOf(found.map((it) => percentile(it.limit, 0.99) / percentile(it.mart, 0.99)))
      const times = (who: 'mart' | 'limit') =>
        [0.5, 0.99]
          .map((at) => `${spreadOf(found.map((it) => percentile(it[who], at))).median.toFixed(1)} ms`)
          .join(', p99 ')
      return {
        ratio,
        reached: ratio.median >= 1 / 3,
        figures: { mart: `p50 ${times('mart')}`, limit: `p50 ${times('limit')}` },
      }
    } finally {
      await mart.stop()
      await limit.stop()
    }
  },
}

/** An order of twenty lines, in cash. */
async function placed(stage: Stage, mart: Server, products: string[], at: number): Promise<string> {
  const items = Array.from({ length: lines }, (_, line) => ({
    productId: products[(at + line * 3) % products.length],
    quantity: 2,
  }))
  const customer = caller(stage, mart, 'customer')
  const body = { items, shippingAddress: address, paymentMethod: 'cash_on_delivery' }
  return (await customer('POST', '/v1/orders', body)).id
}

/** Milliseconds of each pick, all lines of the orders, each order by one picker. */
async function pickAll(
  server: Pick<Server, 'url'>,
  ids: string[],
  token: string,
  bare = false,
): Promise<number[]> {
  const times: number[] = []
  const waiting = [...ids]
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const send = async (method: string, path: string, body: object) => {
    const began = performance.now()
    const answer = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status} of ${path}: ${text}`)
    return performance.now() - began
  }
  const work = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift()) {
      if (!bare) await send('POST', `/v1/orders/${id}/pick`, {})
      for (let line = 1; line <= lines; line++)
        times.push(await send('PUT', `/v1/orders/${id}/lines/${line}/picked`, { quantity: 2 }))
      if (!bare) await send('POST', `/v1/orders/${id}/pack`, {})
    }
  }
  await Promise.all(Array.from({ length: pickers }, work))
  return times
}

/** Asks as somebody new of a role; throws where it is refused. */
function caller(stage: Stage, mart: Pick<Server, 'url'>, role: 'customer' | 'staff') {
  const token = stage.token({ id: randomUUID(), role })
  // biome-ignore lint/suspicious/noExplicitAny: answers have every shape
  return async (method: string, path: string, body: object): Promise<any> => {
    const headers = {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      'idempotency-key': randomUUID(),
    }
    const answer = await fetch(mart.url + path, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${answer.status} of ${path}: ${await answer.text()}`)
    return answer.json()
  }
}

export const floor: Scenario[] = [slotRush, picking]
