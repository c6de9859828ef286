import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { After, type DataTable, Given, Then, When } from '@cucumber/cucumber'
import { type Answer, type Client, until } from '../../tools/mart/client.ts'
import { Counter, type Goods } from '../support/counter.ts'
import { type Basket, readBasket, readOffer, readSums, sumsOf } from '../support/offers.ts'
import { address, expectStatus, minor, money, type Shop } from '../support/world.ts'
import { deliverTo } from '../support/zones.ts'

const counters = new WeakMap<Shop, Counter>()

function counterOf(shop: Shop): Counter {
  const counter = counters.get(shop)
  assert.ok(counter, 'the shop sells nothing')
  return counter
}

After(async function (this: Shop) {
  await counters.get(this)?.end()
})

/** Who asks what something would cost leaves nothing behind: one who never orders, and one who has, do for all scenarios. */
const askers: { first: Promise<Client> | null; again: Promise<Client> | null } = { first: null, again: null }

async function orderedBefore(shop: Shop, items: object[]): Promise<Client> {
  const client = await shop.register('regular')
  const body = { items, paymentMethod: 'cash_on_delivery', shippingAddress: address }
  expectStatus(await client.post('/v1/orders', body, { 'idempotency-key': randomUUID() }), 201)
  return client
}

function askerOf(shop: Shop, pays: string, items: object[]): Promise<Client> {
  if (!pays.endsWith('again')) {
    askers.first ??= shop.register('asker')
    return askers.first
  }
  askers.again ??= orderedBefore(shop, items)
  return askers.again
}

const rates = [
  { taxClass: 'standard', rate: 1800 },
  { taxClass: 'reduced', rate: 1000 },
  { taxClass: 'zero', rate: 0 },
  { taxClass: 'exempt', rate: 0 },
  { taxClass: 'third_schedule', rate: 1800, onRetailPrice: true },
]

Given('goods are taxed as in Pakistan', async function (this: Shop) {
  const { body } = expectStatus(await this.staff.get('/v1/tax-rates'), 200)
  const known = body.items.map(({ taxClass }: { taxClass: string }) => taxClass)
  for (const rate of rates.filter(({ taxClass }) => !known.includes(taxClass)))
    expectStatus(await this.staff.post('/v1/tax-rates', { ...rate, from: '2020-01-01T00:00:00.000Z' }), 201)
})

Given('the shop has', function (this: Shop, table: DataTable) {
  counters.set(this, new Counter(this, table.hashes() as Goods[]))
})

const itemsOf = (shop: Shop, { goods }: Basket) =>
  goods.map(([name, quantity]) => ({ productId: shop.product(name), quantity }))

const request = (shop: Shop, basket: Basket, coupons: string[], pays: string) => ({
  items: itemsOf(shop, basket),
  coupons,
  ...(basket.tip > 0 && { tip: money(basket.tip) }),
  paymentMethod: pays.startsWith('card') ? 'card' : 'cash_on_delivery',
  shippingAddress: address,
})

/** Prices are asked of orders, which hear of goods and offers a moment later: the last of all offers is a code that they know. */
Given(
  'the offers {string} are made for {string}',
  async function (this: Shop, offers: string, goods: string) {
    const counter = counterOf(this)
    const basket = readBasket(goods)
    for (const [name] of basket.goods) await counter.names.product(name)
    for (const said of offers.split('; ')) if (said) await counter.offer(await readOffer(said, counter.names))
    const code = counter.names.code('LAST')
    const from = '2099-01-01T00:00:00.000Z'
    await counter.offer({ name: 'The last', from, coupon: { code }, gives: { freeDelivery: true } })
    const asker = await askerOf(this, 'cash', [])
    await until(
      () => asker.post('/v1/orders/quote', request(this, basket, [code], 'cash')),
      ({ status, body }) => status === 200 && !/there is no such/.test(JSON.stringify(body.problems)),
      'the goods and offers are known',
    )
  },
)

/** How long others' news may take, in milliseconds; who waits for a sum that will never be waits no longer. */
const patience = 10_000

/** Asks until it comes to that, and says what it came to where it never did. */
async function untilSums(ask: () => Promise<Answer>, wanted: Record<string, number>): Promise<Answer> {
  let last: Answer | null = null
  const asked = async () => {
    last = await ask()
    return last
  }
  const same = ({ body }: Answer) =>
    body.total && Object.entries(sumsOf(body)).every(([name, amount]) => wanted[name] === amount)
  await until(asked, same, 'it comes to that', patience).catch(() => {})
  const answer = expectStatus(last as unknown as Answer, 200)
  assert.deepEqual(sumsOf(answer.body), wanted, JSON.stringify(answer.body))
  return answer
}

Then(
  '{string}, with the coupons {string} and paid by {string}, comes to',
  async function (this: Shop, goods: string, coupons: string, pays: string, table: DataTable) {
    const counter = counterOf(this)
    const asked = {
      basket: readBasket(goods),
      coupons: counter.codes(coupons),
      sums: readSums(table.hashes()),
    }
    counter.asked = asked
    const asker = await askerOf(this, pays, itemsOf(this, asked.basket))
    const body = request(this, asked.basket, asked.coupons, pays)
    const answer = await untilSums(() => asker.post('/v1/orders/quote', body), asked.sums)
    assert.deepEqual(answer.body.problems, [])
    assert.deepEqual((answer.body.coupons ?? []).toSorted(), asked.coupons.toSorted())
  },
)

/** The suburb of a scenario: its own, and gone with it. */
const suburbs = new WeakMap<Shop, { city: string; zones: string[] }>()

After(async function (this: Shop) {
  for (const id of suburbs.get(this)?.zones ?? []) await this.staff.delete(`/v1/zones/${id}`)
})

Given(
  'to the suburb it costs {float}, {float} in the evening, nothing from {float} on, and below {float} it is {float} more',
  async function (this: Shop, fee: number, evening: number, free: number, below: number, more: number) {
    const city = `Suburb ${this.run}`
    const terms = {
      fee: money(fee),
      freeFrom: money(free),
      minimum: money(below),
      smallOrderFee: money(more),
    }
    const zones = await deliverTo(this.staff, city, terms, { capacity: 20, fee: money(evening) })
    suburbs.set(this, { city, zones })
  },
)

Then(
  /^"(.*)", to the suburb (at any time|in the evening), with the coupons "(.*)", comes to$/,
  async function (this: Shop, goods: string, when: string, coupons: string, table: DataTable) {
    const basket = readBasket(goods)
    const { city = '' } = suburbs.get(this) ?? {}
    const slots = (await this.staff.get(`/v1/slots?city=${encodeURIComponent(city)}`)).body.items
    const asker = await askerOf(this, 'cash', itemsOf(this, basket))
    const body = {
      ...request(this, basket, counterOf(this).codes(coupons), 'cash'),
      shippingAddress: { ...address, city },
      ...(when === 'in the evening' && { slotId: slots.at(-1).id }),
    }
    const { 'small order': small, ...sums } = readSums(table.hashes())
    const answer = await untilSums(() => asker.post('/v1/orders/quote', body), sums)
    assert.deepEqual(answer.body.problems, [])
    const fees = small === 0 ? [] : [{ name: 'small_order', amount: { amount: small, currency: 'PKR' } }]
    assert.deepEqual(answer.body.fees, fees)
  },
)

const fill = async (shop: Shop, client: Client, basket: Basket) => {
  for (const { productId, quantity } of itemsOf(shop, basket))
    expectStatus(await client.put(`/v1/cart/items/${productId}`, { quantity }), 200)
}

const checkOut = (client: Client, over: object) =>
  client.post(
    '/v1/cart/checkout',
    { paymentMethod: 'cash_on_delivery', shippingAddress: address, ...over },
    { 'idempotency-key': randomUUID() },
  )

Then('the same basket, and the order of it, come to that too', async function (this: Shop) {
  const { asked } = counterOf(this)
  assert.ok(asked)
  const { basket, coupons, sums } = asked
  const client = await this.register('buyer')
  await fill(this, client, basket)
  for (const code of coupons)
    expectStatus(await client.call('PUT', `/v1/cart/coupons/${code.toLowerCase()}`), 200)
  const { body: cart } = expectStatus(await client.get('/v1/cart'), 200)
  const tip = minor(basket.tip)
  // Of taxes and tips a basket says nothing.
  const inCart = sumsOf({ ...cart, taxTotal: { amount: sums.tax } })
  assert.deepEqual(inCart, { ...sums, total: (sums.total as number) - tip })
  const expectedTotal = { amount: sums.total, currency: 'PKR' }
  const over = { expectedTotal, ...(tip > 0 && { tip: money(basket.tip) }) }
  const { body: order } = expectStatus(await checkOut(client, over), 201)
  assert.deepEqual(sumsOf(order), sums)
  this.order = order
  await this.orderUntil(({ status }) => status === 'confirmed', 'the order is confirmed')
  assert.deepEqual(sumsOf(this.order), sums)
})

Then(
  'the coupons {string} are refused for {string} paid by {string}, since {string}',
  async function (this: Shop, coupons: string, goods: string, pays: string, why: string) {
    const counter = counterOf(this)
    const [basket, codes] = [readBasket(goods), counter.codes(coupons)]
    const asker = await askerOf(this, pays, itemsOf(this, basket))
    const body = request(this, basket, codes, pays)
    const at = codes.length - 1
    const problem = { path: `coupons[${at}]`, message: `${codes[at]}: ${why}` }
    const quote = expectStatus(await asker.post('/v1/orders/quote', body), 200)
    assert.deepEqual(quote.body.problems, [problem])
    const order = await asker.post('/v1/orders', body, { 'idempotency-key': randomUUID() })
    assert.equal(expectStatus(order, 422).body.type, '/problems/coupon-refused')
    assert.deepEqual(order.body.errors, [problem])
  },
)

When('{word} puts {string} in her basket', async function (this: Shop, name: string, goods: string) {
  await fill(this, this.shopper(name), readBasket(goods))
})

Then('{word} is shown that it comes to {float}', async function (this: Shop, name: string, total: number) {
  await until(
    () => this.shopper(name).get('/v1/cart'),
    ({ body }) => body.total.amount === minor(total),
    `the basket comes to ${total}`,
    patience,
  )
})

When('the offers end', async function (this: Shop) {
  for (const id of counterOf(this).offers)
    expectStatus(
      await this.staff.patch(`/v1/offers/${id}`, { from: null, until: new Date().toISOString() }),
      200,
    )
})

Then(
  '{word} cannot check out at {float}, since it comes to {float} now',
  async function (this: Shop, name: string, shown: number, now: number) {
    const answer = await until(
      () => checkOut(this.shopper(name), { expectedTotal: money(shown) }),
      ({ status }) => status !== 201,
      'it is refused',
    )
    assert.equal(expectStatus(answer, 409).body.type, '/problems/price-changed')
    assert.deepEqual(answer.body.now.total, money(now))
  },
)

When('{word} checks out at {float}', async function (this: Shop, name: string, shown: number) {
  this.order = expectStatus(await checkOut(this.shopper(name), { expectedTotal: money(shown) }), 201).body
})

/** Who got it, and the one who didn't and asks again. */
const crowds = new WeakMap<Shop, { client: Client; answer: Answer }[]>()
const orderOf = (shop: Shop, client: Client, goods: string, coupon: string) =>
  client.post('/v1/orders', request(shop, readBasket(goods), counterOf(shop).codes(coupon), 'cash'), {
    'idempotency-key': randomUUID(),
  })

When(
  '{int} shoppers order {string} with the coupon {string} at once',
  async function (this: Shop, count: number, goods: string, coupon: string) {
    const clients = await Promise.all(Array.from({ length: count }, (_, n) => this.register(`crowd${n}`)))
    const crowd = clients.map(async (client) => ({
      client,
      answer: await orderOf(this, client, goods, coupon),
    }))
    crowds.set(this, await Promise.all(crowd))
  },
)

Then(
  'exactly {int} of them have it, at {float}, and the others are told so',
  function (this: Shop, count: number, total: number) {
    const crowd = crowds.get(this) ?? []
    const placed = crowd.filter(({ answer }) => answer.status === 201)
    assert.equal(placed.length, count)
    for (const { answer } of placed) assert.deepEqual(answer.body.total, money(total))
    for (const { answer } of crowd.filter((one) => !placed.includes(one)))
      assert.match(expectStatus(answer, 422).body.detail, /it has been used as often as it may be/)
  },
)

Then(
  'where one of them cancels {string} another has it with {string}, and no third',
  async function (this: Shop, goods: string, coupon: string) {
    const crowd = crowds.get(this) ?? []
    const given = crowd.find(({ answer }) => answer.status === 201)
    const [second, third] = crowd.filter(({ answer }) => answer.status === 422)
    assert.ok(given && second && third)
    expectStatus(await given.client.post(`/v1/orders/${given.answer.body.id}/cancel`, {}), 200)
    await until(
      () => orderOf(this, second.client, goods, coupon),
      ({ status }) => status === 201,
      'the coupon is free again',
    )
    expectStatus(await orderOf(this, third.client, goods, coupon), 422)
  },
)
