import test from 'ava'
import { v7 } from 'uuid'
import { orderMart, wishes } from '../test-mart.ts'
import { milk, rupees } from '../test-order.ts'

// What is given once, or to so many: where a customer may have as many orders at once as they like.
const mart = await orderMart({ order: { codOpenOrders: 0, unpaidOrders: 0 } })
test.after.always(() => mart.stop())

async function product() {
  const made = { ...milk, productId: v7(), sku: `SKU-${v7()}`, price: rupees(200) }
  await mart.sell(made)
  return made
}

const of = (...lines: [{ productId: string }, number][]) => ({
  items: lines.map(([{ productId }, quantity]) => ({ productId, quantity })),
  paymentMethod: 'cash_on_delivery',
})
type Shopper = ReturnType<typeof mart.shopper>
const patch = (shopper: Shopper, id: string, ...lines: [{ productId: string }, number][]) =>
  shopper.request('PATCH', `/v1/orders/${id}`, { items: of(...lines).items })

test('of orders that one customer places at once one is the first, also where there may be as many as they like', async (t) => {
  const rice = await product()
  await mart.offer(v7(), { gives: 'percent', percent: 50 }, { products: [rice.productId], firstOrder: true })
  for (let round = 0; round < 3; round++) {
    const sana = mart.shopper()
    const orders = await Promise.all(Array.from({ length: 8 }, () => sana.order(of([rice, 1]))))
    t.true(orders.every(({ status }) => status === 201))
    t.is(orders.filter(({ body }) => body.discount.amount > 0).length, 1)
  }
})

test('an order that doesn’t stand is no first one: the next is', async (t) => {
  const rice = await product()
  await mart.offer(v7(), { gives: 'percent', percent: 50 }, { products: [rice.productId], firstOrder: true })
  const ends: [string, (shopper: Shopper, id: string) => Promise<unknown>][] = [
    ['cancelled', (sana, id) => sana.request('POST', `/v1/orders/${id}/cancel`, {})],
    ['rejected', (_, id) => mart.reject(id, rice.productId)],
  ]
  for (const [status, end] of ends) {
    const sana = mart.shopper()
    const { body: first } = await sana.order(of([rice, 1]))
    await end(sana, first.id)
    t.is((await sana.request('GET', `/v1/orders/${first.id}`)).body.status, status)
    t.is((await sana.order(of([rice, 1]))).body.discount.amount, 10_000, status)
    t.is((await sana.order(of([rice, 1]))).body.discount.amount, 0, status)
  }
})

test('a first order is the first for as long as it stands, whatever its customer orders after it', async (t) => {
  const rice = await product()
  await mart.offer(v7(), { gives: 'percent', percent: 50 }, { products: [rice.productId], firstOrder: true })
  const sana = mart.shopper()
  const { body: first } = await sana.order(of([rice, 2]))
  const { body: second } = await sana.order(of([rice, 2]))
  t.deepEqual([first.discount.amount, second.discount.amount], [20_000, 0])
  for (const { id } of [first, second]) await mart.reserve(id)
  t.is((await patch(sana, second.id, [rice, 1])).body.discount.amount, 0)
  t.is((await patch(sana, first.id, [rice, 1])).body.discount.amount, 10_000)
})

test('an order whose lines change keeps its code, also while it gives nothing, and gives it back when it is called off', async (t) => {
  const [rice, tea] = [await product(), await product()]
  const more = { products: [rice.productId], couponCode: 'RICE-ONCE', couponTotal: 1 }
  await mart.offer(v7(), { gives: 'percent', percent: 10 }, more)
  const sana = mart.shopper()
  const { body: placed } = await sana.order({ ...of([rice, 1], [tea, 1]), coupons: ['RICE-ONCE'] })
  await mart.reserve(placed.id)
  t.like((await patch(sana, placed.id, [tea, 1])).body, { coupons: ['RICE-ONCE'], discount: rupees(0) })
  const other = () => mart.shopper().order({ ...of([rice, 1]), coupons: ['RICE-ONCE'] })
  t.is((await other()).status, 422)
  const { body: changed } = await patch(sana, placed.id, [tea, 1], [rice, 2])
  t.is(changed.changing.total.amount, 20_000 + 36_000 + 15_000, 'what is added again has it again')
  t.is((await sana.request('POST', `/v1/orders/${placed.id}/cancel`, {})).status, 200)
  t.is((await other()).status, 201)
})

test('a code that was used as often as it may be gives nothing in a quote and in a basket either, and both say so', async (t) => {
  const rice = await product()
  const offer = (couponCode: string, more: object) =>
    mart.offer(v7(), { gives: 'percent', percent: 10 }, { products: [rice.productId], couponCode, ...more })
  await offer('FOR-ONE', { couponTotal: 1 })
  await offer('ONE-EACH', { couponPerCustomer: 1 })
  const sana = mart.shopper()
  for (const [code, who, why] of [
    ['FOR-ONE', mart.shopper(), 'it has been used as often as it may be'],
    ['ONE-EACH', sana, 'you have used it as often as you may'],
  ] as const) {
    await sana.request('PUT', `/v1/cart/items/${rice.productId}`, { quantity: 1 })
    t.is((await sana.request('PUT', `/v1/cart/coupons/${code}`)).status, 200)
    const wish = { ...wishes, ...of([rice, 1]), coupons: [code] }
    t.is((await sana.request('POST', '/v1/orders/quote', wish)).body.discount.amount, 2_000)
    t.is((await who.order(wish)).status, 201)
    const message = `${code}: ${why}`
    const { body: quoted } = await sana.request('POST', '/v1/orders/quote', wish)
    t.is(quoted.discount.amount, 0)
    t.deepEqual(quoted.problems, [{ path: 'coupons[0]', message }])
    const { body: cart } = await sana.request('GET', '/v1/cart')
    t.is(cart.discount.amount, 0)
    t.deepEqual(cart.problems, [{ path: 'coupons[0]', message }])
    const put = await sana.request('PUT', `/v1/cart/coupons/${code}`)
    t.is(put.status, 422)
    t.is(put.body.detail, message)
    await sana.request('DELETE', `/v1/cart/coupons/${code}`)
  }
  const { body: last } = await mart
    .shopper()
    .request('POST', '/v1/orders/quote', { ...wishes, ...of([rice, 1]), coupons: ['ONE-EACH'] })
  t.is(last.discount.amount, 2_000, 'another customer has not used it')
})

test('five codes at most are in an order, each once, and in a basket, also where many are put in at once', async (t) => {
  const rice = await product()
  const codes = Array.from({ length: 6 }, (_, n) => `FIVE-${n}`)
  for (const couponCode of codes)
    await mart.offer(
      v7(),
      { gives: 'amount', amount: 100 },
      { products: [rice.productId], couponCode, combinable: true },
    )
  const sana = mart.shopper()
  for (const coupons of [codes, ['FIVE-1', 'five-1']]) {
    const { status, body } = await sana.order({ ...of([rice, 1]), coupons })
    t.deepEqual([status, body.errors?.[0]?.path], [422, 'coupons'])
  }
  await sana.request('PUT', `/v1/cart/items/${rice.productId}`, { quantity: 1 })
  const put = await Promise.all(codes.map((code) => sana.request('PUT', `/v1/cart/coupons/${code}`)))
  t.deepEqual(put.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 409])
})

test('a checkout uses five codes at most, those of the basket among them', async (t) => {
  const rice = await product()
  const codes = Array.from({ length: 6 }, (_, n) => `SIX-${n}`)
  for (const couponCode of codes)
    await mart.offer(
      v7(),
      { gives: 'amount', amount: 100 },
      { products: [rice.productId], couponCode, combinable: true },
    )
  const sana = mart.shopper()
  await sana.request('PUT', `/v1/cart/items/${rice.productId}`, { quantity: 1 })
  for (const code of codes.slice(0, 4)) await sana.request('PUT', `/v1/cart/coupons/${code}`)
  const refused = await sana.checkout({ coupons: codes.slice(4) })
  t.is(refused.status, 422)
  t.deepEqual(refused.body.errors, [
    { path: 'coupons', message: 'are 6 with those of the basket, and an order has 5 at most' },
  ])
  const { body } = await sana.checkout({ coupons: codes.slice(3, 5) })
  t.deepEqual(body.coupons.toSorted(), codes.slice(0, 5))
})
