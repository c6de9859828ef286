import test, { type ExecutionContext } from 'ava'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { address, milk } from '../test-order.ts'
import { weekdays } from './timetable.ts'

const mart = await orderMart({ order: { codOpenOrders: 0, unpaidOrders: 0, slotHorizon: 7 } })
test.after.always(() => mart.stop())

let cities = 0

/** A zone of its own for a test, with a slot of so many places each day, of which today's is left out. */
async function zoneWithSlots(t: ExecutionContext, capacity = 20) {
  const city = `Race ${++cities}`
  const fee = { amount: 9_900, currency: 'PKR' }
  const { body: zone } = await mart.asStaff('POST', '/v1/zones', { name: city, cities: [city], fee })
  const set = (days: object[]) => mart.asStaff('PUT', `/v1/zones/${zone.id}/timetable`, { days })
  const window = { start: '18:00', end: '20:00', capacity, cutoffMinutes: 0 }
  const everyDay = weekdays.map((day) => ({ day, ...window }))
  t.is((await set(everyDay)).status, 200)
  const { items } = (await mart.request('GET', `/v1/slots?city=${encodeURIComponent(city)}`)).body
  const slots = items.slice(1).map(({ id }: { id: string }) => id) as string[]
  return { zone, slots, set, everyDay, there: { shippingAddress: { ...address, city } } }
}

const miscounted = sql<{ id: string }>(
  'test.miscounted',
  `select id from slots s where booked + held > capacity
     or booked <> (select count(*) from orders where slot_id = s.id and status not in ('rejected', 'cancelled'))
     or held <> (select count(*) from slot_holds where slot_id = s.id)`,
)
const balance = async (t: ExecutionContext) => t.deepEqual(await mart.db('order').query(miscounted), [])

const deadlocks = sql<{ n: number }>(
  'test.deadlocks',
  'select deadlocks::int as n from pg_stat_database where datname = current_database()',
)
/** What was done again after a deadlock was answered as if nothing were, a second later: PostgreSQL tells. */
const noDeadlocks = async (t: ExecutionContext) =>
  t.deepEqual(await mart.db('order').query(deadlocks), [{ n: 0 }])

const statuses = (answers: { status: number }[]) =>
  [...new Set(answers.map(({ status }) => status))].sort((a, b) => a - b)

test.serial(
  'who holds, orders, moves an order and lets go at once waits for themselves, and never for ever',
  async (t) => {
    const {
      slots: [one = '', two = ''],
      there,
    } = await zoneWithSlots(t, 1_000)
    const shoppers = Array.from({ length: 10 }, () => mart.shopper())
    const answers = await Promise.all(
      shoppers.map(async ({ request, order }) => {
        const placed = (await order(there)).body
        const rounds = []
        for (let round = 0; round < 5; round++) {
          await request('POST', `/v1/slots/${one}/hold`)
          rounds.push(
            ...(await Promise.all([
              request('POST', `/v1/slots/${one}/hold`),
              order({ ...there, slotId: one }),
              request('PATCH', `/v1/orders/${placed.id}`, { slotId: round % 2 ? two : one }),
              request('POST', `/v1/slots/${two}/hold`),
              order({ ...there, slotId: one }),
              request('DELETE', `/v1/slots/${one}/hold`),
            ])),
          )
        }
        return rounds
      }),
    )
    t.deepEqual(statuses(answers.flat()), [200, 201, 204])
    await balance(t)
    await noDeadlocks(t)
  },
)

const lapse = sql('test.lapse', `update slot_holds set expires_at = now() - interval '1 second'`)

test.serial(
  'who holds again what was held for too long doesn’t meet with the job that gives it back',
  async (t) => {
    const { slots, there } = await zoneWithSlots(t, 1_000)
    const shoppers = Array.from({ length: 20 }, () => mart.shopper())
    const slotOf = (n: number) => slots[n % slots.length] as string
    for (let round = 0; round < 8; round++) {
      await Promise.all(shoppers.map(({ request }, n) => request('POST', `/v1/slots/${slotOf(n)}/hold`)))
      await mart.db('order').query(lapse)
      const [answers] = await Promise.all([
        Promise.all(
          shoppers.map(({ request, order }, n) =>
            n % 3
              ? request('POST', `/v1/slots/${slotOf(n + round)}/hold`)
              : order({ ...there, slotId: slotOf(n) }),
          ),
        ),
        mart.runJob('expire-slot-holds'),
        mart.asStaff('PATCH', `/v1/slots/${slotOf(round)}`, { capacity: 1_000 }),
      ])
      t.deepEqual(statuses(answers), [201])
    }
    await balance(t)
    await noDeadlocks(t)
  },
)

test.serial('a timetable that is set while places are swapped waits for nobody for ever', async (t) => {
  const { slots, set, everyDay } = await zoneWithSlots(t, 1_000)
  // Slots that came later are earlier in the day: their order by id isn't that by time.
  const more = weekdays.map((day) => ({
    day,
    start: '08:00',
    end: '10:00',
    capacity: 1_000,
    cutoffMinutes: 0,
  }))
  const both = [...everyDay, ...more]
  const { body } = await set(both)
  const { items } = (await mart.request('GET', `/v1/slots?city=${encodeURIComponent(body.name)}`)).body
  const all = [...slots, ...items.map(({ id }: { id: string }) => id)] as string[]
  const shoppers = Array.from({ length: 16 }, () => mart.shopper())
  const answers = await Promise.all([
    ...shoppers.map(async ({ request }, n) => {
      const held = []
      for (let round = 0; round < 12; round++)
        held.push(await request('POST', `/v1/slots/${all[(n * 5 + round * 7) % all.length]}/hold`))
      return held
    }),
    (async () => {
      const made = []
      for (let round = 0; round < 12; round++) made.push(await set(both))
      return made
    })(),
  ])
  t.deepEqual(statuses(answers.flat()), [200, 201])
  await balance(t)
  await noDeadlocks(t)
})

const stranded = sql<{ id: string }>(
  'test.stranded',
  `select id from orders where slot_id is not null and status not in ('rejected', 'cancelled')
     and not exists (select from slots where id = slot_id)`,
)

test.serial('no order is placed into a zone that is deleted meanwhile', async (t) => {
  for (let round = 0; round < 15; round++) {
    const {
      zone,
      slots: [slot = ''],
      there,
    } = await zoneWithSlots(t)
    const sana = mart.shopper()
    const [placed, deleted] = await Promise.all([
      sana.order({ ...there, slotId: slot }),
      mart.asStaff('DELETE', `/v1/zones/${zone.id}`),
    ])
    t.true(
      placed.status === 201 ? deleted.status === 409 : deleted.status === 204,
      `${placed.status} ${deleted.status}`,
    )
  }
  t.deepEqual(await mart.db('order').query(stranded), [])
})

test.serial(
  'a place that was held is kept count of where a slot is closed, opened and booked at once',
  async (t) => {
    const {
      slots: [slot = ''],
      there,
    } = await zoneWithSlots(t, 40)
    const shoppers = Array.from({ length: 30 }, () => mart.shopper())
    await Promise.all(shoppers.map(({ request }) => request('POST', `/v1/slots/${slot}/hold`)))
    await Promise.all([
      ...shoppers.map(({ order }) => order({ ...there, slotId: slot })),
      ...shoppers.map(() => mart.shopper().order({ ...there, slotId: slot })),
      ...Array.from({ length: 20 }, (_, n) =>
        mart.asStaff('PATCH', `/v1/slots/${slot}`, { closed: n % 2 === 0 }),
      ),
      ...Array.from({ length: 20 }, (_, n) =>
        mart.asStaff('PATCH', `/v1/slots/${slot}`, { capacity: 30 + n }),
      ),
    ])
    await balance(t)
    await noDeadlocks(t)
  },
)

test.serial(
  'an order that is rejected gives its basket and its place back while its shopper checks out again',
  async (t) => {
    const {
      slots: [slot = ''],
      there,
    } = await zoneWithSlots(t, 1_000)
    const shoppers = Array.from({ length: 12 }, () => mart.shopper())
    const answers = await Promise.all(
      shoppers.map(async ({ request, checkout }) => {
        const fill = () => request('PUT', `/v1/cart/items/${milk.productId}`, { quantity: 1 })
        const rounds = []
        for (let round = 0; round < 8; round++) {
          await fill()
          const placed = await checkout({ ...there, slotId: slot })
          await fill()
          const again = checkout({ ...there, slotId: slot })
          await mart.reject(placed.body.id, milk.productId)
          rounds.push(placed, await again)
        }
        return rounds
      }),
    )
    t.deepEqual(statuses(answers.flat()), [201])
    await balance(t)
    await noDeadlocks(t)
  },
)

test.serial(
  'whoever finds a slot full of what was held for too long has the place, also where the job gives it back just then',
  async (t) => {
    for (let round = 0; round < 6; round++) {
      const { slots, there } = await zoneWithSlots(t, 1)
      for (const slot of slots) await mart.shopper().request('POST', `/v1/slots/${slot}/hold`)
      await mart.db('order').query(lapse)
      const [answers] = await Promise.all([
        Promise.all(slots.map((slotId) => mart.shopper().order({ ...there, slotId }))),
        mart.runJob('expire-slot-holds'),
        mart.runJob('expire-slot-holds'),
      ])
      t.deepEqual(statuses(answers), [201])
    }
    await balance(t)
  },
)
