import test from 'ava'
import { v7 } from 'uuid'
import { hasCheckDigit } from '#src/barcode.ts'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk } from '../test-order.ts'

const mart = await orderMart({ order: { scaleBarcodes: '20IIIIIWWWWWC', codLimitNew: 0, codOpenOrders: 0 } })
await mart.sell(milk, 2, { barcode: '0012345678905' })
await mart.sell(mango, 2, { barcode: '4011' })
await mart.shelve(milk.productId, true, 1, 100, { aisle: '10', position: 1, storage: 'chilled' })
await mart.shelve(mango.productId, true, 1, 9000, { aisle: '2', position: 4, storage: 'ambient' })
test.after.always(() => mart.stop())

const sana = mart.shopper()

/** As inventory holds weights: 15 % more. */
const held = [
  { productId: milk.productId, quantity: 2 },
  { productId: mango.productId, quantity: 1725 },
]

/** An order by cash of two bottles of milk (line 1) and 1.5 kg of mangoes (line 2), to be picked. */
async function confirmed(body: object = {}, lines: object[] = held) {
  const placed = await sana.order({ paymentMethod: 'cash_on_delivery', ...body })
  if (placed.status !== 201) throw new Error(placed.body.detail)
  await mart.reserve(placed.body.id, lines)
  return placed.body.id as string
}

/** Staff of their own, by permissions. */
function picker(permissions: 'picking'[] = ['picking']) {
  const id = v7()
  const token = mart.token({ id, role: 'staff', permissions })
  const ask = (method: string, path: string, body?: unknown) => mart.request(method, path, { token, body })
  return {
    id,
    ask,
    take: (order: string, body: object = {}) => ask('POST', `/v1/orders/${order}/pick`, body),
    giveBack: (order: string) => ask('DELETE', `/v1/orders/${order}/pick`),
    pick: (order: string, line: number, body: object) =>
      ask('PUT', `/v1/orders/${order}/lines/${line}/picked`, body),
    pack: (order: string, body: object = {}) => ask('POST', `/v1/orders/${order}/pack`, body),
  }
}

/** An order in a picker's hand. */
async function inHand(lines?: object[]) {
  const id = await confirmed({}, lines)
  const bilal = picker()
  await bilal.take(id)
  return { id, bilal }
}

const label = (twelve: string) =>
  [...'0123456789'].map((digit) => `${twelve}${digit}`).find(hasCheckDigit) as string
const lineOf = (body: { items: { line: number }[] }, line: number) =>
  body.items.find((item) => item.line === line)

test('an order is picked line by line, and what it comes to follows the scale', async (t) => {
  const id = await confirmed()
  const bilal = picker()
  const taken = await bilal.take(id)
  t.like(taken, { status: 200, body: { status: 'picking' } })
  t.is((await mart.said('mart.order.v1.OrderPickingStarted', ({ order }) => order.id === id)).order.id, id)
  await bilal.pick(id, 1, { quantity: 2 })
  const weighed = await bilal.pick(id, 2, { quantity: 1564 })
  // 1564 g at Rs 350 rather than 1500 g: Rs 22.40 more.
  t.is(weighed.body.total.amount - weighed.body.orderedTotal.amount, 2240)
  t.like(weighed.body.adjustments, [{ line: 2, reason: 'picked', amount: { amount: 2240 } }])
  const packed = await bilal.pack(id, { bags: 2 })
  t.like(packed, { status: 200, body: { status: 'packed' } })
  const said = await mart.said('mart.order.v1.OrderPacked', ({ order }) => order.id === id)
  t.deepEqual(
    said.order.items.map(({ picked, state }) => [picked, state]),
    [
      [2, 'picked'],
      [1564, 'picked'],
    ],
  )
})

test('what is less than ordered says why, and costs less; what is more than may be is refused', async (t) => {
  const { id, bilal } = await inHand()
  const field = async (line: number, body: object) => {
    const { status, body: problem } = await bilal.pick(id, line, body)
    return [status, problem.errors?.[0].path]
  }
  t.deepEqual(await field(1, { quantity: 3 }), [422, 'quantity'])
  t.deepEqual(await field(1, { quantity: 1 }), [422, 'reason'])
  t.deepEqual(await field(1, { quantity: 2, reason: 'damaged' }), [422, 'reason'])
  t.deepEqual(await field(2, { quantity: 1726 }), [422, 'quantity'])
  t.deepEqual(await field(2, { quantity: 1725 }), [200, undefined])
  t.deepEqual(await field(2, { quantity: 1274 }), [422, 'reason'])
  t.deepEqual(await field(2, { quantity: 1275 }), [200, undefined])
  t.deepEqual(await field(2, {}), [422, 'quantity'])
  for (const wrong of [
    { quantity: -1 },
    { quantity: 1.5 },
    { quantity: '2' },
    { quantity: 1, reason: 'gone' },
    { quantity: 2, barcode: ' ' },
    { quantity: 2, pickId: 'x' },
    { quantity: 2, sequence: -1 },
    { quantity: 2, by: 'me' },
  ])
    t.is((await bilal.pick(id, 1, wrong)).status, 422, JSON.stringify(wrong))
  const short = await bilal.pick(id, 1, { quantity: 1, reason: 'damaged' })
  t.like(lineOf(short.body, 1), { picked: 1, state: 'short', shortReason: 'damaged' })
  const none = await bilal.pick(id, 1, { quantity: 0, reason: 'not_found' })
  t.like(lineOf(none.body, 1), { picked: 0, state: 'short', lineTotal: { amount: 0 } })
  t.is((await bilal.pick(id, 9, { quantity: 1 })).status, 404)
  t.is((await bilal.pick(v7(), 1, { quantity: 1 })).status, 404)
})

test('not more than is held can be in the bag', async (t) => {
  const held = [
    { productId: milk.productId, quantity: 2 },
    { productId: mango.productId, quantity: 1600 },
  ]
  const { id, bilal } = await inHand(held)
  t.is((await bilal.pick(id, 2, { quantity: 1601 })).status, 422)
  t.is((await bilal.pick(id, 2, { quantity: 1600 })).status, 200)
})

test('a barcode of another product is refused, its own is known however it is written', async (t) => {
  const { id, bilal } = await inHand()
  const scan = async (line: number, barcode: string, quantity?: number) => {
    const { status, body } = await bilal.pick(id, line, {
      barcode,
      ...(quantity !== undefined && { quantity }),
    })
    return status === 200 ? 200 : `${status} ${body.errors?.[0].path}`
  }
  t.is(await scan(1, '12345678905', 2), 200)
  t.is(await scan(1, '00012345678905', 2), 200)
  t.is(await scan(1, '4006381333931', 2), '422 barcode')
  t.is(await scan(1, label('200401100782'), 2), '422 barcode')
  t.is(await scan(2, '12345678905', 1500), '422 barcode')
  t.is(await scan(2, label('200401101564')), 200)
  t.like(lineOf((await bilal.pick(id, 2, { barcode: label('200401101564') })).body, 2), { picked: 1564 })
  t.is(await scan(2, label('200401101564'), 1500), '422 quantity')
  t.is(await scan(2, label('200401101726')), '422 quantity')
  t.is(await scan(2, label('200401201564')), '422 barcode')
})

test('of what has no barcode, only what is known to be another product is refused', async (t) => {
  const sugar = { ...milk, productId: v7(), sku: 'SUGAR', name: 'Sugar' }
  await mart.sell(sugar)
  const id = await confirmed({ items: [{ productId: sugar.productId, quantity: 1 }] })
  const bilal = picker()
  await bilal.take(id)
  t.is(
    (await bilal.pick(id, 1, { quantity: 1, barcode: '012345678905' })).body.errors?.[0].message,
    'is that of Milk 1 l',
  )
  t.is((await bilal.pick(id, 1, { quantity: 1, barcode: '4006381333931' })).status, 200)
})

test('a pick that comes again, late or out of order changes nothing; one that is made anew corrects', async (t) => {
  const { id, bilal } = await inHand()
  const [one, two] = [v7(), v7()]
  const version = async (body: object) => (await bilal.pick(id, 2, body)).body.version
  const first = await version({ quantity: 1500, pickId: one })
  t.is(await version({ quantity: 1500, pickId: one }), first)
  t.is(await version({ quantity: 1500 }), first, 'the same without an id')
  const second = await version({ quantity: 1480, pickId: two })
  t.is(second, first + 1)
  t.is(await version({ quantity: 1500, pickId: one }), second, 'the first comes again, after the second')
  const third = await version({ quantity: 1490, sequence: 7 })
  t.is(await version({ quantity: 1400, sequence: 6 }), third)
  t.is(await version({ quantity: 9999, sequence: 6 }), third, 'what is outdated is not judged')
  t.is(await version({ quantity: 1400, sequence: 8 }), third + 1)
  await bilal.pick(id, 1, { quantity: 2, pickId: v7() })
  const packed = (await bilal.pack(id)).body.version
  t.is(await version({ quantity: 1480, pickId: two }), packed, 'once it is packed it is known as well')
  t.is((await bilal.pick(id, 2, { quantity: 1480 })).status, 409)
})

test('a device counts on where its picker gives an order back and takes it again: what is late stays late', async (t) => {
  const { id, bilal } = await inHand()
  await bilal.pick(id, 1, { quantity: 1, reason: 'damaged', sequence: 5 })
  await bilal.giveBack(id)
  await bilal.take(id)
  const late = await bilal.pick(id, 1, { quantity: 2, sequence: 4 })
  t.like(lineOf(late.body, 1), { picked: 1, state: 'short' })
  const newer = await bilal.pick(id, 1, { quantity: 2, sequence: 6 })
  t.like(lineOf(newer.body, 1), { picked: 2 })
  await bilal.giveBack(id)
  await bilal.take(id, { takeOver: true })
  const other = await bilal.pick(id, 1, { quantity: 1, reason: 'damaged', sequence: 1 })
  t.like(lineOf(other.body, 1), { picked: 1 }, 'said to be another device, it counts from one')
})

test('who picks it alone says what is in the bag, until it is given back or taken over', async (t) => {
  const { id, bilal } = await inHand()
  const hina = picker()
  const refused = await hina.pick(id, 1, { quantity: 2 })
  t.is(refused.status, 409)
  t.regex(refused.body.detail, /Somebody else picks/)
  t.regex((await hina.take(id)).body.detail, /Somebody else picks it: take it over/)
  t.is((await hina.take(id, { takeOver: false })).status, 409)
  t.is((await hina.giveBack(id)).status, 409)
  t.is((await bilal.take(id)).status, 200, 'begun again')
  await bilal.pick(id, 1, { quantity: 2, sequence: 100 })
  t.is((await hina.take(id, { takeOver: true })).status, 200)
  t.is((await bilal.pick(id, 2, { quantity: 1500 })).status, 409)
  const corrected = await hina.pick(id, 1, { quantity: 1, reason: 'damaged', sequence: 1 })
  t.like(lineOf(corrected.body, 1), { picked: 1 }, 'her device counts from one')
  t.is((await hina.giveBack(id)).status, 200)
  t.is((await hina.giveBack(id)).status, 200, 'again')
  t.regex((await hina.pick(id, 2, { quantity: 1500 })).body.detail, /begin first/)
  t.is((await bilal.take(id)).status, 200)
  const { body } = await mart.asStaff('GET', `/v1/orders/${id}/timeline`)
  const events = body.items.map(({ event, by }: { event: string; by?: string }) => [event, by])
  t.deepEqual(events.slice(2), [
    ['OrderPickingStarted', bilal.id],
    ['LinePicked', bilal.id],
    ['PickingTakenOver', hina.id],
    ['LinePicked', hina.id],
    ['PickingGivenBack', hina.id],
    ['PickingTakenOver', bilal.id],
  ])
})

test('only who may pick does, what is confirmed alone', async (t) => {
  const waiting = (await sana.order()).body.id
  const bilal = picker()
  t.is((await bilal.take(waiting)).status, 409)
  t.is((await bilal.take(v7())).status, 404)
  t.is((await bilal.take(waiting, { takeOver: 'yes' })).status, 422)
  const nobody = picker([])
  for (const [method, path, body] of [
    ['GET', '/v1/picks', undefined],
    ['POST', `/v1/orders/${waiting}/pick`, {}],
    ['DELETE', `/v1/orders/${waiting}/pick`, undefined],
    ['PUT', `/v1/orders/${waiting}/lines/1/picked`, { quantity: 1 }],
  ] as const) {
    t.is((await nobody.ask(method, path, body)).status, 403, path)
    t.is((await sana.request(method, path, body)).status, 403, path)
  }
})

test('an order with an open line is not packed; one that nobody began to pick is, as ordered', async (t) => {
  const { id, bilal } = await inHand()
  await bilal.pick(id, 1, { quantity: 2 })
  const refused = await bilal.pack(id)
  t.is(refused.status, 409)
  t.regex(refused.body.detail, /Not picked yet: line 2/)
  const other = await confirmed()
  const packed = await bilal.pack(other)
  t.like(lineOf(packed.body, 2), { picked: 1500, state: 'picked' })
  t.is((await bilal.pack(other, { bags: 0 })).status, 422)
})

test('an order that its picker leaves lying is free again, with what was picked of it', async (t) => {
  const { id, bilal } = await inHand()
  await bilal.pick(id, 1, { quantity: 2 })
  await mart.runJob('free-abandoned-picks')
  t.is((await bilal.pick(id, 1, { quantity: 2, sequence: 1 })).status, 200, 'not yet')
  const age = sql('test.age', `update orders set picked_at = now() - interval '31 minutes' where id = $1`)
  await mart.db('order').query(age, [id])
  await mart.runJob('free-abandoned-picks')
  t.is((await bilal.pick(id, 1, { quantity: 2, sequence: 2 })).status, 409)
  const hina = picker()
  const taken = await hina.take(id)
  t.is(taken.status, 200)
  t.like(lineOf(taken.body, 1), { picked: 2 })
})

test('the queue: the earliest slot first, then the oldest; its lines as one walks', async (t) => {
  const own = mart.shopper()
  const place = async () => {
    const { id } = (await own.order({ paymentMethod: 'cash_on_delivery' })).body
    await mart.reserve(id, held)
    return id as string
  }
  const [late, unslotted, early, young] = [await place(), await place(), await place(), await place()]
  const [zone, slot] = [v7(), v7()]
  const seat = sql(
    'test.seat',
    'update orders set slot_id = $2, slot_start = $3, slot_end = $3 where id = $1',
  )
  const open = sql(
    'test.slot',
    `insert into slots (id, zone_id, starts_at, ends_at, cutoff_at, capacity)
     values ($1, $2, '2031-01-01T10:00:00Z', '2031-01-01T12:00:00Z', '2031-01-01T10:00:00Z', 5)`,
  )
  const draw = sql(
    'test.zone',
    `insert into zones (id, name, cities, postal_codes, city_keys, postal_keys, fee, currency, version, created_at, updated_at)
     values ($1, 'East', '{}', '{}', '{}', '{}', 0, 'PKR', 1, now(), now())`,
  )
  const db = mart.db('order')
  await db.query(draw, [zone])
  await db.query(open, [slot, zone])
  await db.query(seat, [early, slot, '2031-01-01T10:00:00Z'])
  await db.query(seat, [young, slot, '2031-01-01T10:00:00Z'])
  await db.query(seat, [late, v7(), '2031-01-02T10:00:00Z'])
  const bilal = picker()
  const ours = new Set([late, unslotted, early, young])
  const list = async (query = '') => {
    const found: string[] = []
    for (let cursor = ''; ; ) {
      const { body, status } = await bilal.ask('GET', `/v1/picks?limit=2${cursor}${query}`)
      if (status !== 200) return [status]
      found.push(...body.items.map(({ id }: { id: string }) => id).filter((id: string) => ours.has(id)))
      if (!body.nextCursor) return found
      cursor = `&cursor=${body.nextCursor}`
    }
  }
  t.deepEqual(await list(), [early, young, late, unslotted])
  t.deepEqual(await list(`&slot=${slot}`), [early, young])
  t.deepEqual(await list(`&zone=${zone}`), [early, young])
  await bilal.take(late)
  t.deepEqual(await list('&status=picking'), [late])
  t.deepEqual(await list('&status=confirmed'), [early, young, unslotted])
  t.deepEqual(await list('&mine=true'), [late])
  t.deepEqual(await list('&mine=false'), [early, young, late, unslotted])
  t.deepEqual(await list('&status=packed'), [422])
  t.deepEqual(await list('&cursor=nonsense'), [422])
  t.deepEqual(await list('&colour=red'), [422])

  const { body } = await bilal.ask('GET', '/v1/picks?mine=true')
  t.like(body.items[0], { id: late, status: 'picking', pickerId: bilal.id })
  t.false('shippingAddress' in body.items[0])
  t.deepEqual(
    body.items[0].items.map((it: Record<string, unknown>) => [
      it.name,
      it.aisle,
      it.position,
      it.storage,
      it.most,
    ]),
    [
      ['Mango Chaunsa', '2', 4, 'ambient', 1725],
      ['Milk 1 l', '10', 1, 'chilled', 2],
    ],
  )
})

test('of twenty who begin at once one has it', async (t) => {
  const id = await confirmed()
  const answers = await Promise.all(Array.from({ length: 20 }, () => picker().take(id)))
  t.is(answers.filter(({ status }) => status === 200).length, 1)
  t.is(answers.filter(({ status }) => status === 409).length, 19)
  await mart.idle()
  t.is(mart.allSaid('mart.order.v1.OrderPickingStarted').filter(({ order }) => order.id === id).length, 1)
})

test('taken over while the other picks: whoever comes later is refused, and nothing is lost', async (t) => {
  const { id, bilal } = await inHand()
  const hina = picker()
  const [pick, over] = await Promise.all([
    bilal.pick(id, 1, { quantity: 2 }),
    hina.take(id, { takeOver: true }),
  ])
  t.is(over.status, 200)
  t.true([200, 409].includes(pick.status))
  const { body } = await hina.take(id)
  t.is(lineOf(body, 1)?.line, 1)
  t.like(lineOf(body, 1), pick.status === 200 ? { picked: 2 } : { state: 'open' })
})

test('picked and packed at once: what is packed is what was picked', async (t) => {
  const { id, bilal } = await inHand()
  await bilal.pick(id, 1, { quantity: 2 })
  await bilal.pick(id, 2, { quantity: 1500 })
  const [pick, pack] = await Promise.all([bilal.pick(id, 2, { quantity: 1600 }), bilal.pack(id)])
  t.is(pack.status, 200)
  const { order } = await mart.said('mart.order.v1.OrderPacked', ({ order }) => order.id === id)
  t.is(order.items[1]?.picked, pick.status === 200 ? 1600 : 1500)
})

test('one pick sent twenty times at once is one', async (t) => {
  const { id, bilal } = await inHand()
  const pick = { quantity: 1480, pickId: v7(), sequence: 1 }
  const answers = await Promise.all(Array.from({ length: 20 }, () => bilal.pick(id, 2, pick)))
  t.deepEqual([...new Set(answers.map(({ status, body }) => `${status} ${body.version}`))], ['200 4'])
})

test('an order of a hundred lines is picked', async (t) => {
  const products = Array.from({ length: 100 }, (_, i) => ({
    ...milk,
    productId: v7(),
    sku: `L-${i}`,
    name: `Line ${i}`,
  }))
  await mart.publish(...products.map((product) => mart.sold(product)))
  const items = products.map(({ productId }) => ({ productId, quantity: 1 }))
  const id = await confirmed({ items })
  const bilal = picker()
  await bilal.take(id)
  const answers = await Promise.all(products.map((_, i) => bilal.pick(id, i + 1, { quantity: 1 })))
  t.true(answers.every(({ status }) => status === 200))
  t.is((await bilal.pack(id)).status, 200)
})
