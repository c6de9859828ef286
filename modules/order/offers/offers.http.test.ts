import test from 'ava'
import { v7 } from 'uuid'
import { orderMart, wishes } from '../test-mart.ts'
import { milk, rupees } from '../test-order.ts'

const mart = await orderMart({ order: { codOpenOrders: 0, unpaidOrders: 0, feeTaxClass: 'standard' } })
test.after.always(() => mart.stop())

/** A product of a test's own, so that offers of others aren't for it. */
async function product(over: Partial<typeof milk> = {}) {
  const made = { ...milk, productId: v7(), sku: `SKU-${v7()}`, price: rupees(200), ...over }
  await mart.sell(made)
  return made
}

const of = (...lines: [{ productId: string }, number][]) => ({
  items: lines.map(([{ productId }, quantity]) => ({ productId, quantity })),
})
type Shopper = ReturnType<typeof mart.shopper>
const quote = async (shopper: Shopper, body: object) =>
  (await shopper.request('POST', '/v1/orders/quote', { ...wishes, ...body })).body

test('what is offered is taken off its lines, named, and the order says so to all', async (t) => {
  const [rice, tea] = [await product(), await product({ soldBy: 'weight', price: rupees(1_000) })]
  const id = v7()
  await mart.offer(id, { gives: 'percent', percent: 10 }, { name: 'Tea week', products: [tea.productId] })
  const { status, body } = await mart.shopper().order(of([rice, 2], [tea, 750]))
  t.is(status, 201)
  t.like(body, { subtotal: rupees(1_150), discount: rupees(75), total: rupees(1_225) })
  t.deepEqual(
    body.items.map(({ discounts, lineTotal }: { discounts: object[]; lineTotal: object }) => [
      discounts,
      lineTotal,
    ]),
    [
      [[], rupees(400)],
      [[{ offerId: id, name: 'Tea week', amount: rupees(75) }], rupees(675)],
    ],
  )
  const { order } = await mart.said('mart.order.v1.OrderPlaced', ({ order }) => order.id === body.id)
  t.deepEqual(order.items[1]?.discounts, [{ offerId: id, name: 'Tea week', amount: 7_500 }])
  t.is(order.discount, 7_500)
})

test('an offer holds for a category with all in it, for a brand, and no more once it is gone', async (t) => {
  const [dairy, food] = [v7(), v7()]
  const cheese = await product({ categoryIds: [dairy, food], brand: 'Nurpúr' })
  const cake = await product({ categoryIds: [v7(), food], brand: 'Peek' })
  const [inFood, ofBrand] = [v7(), v7()]
  await mart.offer(inFood, { gives: 'percent', percent: 10 }, { categories: [food] })
  await mart.offer(ofBrand, { gives: 'percent', percent: 50 }, { brands: ['NURPUR'], categories: [dairy] })
  const off = async () => (await mart.shopper().order(of([cheese, 1], [cake, 1]))).body.discount.amount
  t.is(await off(), 10_000 + 2_000)
  await mart.offer(
    ofBrand,
    { gives: 'percent', percent: 50 },
    { brands: ['NURPUR'], active: false, version: 2 },
  )
  t.is(await off(), 4_000)
  await mart.offer(inFood, { gives: 'percent', percent: 90 }, { categories: [food], version: 0 })
  t.is(await off(), 4_000, 'what comes late is nothing new')
  await mart.dropOffer(inFood)
  t.is(await off(), 0)
})

test('basket, quote and order come to the same, and an offer that ends meanwhile is a conflict that says what it comes to', async (t) => {
  const rice = await product()
  const offer = v7()
  await mart.offer(offer, { gives: 'bundle', quantity: 3, amount: 50_000 }, { products: [rice.productId] })
  const sana = mart.shopper()
  await sana.request('PUT', `/v1/cart/items/${rice.productId}`, { quantity: 4 })
  const cart = (await sana.request('GET', '/v1/cart')).body
  t.like(cart, { subtotal: rupees(800), discount: rupees(100), total: rupees(850) })
  t.is(cart.items[0].lineTotal.amount, 70_000)
  const quoted = await quote(sana, of([rice, 4]))
  t.deepEqual(quoted.problems, [])
  t.deepEqual(
    [quoted.total, quoted.discount, quoted.items[0].discounts],
    [cart.total, cart.discount, cart.items[0].discounts],
  )
  await mart.offer(
    offer,
    { gives: 'bundle', quantity: 3, amount: 50_000 },
    { products: [rice.productId], version: 2, until: { seconds: 1, nanos: 0 } },
  )
  const refused = await sana.checkout({ expectedTotal: cart.total })
  t.is(refused.status, 409)
  t.is(refused.body.type, '/problems/price-changed')
  t.like(refused.body.now, { total: rupees(950), discount: rupees(0) })
  t.is((await sana.request('GET', '/v1/cart')).body.items.length, 1, 'refused, the basket stays')
  t.is((await sana.checkout({ expectedTotal: refused.body.now.total })).status, 201)
})

test('a quote says all that stands in the way, and places nothing', async (t) => {
  const rice = await product({ maxPerOrder: 3 })
  const sana = mart.shopper()
  const quoted = await quote(sana, {
    ...of([rice, 4], [{ productId: v7() }, 1], [milk, 1]),
    coupons: ['nothing-1'],
    expectedTotal: rupees(1),
  })
  t.deepEqual(quoted.problems.map(({ path }: { path: string }) => path).sort(), [
    'coupons[0]',
    'expectedTotal',
    'items[0].quantity',
    'items[1].productId',
  ])
  t.is(quoted.subtotal.amount, milk.price.amount, 'of what can be ordered')
  const gold = await product({ price: rupees(10_000_000_000) })
  await mart.offer(v7(), { gives: 'percent', percent: 50 }, { products: [gold.productId] })
  const hindered: [object, { path: string; message: string }][] = [
    [of([gold, 2]), { path: 'items', message: 'come to more than an order may' }],
    [
      { items: [{ productId: rice.productId, quantity: 1, ifShort: { productId: rice.productId } }] },
      { path: 'items[0].ifShort.productId', message: 'is what the line is of' },
    ],
    [
      { items: [{ productId: rice.productId, quantity: 1, ifShort: { productId: v7() } }] },
      { path: 'items[0].ifShort.productId', message: 'there is no such product' },
    ],
  ]
  t.is((await quote(sana, of([gold, 2]))).discount.amount, 0, 'of what can’t be counted nothing is taken off')
  for (const [body, problem] of hindered) {
    t.deepEqual((await quote(sana, body)).problems, [problem])
    t.deepEqual((await sana.order(body)).body.errors, [problem])
  }
  t.is((await sana.request('GET', '/v1/orders')).body.items.length, 0)
  t.is(
    (await mart.request('POST', '/v1/orders/quote', { body: { ...wishes, ...of([rice, 1]) } })).status,
    401,
  )
})

test('of a coupon for ten orders exactly ten use it, of a hundred at once; a place that is given back is free', async (t) => {
  const rice = await product()
  await mart.offer(
    v7(),
    { gives: 'percent', percent: 50 },
    { products: [rice.productId], couponCode: 'TEN', couponTotal: 10 },
  )
  const shoppers = Array.from({ length: 100 }, () => mart.shopper())
  const answers = await Promise.all(
    shoppers.map((shopper) => shopper.order({ ...of([rice, 1]), coupons: ['ten'] })),
  )
  const taken = answers.filter(({ status }) => status === 201)
  t.is(taken.length, 10)
  t.true(taken.every(({ body }) => body.discount.amount === 10_000 && body.coupons[0] === 'TEN'))
  const refused = answers.find(({ status }) => status === 422)
  t.is(refused?.body.type, '/problems/coupon-refused')
  t.regex(refused?.body.detail, /TEN: it has been used as often as it may be/)
  t.is(answers.filter(({ status }) => status === 422).length, 90)
  const [cancelled, rejected] = taken
  const owner = shoppers[answers.indexOf(cancelled as (typeof answers)[number])] as Shopper
  t.is((await owner.request('POST', `/v1/orders/${cancelled?.body.id}/cancel`, {})).status, 200)
  await mart.reject(rejected?.body.id, rice.productId)
  const again = await Promise.all(
    shoppers.slice(0, 5).map((shopper) => shopper.order({ ...of([rice, 1]), coupons: ['TEN'] })),
  )
  t.is(again.filter(({ status }) => status === 201).length, 2)
})

test('a coupon is for each customer as often as it says, and without its code it is nothing', async (t) => {
  const rice = await product()
  await mart.offer(
    v7(),
    { gives: 'percent', percent: 50 },
    { products: [rice.productId], couponCode: 'ONCE', couponPerCustomer: 1 },
  )
  const sana = mart.shopper()
  t.is((await sana.order(of([rice, 1]))).body.discount.amount, 0)
  const both = await Promise.all([1, 2, 3].map(() => sana.order({ ...of([rice, 1]), coupons: ['ONCE'] })))
  t.deepEqual(both.map(({ status }) => status).sort(), [201, 422, 422])
  t.regex(both.find(({ status }) => status === 422)?.body.detail, /you have used it as often as you may/)
  t.is((await mart.shopper().order({ ...of([rice, 1]), coupons: ['ONCE'] })).status, 201)
})

test('a code lies in the basket until it is ordered; one that gives nothing is refused with the reason', async (t) => {
  const rice = await product()
  const more = { products: [rice.productId], couponCode: 'RICE-20', minSubtotal: 50_000 }
  await mart.offer(v7(), { gives: 'amount', amount: 2_000 }, more)
  const sana = mart.shopper()
  const put = (code: string) => sana.request('PUT', `/v1/cart/coupons/${code}`)
  const unknown = await put('none-such')
  t.is(unknown.status, 422)
  t.regex(unknown.body.detail, /NONE-SUCH: there is no such code/)
  await sana.request('PUT', `/v1/cart/items/${rice.productId}`, { quantity: 2 })
  t.regex((await put('rice-20')).body.detail, /the order comes to too little for it/)
  await sana.request('PUT', `/v1/cart/items/${rice.productId}`, { quantity: 3 })
  const cart = (await put('rice-20')).body
  t.like(cart, { coupons: ['RICE-20'], discount: rupees(60) })
  t.is((await sana.request('DELETE', '/v1/cart/coupons/RICE-20')).status, 204)
  t.is((await sana.request('GET', '/v1/cart')).body.discount.amount, 0)
  await put('RICE-20')
  t.like((await sana.checkout()).body, { coupons: ['RICE-20'], discount: rupees(60) })
  t.deepEqual((await sana.request('GET', '/v1/cart')).body.coupons, [])
  t.is((await put('x')).status, 404, 'no code is so short')
})

test('discounts follow the grams, and what is short keeps the price that was promised', async (t) => {
  const tea = await product({ soldBy: 'weight', price: rupees(1_000) })
  const rice = await product()
  await mart.offer(v7(), { gives: 'percent', percent: 10 }, { products: [tea.productId] })
  await mart.offer(v7(), { gives: 'bundle', quantity: 3, amount: 50_000 }, { products: [rice.productId] })
  const sana = mart.shopper()
  const { body: placed } = await sana.order({
    ...of([tea, 750], [rice, 3]),
    paymentMethod: 'cash_on_delivery',
  })
  t.is(placed.total.amount, 67_500 + 50_000 + 15_000)
  await mart.reserve(placed.id)
  const staff = (path: string, body: object = {}, method = 'POST') =>
    mart.asStaff(method, `/v1/orders/${placed.id}/${path}`, body)
  t.is((await staff('pick')).status, 200)
  t.is((await staff('lines/1/picked', { quantity: 782 }, 'PUT')).status, 200)
  const { body: picked } = await staff('lines/2/picked', { quantity: 2, reason: 'not_found' }, 'PUT')
  t.is(picked.items[0].lineTotal.amount, 70_380, '782 g at 900 a kilogram')
  t.is(picked.items[1].lineTotal.amount, 33_333, 'two of three for 500')
  t.is(picked.total.amount, 70_380 + 33_333 + 15_000)
  t.is(picked.discount.amount, picked.subtotal.amount + 15_000 - picked.total.amount)
  t.is((await staff('pack')).status, 200)
  t.is((await staff('ship')).status, 200)
  t.is((await staff('deliver', { collected: picked.total })).status, 200)
  const back = { reason: 'bruised', restock: false, items: [{ line: 2, quantity: 1 }] }
  const { body: kept } = await staff('return', back)
  t.is(kept.items[1].lineTotal.amount, 16_667)
  const { body: gone } = await staff('return', { ...back, items: [{ line: 2, quantity: 1 }] })
  t.is(gone.items[1].lineTotal.amount, 0)
})

test('tax is in the price: of lines after discounts, of the printed price where its class says so, of fees, by rate', async (t) => {
  await mart.tax('standard', 1_800)
  await mart.tax('printed', 1_800, true)
  const soap = await product({ taxClass: 'standard', price: rupees(118) })
  const cola = await product({ taxClass: 'printed', price: rupees(100), retailPrice: 11_800 })
  const flour = await product({ taxClass: 'exempt', price: rupees(150) })
  await mart.offer(v7(), { gives: 'percent', percent: 50 }, { products: [soap.productId] })
  const { body } = await mart.shopper().order({ ...of([soap, 2], [cola, 1], [flour, 1]), tip: rupees(50) })
  t.deepEqual(
    body.items.map(({ tax }: { tax: object }) => tax),
    [
      { rate: 1_800, amount: rupees(18) },
      { rate: 1_800, amount: rupees(18) },
      { rate: 0, amount: rupees(0) },
    ],
  )
  t.is(body.total.amount, 11_800 + 10_000 + 15_000 + 15_000 + 5_000)
  const fee = Math.round((15_000 * 18) / 118)
  t.is(body.taxTotal.amount, 1_800 + 1_800 + fee)
  t.deepEqual(
    body.taxes.map(
      ({
        taxClass,
        gross,
        amount,
      }: {
        taxClass: string
        gross: { amount: number }
        amount: { amount: number }
      }) => [taxClass, gross.amount, amount.amount],
    ),
    [
      ['', 5_000, 0],
      ['exempt', 15_000, 0],
      ['printed', 10_000, 1_800],
      ['standard', 26_800, 1_800 + fee],
    ],
  )
  await mart.tax('standard', 0)
  t.is(
    (await mart.shopper().order(of([soap, 1]))).body.items[0].tax.rate,
    1_800,
    'the same version is nothing new',
  )
})

test('a tip is in the mart’s currency', async (t) => {
  const { status, body } = await mart
    .shopper()
    .order({ ...of([milk, 1]), tip: { amount: 100, currency: 'USD' } })
  t.is(status, 422)
  t.deepEqual(body.errors, [{ path: 'tip', message: 'must be in PKR' }])
})

test('a sale price is the price while it lasts', async (t) => {
  const at = (milliseconds: number) => ({
    seconds: Math.floor((Date.now() + milliseconds) / 1_000),
    nanos: 0,
  })
  const rice = await product()
  const on = (from: number, until: number, version: number) =>
    mart.sell(rice, version, { salePrices: [{ price: 15_000, from: at(from), until: at(until) }] })
  const costs = async () => (await mart.shopper().order(of([rice, 1]))).body.items[0].unitPrice.amount
  await on(-60_000, 60_000, 2)
  t.is(await costs(), 15_000)
  await on(60_000, 120_000, 3)
  t.is(await costs(), 20_000)
  await on(-120_000, -60_000, 4)
  t.is(await costs(), 20_000)
})

test('a first order is the first that stands, and a way of paying is known when it is ordered', async (t) => {
  const rice = await product()
  await mart.offer(v7(), { gives: 'percent', percent: 10 }, { products: [rice.productId], firstOrder: true })
  await mart.offer(
    v7(),
    { gives: 'percent', percent: 5 },
    { products: [rice.productId], paymentMethod: 'cash_on_delivery' },
  )
  const sana = mart.shopper()
  const off = async (paymentMethod: string) => (await sana.order({ ...of([rice, 1]), paymentMethod })).body
  const first = await off('card')
  t.is(first.discount.amount, 2_000)
  t.is((await off('card')).discount.amount, 0)
  t.is((await off('cash_on_delivery')).discount.amount, 1_000)
})

test('other lines are priced by the offers of when it was placed, and its code stays used', async (t) => {
  const rice = await product()
  const offer = v7()
  const more = { products: [rice.productId], couponCode: 'KEPT', couponTotal: 1 }
  await mart.offer(offer, { gives: 'percent', percent: 10 }, more)
  const sana = mart.shopper()
  const { body: placed } = await sana.order({
    ...of([rice, 1]),
    coupons: ['KEPT'],
    paymentMethod: 'cash_on_delivery',
  })
  await mart.reserve(placed.id)
  await mart.offer(
    offer,
    { gives: 'percent', percent: 10 },
    { ...more, version: 2, until: { seconds: Math.ceil(Date.now() / 1_000) + 1, nanos: 0 } },
  )
  const asked = await sana.request('PATCH', `/v1/orders/${placed.id}`, of([rice, 2]))
  t.is(asked.status, 200)
  t.is(asked.body.changing.total.amount, 36_000 + 15_000)
})
