import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Given, Then, When } from '@cucumber/cucumber'
import { hasCheckDigit } from '#src/barcode.ts'
import { type Answer, until } from '../../tools/mart/client.ts'
import { address, expectStatus, minor, type Shop } from '../support/world.ts'

interface Line {
  line: number
  productId: string
  state: string
  picked?: number
}

/** The line of a product that something goes into the bag for. */
const lineOf = (shop: Shop, product: string): Line => {
  const lines: Line[] = shop.order.items
  const found = lines.findLast(({ productId }) => productId === shop.product(product))
  assert.ok(found, `${product} is in the order`)
  return found
}

const as = (shop: Shop, name: string) => shop.clerk(name).client
const path = (shop: Shop) => `/v1/orders/${shop.order.id}`

/** Staff's answers are kept as the order where they are one. */
function keep(shop: Shop, answer: Answer, status = 200): void {
  shop.order = expectStatus(answer, status).body
}

const say = (shop: Shop, name: string, product: string, body: object) =>
  as(shop, name).put(`${path(shop)}/lines/${lineOf(shop, product).line}/picked`, body)

/** An EAN-13 as the shop's scale prints it: the item, and the grams. */
function label(item: string, grams: number): string {
  const twelve = `2${item.padStart(6, '0')}${String(grams).padStart(5, '0')}`
  const code = [...'0123456789'].map((digit) => `${twelve}${digit}`).find(hasCheckDigit)
  assert.ok(code)
  return code
}

Given('{string} has the barcode {string}', async function (this: Shop, product: string, barcode: string) {
  expectStatus(await this.staff.patch(`/v1/products/${this.product(product)}`, { barcode }), 200)
  const own = this.product(product)
  // The order module hears of it a moment later: until then it would not know a wrong one.
  await until(
    () => this.staff.get(`/v1/products/${own}`),
    ({ body }) => body.barcode === barcode,
    'it has its barcode',
  )
})

When('{word} picks her order', async function (this: Shop, name: string) {
  keep(this, await as(this, name).post(`${path(this)}/pick`, {}))
  assert.equal(this.order.status, 'picking')
})

Then('{word} cannot pick her order', async function (this: Shop, name: string) {
  expectStatus(await as(this, name).post(`${path(this)}/pick`, {}), 409)
})

When('{word} takes her order over', async function (this: Shop, name: string) {
  keep(this, await as(this, name).post(`${path(this)}/pick`, { takeOver: true }))
})

When('{word} gives her order back', async function (this: Shop, name: string) {
  keep(this, await as(this, name).delete(`${path(this)}/pick`))
})

When(
  '{word} puts {int} of {string} into her bag',
  async function (this: Shop, name: string, quantity: number, product: string) {
    keep(this, await say(this, name, product, { quantity }))
  },
)

When(
  '{word} puts {int} of {string} into her bag, as the rest is {word}',
  async function (this: Shop, name: string, quantity: number, product: string, reason: string) {
    keep(this, await say(this, name, product, { quantity, reason }))
  },
)

Then(
  '{word} cannot put {int} of {string} into her bag without saying why',
  async function (this: Shop, name: string, quantity: number, product: string) {
    const refused = expectStatus(await say(this, name, product, { quantity }), 422)
    assert.equal(refused.body.errors[0].path, 'reason')
  },
)

Then(
  '{word} cannot put {int} of {string} into her bag, since it is too much',
  async function (this: Shop, name: string, quantity: number, product: string) {
    const refused = expectStatus(await say(this, name, product, { quantity }), 422)
    assert.equal(refused.body.errors[0].path, 'quantity')
  },
)

Then(
  '{word} cannot put {int} of {string} into her bag',
  async function (this: Shop, name: string, quantity: number, product: string) {
    expectStatus(await say(this, name, product, { quantity }), 409)
  },
)

Then(
  '{word} cannot scan {string} for {string}',
  async function (this: Shop, name: string, barcode: string, product: string) {
    await refusedBarcode(this, name, product, barcode)
  },
)

When(
  '{word} scans {string} for {int} of {string}',
  async function (this: Shop, name: string, barcode: string, quantity: number, product: string) {
    keep(this, await say(this, name, product, { quantity, barcode }))
  },
)

When(
  '{word} scans the label of {int} g of item {word} for {string}',
  async function (this: Shop, name: string, grams: number, item: string, product: string) {
    const { body } = await until(
      () => say(this, name, product, { barcode: label(item, grams) }),
      ({ status }) => status === 200,
      'the label is known',
    )
    this.order = body
  },
)

Then(
  '{word} cannot scan the label of {int} g of item {word} for {string}',
  async function (this: Shop, name: string, grams: number, item: string, product: string) {
    await refusedBarcode(this, name, product, label(item, grams))
  },
)

/** Refused, as soon as the order module knows the product's own. */
const refusedBarcode = (shop: Shop, name: string, product: string, barcode: string) =>
  until(
    () => say(shop, name, product, { barcode, quantity: 1, reason: 'not_found' }),
    ({ status, body }) => status === 422 && body.errors[0].path === 'barcode',
    `${barcode} is not that of ${product}`,
  )

When(
  "{word}'s phone says late and twice that {int}, and then {int}, of {string} are in her bag",
  async function (this: Shop, name: string, first: number, then: number, product: string) {
    const [one, two] = [
      { quantity: first, sequence: 1, pickId: randomUUID() },
      { quantity: then, sequence: 2, pickId: randomUUID() },
    ]
    for (const pick of [two, one, one, two, one]) keep(this, await say(this, name, product, pick))
  },
)

Then('{int} of {string} are in her bag', function (this: Shop, quantity: number, product: string) {
  assert.equal(lineOf(this, product).picked, quantity)
})

When('{word} packs her bag', async function (this: Shop, name: string) {
  keep(this, await as(this, name).post(`${path(this)}/pack`, { bags: 1 }))
})

Then('{word} cannot pack her bag', async function (this: Shop, name: string) {
  expectStatus(await as(this, name).post(`${path(this)}/pack`, {}), 409)
})

/** What an order comes to by now: its goods and its delivery, and how much more than at first. */
function paysNow(shop: Shop, goods: number, delivery: number, more: number): void {
  const { subtotal, discount, deliveryFee, total, orderedTotal } = shop.order
  assert.equal(subtotal.amount - discount.amount, minor(goods))
  assert.equal(deliveryFee.amount, minor(delivery))
  assert.equal(total.amount, minor(goods + delivery))
  assert.equal(total.amount - orderedTotal.amount, minor(more))
}

Then(
  /^she pays ([\d.]+) and ([\d.]+) for the delivery, which is ([\d.]+) (more|less) than when she ordered$/,
  function (this: Shop, goods: string, delivery: string, off: string, way: string) {
    paysNow(this, Number(goods), Number(delivery), way === 'more' ? Number(off) : -Number(off))
  },
)

Then(
  'she pays {float} and {float} for the delivery, as when she ordered',
  function (this: Shop, goods: number, delivery: number) {
    paysNow(this, goods, delivery, 0)
  },
)

const offers = (shop: Shop, product: string) =>
  `${path(shop)}/lines/${lineOf(shop, product).line}/substitutes`

async function offer(shop: Shop, name: string, quantity: number, product: string, instead: string) {
  const body = { productId: shop.product(product), quantity }
  keep(shop, await as(shop, name).post(offers(shop, instead), body), 202)
}

/** The last thing that was offered. */
// biome-ignore lint/suspicious/noExplicitAny: as the contract has it
const lastOffer = (order: any) => order.substitutes?.at(-1)

When(
  '{word} offers her {int} of {string} for {string}',
  async function (this: Shop, name: string, quantity: number, product: string, instead: string) {
    await offer(this, name, quantity, product, instead)
    await this.orderUntil((order) => lastOffer(order)?.state === 'asked', 'she is asked')
  },
)

When(
  '{word} offers {int} of {string} for {string}, of which there is not enough',
  async function (this: Shop, name: string, quantity: number, product: string, instead: string) {
    await offer(this, name, quantity, product, instead)
    await this.orderUntil((order) => lastOffer(order)?.state === 'sold_out', 'there is not enough of it')
  },
)

const answer = (shop: Shop, name: string, what: 'accept' | 'reject') => {
  const { line, n } = lastOffer(shop.order)
  return shop.shopper(name).post(`${path(shop)}/lines/${line}/substitutes/${n}/${what}`)
}

When('{word} agrees to what is offered', async function (this: Shop, name: string) {
  keep(this, await answer(this, name, 'accept'))
})

When('{word} refuses what is offered', async function (this: Shop, name: string) {
  keep(this, await answer(this, name, 'reject'))
})

Then('{word} cannot agree to it any more', async function (this: Shop, name: string) {
  expectStatus(await answer(this, name, 'accept'), 409)
})

When('{word} takes his offer back', async function (this: Shop, name: string) {
  const { line, n } = lastOffer(this.order)
  keep(this, await as(this, name).delete(`${path(this)}/lines/${line}/substitutes/${n}`))
})

When('the time to answer is over', async function (this: Shop) {
  await this.orderUntil((order) => lastOffer(order)?.state === 'expired', 'it is refused by itself')
})

/** Some message of her inbox has all of that in it. */
const told = (shop: Shop, name: string, words: string[]) =>
  until(
    () => shop.shopper(name).get('/v1/notifications?limit=100'),
    ({ body }) =>
      body.items.some((message: object) => words.every((word) => JSON.stringify(message).includes(word))),
    `${name} is told of ${words.join(', ')}`,
  )

Then(
  '{word} is asked whether {string} will do for {string}',
  async function (this: Shop, name: string, product: string, instead: string) {
    await told(this, name, [this.order.number, product, instead])
  },
)

Then(
  '{word} is told that of {string} {int} of {int} is in the bag',
  async function (this: Shop, name: string, product: string, picked: number, ordered: number) {
    await told(this, name, [`${product}: ${ordered} ordered, ${picked} in the bag`])
  },
)

When(
  'another order of hers for {int} of {string} is confirmed',
  async function (this: Shop, quantity: number, product: string) {
    this.orders = [this.order]
    const body = {
      items: [{ productId: this.product(product), quantity }],
      paymentMethod: 'cash_on_delivery',
      shippingAddress: address,
    }
    const key = { 'idempotency-key': randomUUID() }
    keep(this, await this.shopper('Ayesha').post('/v1/orders', body, key), 201)
    await this.orderUntil(({ status }) => status === 'confirmed', 'the other is confirmed')
    this.orders.push(this.order)
  },
)

When('{word} picks both of her orders in one walk', async function (this: Shop, name: string) {
  const orderIds = this.orders.map(({ id }) => id)
  this.answer = expectStatus(await as(this, name).post('/v1/picks/waves', { orderIds }), 201)
})

Then(
  '{word} comes by {string} once, for {int} of it',
  async function (this: Shop, name: string, product: string, quantity: number) {
    const wave = await as(this, name).get(`/v1/picks/waves/${this.answer?.body.id}`)
    const stops = expectStatus(wave, 200).body.items.filter(
      ({ productId }: Line) => productId === this.product(product),
    )
    assert.deepEqual(
      stops.map((stop: { quantity: number; orders: object[] }) => [stop.quantity, stop.orders.length]),
      [[quantity, 2]],
    )
  },
)
