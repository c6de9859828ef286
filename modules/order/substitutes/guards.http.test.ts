import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { requestOf } from '../life/substitutes.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk, rupees } from '../test-order.ts'

/** Who is meant by an offer, what is suggested, and what the clock looks at. */
const mart = await orderMart({ order: { codOpenOrders: 0, codLimitNew: 0 } })
const oat = { ...milk, productId: v7(), sku: 'OAT', name: 'Oat drink', price: rupees(320) }
const goat = { ...milk, productId: v7(), sku: 'GOAT', name: 'Goat milk', price: rupees(250) }
await mart.sell(oat)
await mart.sell(goat)
for (const { productId } of [oat, goat]) await mart.shelve(productId, true)
test.after.always(() => mart.stop())
const db = mart.db('order')

/** An order by cash of these lines, in the hands of the staff. */
async function inHand(items: object[], sana = mart.shopper()) {
  const { id } = (await sana.order({ paymentMethod: 'cash_on_delivery', items })).body
  await mart.reserve(id)
  const path = `/v1/orders/${id}`
  await mart.asStaff('POST', `${path}/pick`, {})
  const offers = (line = 1) => `${path}/lines/${line}/substitutes`
  return {
    ...{ id: id as string, sana, path },
    suggested: async (line = 1) => {
      const { status, body } = await mart.asStaff('GET', offers(line))
      return status === 200 ? body.items.map(({ sku }: { sku: string }) => sku) : status
    },
    offer: ({ productId } = oat, line = 1) => mart.asStaff('POST', offers(line), { productId, quantity: 1 }),
    held: (n = 1, line = 1) => mart.addStock(id, requestOf({ line, number: n })),
    denied: (n = 1, line = 1) => mart.denyStock(id, requestOf({ line, number: n })),
    withdraw: (n = 1, line = 1) => mart.asStaff('DELETE', `${offers(line)}/${n}`),
    accept: (n = 1) => sana.request('POST', `${offers()}/${n}/accept`),
  }
}
const line = (productId: string, more: object = {}) => ({ productId, quantity: 2, ...more })

test('its timeline says which of the staff offered or withdrew, and of a customer nothing', async (t) => {
  const order = await inHand([line(milk.productId)])
  await order.offer()
  await order.withdraw()
  await order.offer()
  await order.held(2)
  t.is((await order.accept(2)).status, 200)
  t.is((await order.withdraw(2)).body.detail, 'The offer is accepted already.')
  const { items } = (await mart.asStaff('GET', `${order.path}/timeline`)).body
  const by = (event: string) =>
    items.filter((it: { event: string }) => it.event === event).map(({ by }: { by?: string }) => by)
  t.deepEqual(by('StockRequested'), [mart.staffId, mart.staffId])
  t.deepEqual(by('SubstituteAnswered'), [mart.staffId, undefined])
})

test('of an order that is not there nothing is offered', async (t) => {
  const path = `/v1/orders/${v7()}/lines/1/substitutes`
  t.is((await mart.asStaff('POST', path, { productId: oat.productId, quantity: 1 })).status, 404)
  t.is((await mart.asStaff('GET', path)).status, 404)
})

test('suggested is what was withdrawn, or offered for another line; of what was named only what can be had', async (t) => {
  const named = (sku: string, more: object = {}) => ({ ...milk, productId: v7(), sku, name: sku, ...more })
  const its = {
    fine: named('FINE'),
    gone: named('GONE', { archived: true }),
    foreign: named('FOREIGN', { price: { amount: 100, currency: 'USD' } }),
    out: named('OUT'),
    none: named('NONE'),
    tried: named('TRIED'),
  }
  const wanted = named('WANTED')
  const substitutes = Object.values(its).map(({ productId }) => productId)
  await mart.publish(
    mart.sold(wanted, 1, { substitutes: [...substitutes, wanted.productId] }),
    ...Object.values(its).map((it) => mart.sold(it)),
  )
  for (const it of [wanted, ...Object.values(its)])
    await mart.shelve(it.productId, it !== its.out, 1, it === its.none ? 0 : 100)
  const order = await inHand([line(wanted.productId), line(milk.productId)])
  await order.offer(its.tried)
  await order.denied()
  await order.offer(its.fine)
  await order.withdraw(2)
  t.deepEqual(await order.suggested(), ['FINE'])
  const other = await inHand([line(wanted.productId), line(milk.productId)])
  await other.offer(its.fine, 2)
  await other.denied(1, 2)
  t.true((await other.suggested()).includes('FINE'))
})

test('ten are suggested at most', async (t) => {
  const near = Array.from({ length: 12 }, (_, n) => ({
    ...milk,
    productId: v7(),
    sku: `N-${n}`,
    name: `N ${n}`,
  }))
  const wanted = { ...milk, productId: v7(), sku: 'MANY', name: 'Many' }
  await mart.publish(
    mart.sold(wanted, 1, { substitutes: near.map(({ productId }) => productId) }),
    ...near.map((it) => mart.sold(it)),
  )
  for (const { productId } of near) await mart.shelve(productId, true)
  t.is((await (await inHand([line(wanted.productId)])).suggested()).length, 10)
})

test('for who is erased, and took the best match beforehand, it is suggested still', async (t) => {
  const order = await inHand([line(milk.productId, { ifShort: 'best_match' }), line(mango.productId)])
  await mart.erase(order.sana.id)
  t.true(Array.isArray(await order.suggested()))
  t.is(await order.suggested(2), 409)
})

// These two look at all orders, the second as if an hour had gone by.
test.serial('inventory is reminded of what it is late with alone', async (t) => {
  const order = await inHand([line(milk.productId), line(mango.productId), line(goat.productId)])
  await order.offer()
  await order.offer(oat, 2)
  await order.offer(oat, 3)
  await order.held(1, 3)
  const age = sql(
    'test.age_two',
    `update orders set proposals = jsonb_set(jsonb_set(proposals, '{0,at}', '"2026-01-01T00:00:00.000Z"'), '{2,at}', '"2026-01-01T00:00:00.000Z"')
     where id = $1`,
  )
  await db.query(age, [order.id])
  await mart.idle()
  await mart.runJob('remind-of-stock-requests')
  await mart.idle()
  const asked = mart.allSaid('mart.order.v1.StockRequested').filter((it) => it.order.id === order.id)
  t.deepEqual(
    asked.map(({ request }) => request),
    ['substitute:1:1', 'substitute:2:1', 'substitute:3:1', 'substitute:1:1'],
  )
})

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

test.serial(
  'the clock looks at offers that are asked too long, of orders that are picked, and at no others',
  async (t) => {
    const [asked, fresh, reserving, rejected, cancelled] = await Promise.all(
      Array.from({ length: 5 }, () => inHand([line(milk.productId)])),
    )
    if (!asked || !fresh || !reserving || !rejected || !cancelled) return t.fail()
    for (const order of [asked, rejected, cancelled]) {
      await order.offer()
      await order.held()
    }
    await reserving.offer()
    await rejected.withdraw()
    await mart.asStaff('POST', `${cancelled.path}/cancel`, {})
    const ours = new Set([asked, fresh, reserving, rejected, cancelled].map(({ id }) => id))
    const overdue = (at: Date) =>
      db.transaction(async (tx) =>
        (await mart.deps.substitutes.overdue(at, 1_000, tx)).flatMap(({ id }) => (ours.has(id) ? [id] : [])),
      )
    t.deepEqual(await overdue(later(9)), [])
    t.deepEqual(await overdue(later(11)), [asked.id])
    await mart.asStaff('POST', `${reserving.path}/cancel`, {})
    const lately = await inHand([line(milk.productId)])
    await lately.offer()
    ours.add(lately.id)
    const unheld = (since: Date) =>
      db.transaction(async (tx) =>
        (await mart.deps.substitutes.unheld(since, later(60), 1_000, tx)).flatMap(({ id }) =>
          ours.has(id) ? [id] : [],
        ),
      )
    t.deepEqual(await unheld(later(-1)), [])
    t.deepEqual(await unheld(later(1)), [lately.id])
  },
)
