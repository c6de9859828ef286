import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { followStream } from '#src/testing/event-stream.ts'
import { requestOf } from '../life/substitutes.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk, rupees } from '../test-order.ts'

const mart = await orderMart({ order: { codOpenOrders: 0, codLimitNew: 0 } })
const oat = { ...milk, productId: v7(), sku: 'OAT', name: 'Oat drink', price: rupees(320) }
const goat = { ...milk, productId: v7(), sku: 'GOAT', name: 'Goat milk', price: rupees(250) }
await mart.sell(oat)
await mart.sell(goat)
test.after.always(() => mart.stop())

const sana = mart.shopper()

/** An order by cash, in a picker's hand: two bottles of milk (line 1), of which there are none, and mangoes (line 2). */
async function inHand(ifShort?: unknown, customer = sana) {
  const items = [
    { productId: milk.productId, quantity: 2, ...(ifShort !== undefined && { ifShort }) },
    { productId: mango.productId, quantity: 1500 },
  ]
  const placed = await customer.order({ paymentMethod: 'cash_on_delivery', items })
  const id = placed.body.id as string
  await mart.reserve(id)
  const pickerId = v7()
  const token = mart.token({ id: pickerId, role: 'staff', permissions: ['picking'] })
  const ask = (method: string, path = '', body?: unknown) =>
    mart.request(method, `/v1/orders/${id}/lines/1/substitutes${path}`, { token, body })
  await mart.request('POST', `/v1/orders/${id}/pick`, { token, body: {} })
  return {
    id,
    ask,
    offer: (productId = oat.productId, quantity = 2) => ask('POST', '', { productId, quantity }),
    withdraw: (n = 1) => ask('DELETE', `/${n}`),
    answer: (what: 'accept' | 'reject', n: number | string = 1, by = customer) =>
      by.request('POST', `/v1/orders/${id}/lines/1/substitutes/${n}/${what}`),
    held: (n = 1) => mart.addStock(id, requestOf({ line: 1, number: n })),
    soldOut: (n = 1) => mart.denyStock(id, requestOf({ line: 1, number: n })),
    pick: (line: number, body: object) =>
      mart.request('PUT', `/v1/orders/${id}/lines/${line}/picked`, { token, body }),
    pack: () => mart.request('POST', `/v1/orders/${id}/pack`, { token, body: {} }),
    now: async () => (await customer.request('GET', `/v1/orders/${id}`)).body,
    age: (milliseconds: number) => mart.db('order').query(runOut, [id, String(milliseconds)]),
  }
}

/** Every offer was made, and is to be answered, so much earlier. */
const runOut = sql(
  'test.run_out',
  `update orders set proposals = (
     select jsonb_agg(p || jsonb_build_object('at', to_jsonb(to_char((p->>'at')::timestamptz at time zone 'utc' - $2 * interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
       || case when p->>'until' is null then '{}' else jsonb_build_object('until', to_jsonb(to_char((p->>'until')::timestamptz at time zone 'utc' - $2 * interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) end)
     from jsonb_array_elements(proposals) p)
   where id = $1`,
)
const minutes = 60_000

test('offered, held, asked and agreed to: another line stands in, and it costs no more', async (t) => {
  const order = await inHand()
  const offered = await order.offer()
  t.like(offered, { status: 202, body: { substitutes: [{ line: 1, n: 1, state: 'reserving' }] } })
  const asked = await mart.said('mart.order.v1.StockRequested', (it) => it.order.id === order.id)
  t.like(asked.lines[0], { productId: oat.productId, quantity: 2, most: 2 })
  t.is((await order.answer('accept')).status, 409, 'it is not held yet')
  await order.held()
  const told = await mart.said('mart.order.v1.SubstituteProposed', (it) => it.order.id === order.id)
  // Two for Rs 640 stand in for two for Rs 580.
  t.like(told, { line: 1, number: 1, productName: 'Oat drink', total: { amountMinor: 58_000 } })
  const { body } = await order.answer('accept')
  t.like(body.items[0], { line: 1, state: 'substituted', picked: 0, lineTotal: { amount: 0 } })
  t.like(body.items[2], {
    ...{ line: 3, substituteFor: 1, name: 'Oat drink', quantity: 2, state: 'open' },
    lineTotal: { amount: 58_000 },
    discounts: [{ name: 'substitute', amount: { amount: 6_000 } }],
  })
  t.deepEqual(body.total, body.orderedTotal)
  t.is((await order.answer('accept')).body.version, body.version, 'again')
  t.is((await order.answer('reject')).status, 409)
  t.is((await order.withdraw()).status, 409)
  await order.pick(3, { quantity: 2 })
  await order.pick(2, { quantity: 1500 })
  t.is((await order.pack()).status, 200)
  t.is((await order.answer('accept')).status, 200, 'and once it is packed')
})

test('refused, withdrawn, sold out: the line is as it was, and the next is offered', async (t) => {
  const order = await inHand()
  await order.offer()
  await order.soldOut()
  t.is((await order.now()).substitutes[0].state, 'sold_out')
  await order.offer(goat.productId)
  t.is((await order.offer()).status, 409, 'one at a time')
  await order.held(2)
  t.is((await order.answer('reject', 2)).body.substitutes[1].state, 'rejected')
  t.is((await order.answer('reject', 2)).status, 200, 'again')
  await order.offer()
  t.is((await order.withdraw(3)).status, 200)
  t.is((await order.withdraw(3)).status, 200, 'again')
  await order.held(3)
  const ended = await order.now()
  t.is(ended.items[0].state, 'open')
  t.is(ended.substitutes[2].state, 'withdrawn')
  await mart.idle()
  const answers = mart.allSaid('mart.order.v1.SubstituteAnswered').filter((it) => it.order.id === order.id)
  t.deepEqual(
    answers.map(({ answer }) => answer),
    ['sold_out', 'rejected', 'withdrawn'],
  )
  t.is((await order.pick(1, { quantity: 0, reason: 'not_found' })).status, 200)
})

test('what a customer said beforehand holds: the best match at once, that product at once, or the money back', async (t) => {
  const match = await inHand('best_match')
  await match.offer()
  await match.held()
  const matched = await match.now()
  t.is(matched.items[0].state, 'substituted')
  t.is(matched.items[2].substituteFor, 1)
  const named = await inHand({ productId: oat.productId })
  await named.offer(goat.productId)
  await named.held()
  t.is((await named.now()).substitutes[0].state, 'asked', 'another than was named')
  await named.withdraw()
  await named.offer()
  await named.held(2)
  t.is((await named.now()).substitutes[1].state, 'accepted')
  const refund = await inHand('refund')
  const refused = await refund.offer()
  t.is(refused.status, 409)
  t.regex(refused.body.detail, /wants the money back/)
  t.is((await refund.ask('GET')).status, 409)
})

test('only what is sold, in an amount that is, may be offered; by its picker, and answered by its owner', async (t) => {
  const order = await inHand()
  const archived = { ...oat, productId: v7(), sku: 'OLD', archived: true }
  const foreign = { ...oat, productId: v7(), sku: 'FOREIGN', price: { amount: 1, currency: 'USD' } }
  const few = { ...oat, productId: v7(), sku: 'FEW', maxPerOrder: 1 }
  await mart.publish(mart.sold(archived), mart.sold(foreign), mart.sold(few))
  const field = async (body: unknown) => {
    const { status, body: problem } = await order.ask('POST', '', body)
    return `${status} ${problem.errors?.[0].path}`
  }
  for (const productId of [v7(), archived.productId, foreign.productId, milk.productId, 'x', 1])
    t.is(await field({ productId, quantity: 1 }), '422 productId', String(productId))
  for (const quantity of [0, -1, 1.5, '2', 1_000_001])
    t.is(await field({ productId: oat.productId, quantity }), '422 quantity', String(quantity))
  t.is(await field({ productId: few.productId, quantity: 2 }), '422 quantity')
  t.is(await field({ productId: oat.productId }), '422 quantity')
  t.is(await field({ productId: oat.productId, quantity: 1, price: 1 }), '422 price')

  const hina = mart.token({ id: v7(), role: 'staff', permissions: ['picking'] })
  const omar = mart.shopper()
  const path = `/v1/orders/${order.id}/lines/1/substitutes`
  const body = { productId: oat.productId, quantity: 1 }
  for (const [method, tail, send] of [
    ['GET', '', undefined],
    ['POST', '', body],
    ['DELETE', '/1', undefined],
  ] as const) {
    if (method === 'DELETE') await order.offer()
    t.is((await mart.request(method, path + tail, { token: hina, body: send })).status, 409, method)
    t.is((await sana.request(method, path + tail, send)).status, 403, method)
  }
  t.is(
    (await mart.request('POST', `/v1/orders/${order.id}/lines/9/substitutes`, { token: hina, body })).status,
    404,
  )
  await order.held()
  for (const what of ['accept', 'reject'] as const) {
    t.is((await order.answer(what, 1, omar)).status, 404)
    t.is((await mart.request('POST', `${path}/1/${what}`, { token: hina })).status, 403)
    t.is((await order.answer(what, 2)).status, 404)
    t.is((await order.answer(what, 'x')).status, 404)
  }
  t.is((await order.now()).substitutes[0].state, 'asked')
  for (let n = 1; n <= 9; n += 1) {
    await order.withdraw(n)
    t.is((await order.offer()).status, 202)
  }
  await order.withdraw(10)
  t.regex((await order.offer()).body.detail, /10 offers were made/)
})

test('unanswered for too long it is refused, also before the clock has said so', async (t) => {
  const order = await inHand()
  await order.offer()
  await order.held()
  await order.age(9 * minutes)
  await mart.runJob('expire-substitutes')
  t.is((await order.now()).substitutes[0].state, 'asked')
  const second = await inHand()
  await second.offer()
  await second.held()
  await second.age(10 * minutes)
  const late = await second.answer('accept')
  t.is(late.status, 409)
  await mart.runJob('expire-substitutes')
  await mart.runJob('expire-substitutes')
  t.is((await second.now()).substitutes[0].state, 'expired')
  t.is((await second.answer('accept')).status, 409)
  await mart.idle()
  const told = mart.allSaid('mart.order.v1.SubstituteAnswered').filter((it) => it.order.id === second.id)
  t.deepEqual(
    told.map(({ answer }) => answer),
    ['expired'],
  )
})

test('several offers of an order end together when their time is over', async (t) => {
  const order = await inHand()
  await order.offer()
  await order.held()
  const { productId } = goat
  const token = mart.token({ id: mart.staffId, role: 'staff' })
  await mart.request('POST', `/v1/orders/${order.id}/pick`, { token, body: { takeOver: true } })
  const path = `/v1/orders/${order.id}/lines/2/substitutes`
  await mart.request('POST', path, { token, body: { productId, quantity: 1 } })
  await mart.addStock(order.id, requestOf({ line: 2, number: 1 }))
  await order.age(10 * minutes)
  await mart.runJob('expire-substitutes')
  t.like(await order.now(), { substitutes: [{ state: 'expired' }, { state: 'expired' }] })
})

test('inventory is asked again where its answer was lost, and not more often than it must', async (t) => {
  const order = await inHand()
  await order.offer()
  const asked = () =>
    mart.allSaid('mart.order.v1.StockRequested').filter((it) => it.order.id === order.id).length
  await mart.idle()
  await mart.runJob('remind-of-stock-requests')
  await mart.idle()
  t.is(asked(), 1)
  await order.age(6 * minutes)
  await mart.runJob('remind-of-stock-requests')
  await mart.runJob('remind-of-stock-requests')
  await mart.idle()
  t.is(asked(), 2)
  await order.held()
  t.is((await order.now()).substitutes[0].state, 'asked')
})

test('suggested is what was named for it, then its category by price and brand, as far as it is there', async (t) => {
  const [category, other] = [v7(), v7()]
  const product = (sku: string, price: number) => ({
    ...milk,
    productId: v7(),
    sku,
    name: sku,
    price: rupees(price),
  })
  const wanted = product('WANTED', 100)
  const its = {
    named: product('NAMED', 900),
    second: product('SECOND', 10),
    near: product('NEAR', 108),
    brand: product('BRAND', 112),
    below: product('BELOW', 85),
    far: product('FAR', 300),
    elsewhere: product('ELSEWHERE', 100),
    out: product('OUT', 100),
    unit: { ...product('UNIT', 100), soldBy: 'weight' as const },
    gone: { ...product('GONE', 100), archived: true },
    asked: product('ASKED', 100),
  }
  const brand = 'Olpers'
  const sold = (it: typeof wanted, more: object = {}) => mart.sold(it, 1, { categoryId: category, ...more })
  await mart.publish(
    sold(wanted, { brand, substitutes: [its.named.productId, its.second.productId, wanted.productId] }),
    ...Object.values(its).map((it) =>
      sold(it, it === its.brand ? { brand } : it === its.elsewhere ? { categoryId: other } : {}),
    ),
  )
  for (const it of [wanted, ...Object.values(its)]) await mart.shelve(it.productId, it !== its.out)
  const items = [
    { productId: wanted.productId, quantity: 2, ifShort: { productId: its.second.productId } },
    { productId: mango.productId, quantity: 500 },
  ]
  const { id } = (await sana.order({ paymentMethod: 'cash_on_delivery', items })).body
  await mart.reserve(id)
  const ask = (method: string, path: string, body?: unknown) =>
    mart.asStaff(method, `/v1/orders/${id}/${path}`, body)
  const path = 'lines/1/substitutes'
  await ask('POST', 'pick', {})
  await ask('POST', path, { productId: its.asked.productId, quantity: 2 })
  await mart.denyStock(id, requestOf({ line: 1, number: 1 }))
  const found = (await ask('GET', path)).body.items
  t.deepEqual(
    found.map(({ sku, named }: { sku: string; named: boolean }) => [sku, named]),
    [
      ['SECOND', true],
      ['NAMED', true],
      ['BRAND', false],
      ['NEAR', false],
      ['BELOW', false],
      ['FAR', false],
    ],
  )
  t.like(found[1], { quantity: 2, total: rupees(200), price: rupees(900) })
})

test('its stream tells each pick and each offer', async (t) => {
  const order = await inHand()
  const stream = await followStream(`${mart.url}/v1/orders/${order.id}/stream`, sana.token)
  const next = async () => {
    const data = (await stream.next())?.data
    return data && [data.event, data.detail]
  }
  t.deepEqual(await next(), ['OrderPickingStarted', undefined])
  await order.pick(2, { quantity: 1490 })
  t.deepEqual(await next(), ['LinePicked', 'line 2: 1.49 kg of Mango Chaunsa'])
  await order.offer()
  t.deepEqual(await next(), ['StockRequested', 'line 1: 2 of Oat drink'])
  await order.held()
  t.deepEqual(await next(), ['SubstituteProposed', 'line 1: 2 of Oat drink'])
  await order.answer('accept')
  t.deepEqual(await next(), ['SubstituteAnswered', 'line 1: 2 of Oat drink: accepted'])
  stream.leave()
})

test('who is erased is asked no more: what was open is refused at once, and of what is short the money goes back', async (t) => {
  // Their own token is good for nothing any more.
  const first = async ({ id }: { id: string }) =>
    (await mart.asStaff('GET', `/v1/orders/${id}`)).body.substitutes[0].state
  for (const isHeld of [true, false]) {
    const omar = mart.shopper()
    const order = await inHand(undefined, omar)
    await order.offer()
    if (isHeld) await order.held()
    await mart.erase(omar.id)
    t.is(await first(order), 'rejected')
    const told = await mart.said('mart.order.v1.SubstituteAnswered', (it) => it.order.id === order.id)
    t.is(told.answer, 'rejected')
    if (!isHeld) await order.held()
    const refused = await order.offer(goat.productId)
    t.is(refused.status, 409)
    t.regex(refused.body.detail, /money back/)
    t.is((await order.ask('GET')).status, 409)
    t.is((await order.pick(1, { quantity: 0, reason: 'not_found' })).status, 200)
    await order.pick(2, { quantity: 1500 })
    t.is((await order.pack()).status, 200)
  }
  const zara = mart.shopper()
  const order = await inHand('best_match', zara)
  const one = await inHand({ productId: oat.productId }, zara)
  await order.offer()
  await mart.erase(zara.id)
  await order.held()
  t.is(await first(order), 'accepted', 'that is what was said beforehand')
  t.is((await one.offer(goat.productId)).status, 409)
  t.is((await one.offer()).status, 202)
})
