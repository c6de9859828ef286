import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type DataTable, Then, When } from '@cucumber/cucumber'
import { type Client, until } from '../../tools/mart/client.ts'
import { address, expectStatus, minor, type Shop } from '../support/world.ts'

type Line = { productId: string; quantity: number }

/**
 * Places an order. Tried again while the order module does not know the product: other modules may hear of it
 * first.
 */
export const placeOrder = (client: Client, items: Line[], paymentMethod: string, key: string) =>
  until(
    () =>
      client.post(
        '/v1/orders',
        { items, paymentMethod, shippingAddress: address },
        { 'idempotency-key': key },
      ),
    ({ status, body }) => status !== 422 || !JSON.stringify(body).includes('there is no such product'),
    'the products can be ordered',
  )

When('{word} orders by {word}', async function (this: Shop, name: string, method: string, table: DataTable) {
  const items = table.hashes().map(({ product, quantity }) => ({
    productId: this.product(product as string),
    quantity: Number(quantity),
  }))
  const answer = expectStatus(await placeOrder(this.shopper(name), items, method, randomUUID()), 201)
  assert.equal(answer.body.status, 'pending')
  assert.ok(answer.headers.get('location')?.endsWith(`/v1/orders/${answer.body.id}`))
  this.order = answer.body
})

Then(
  'her order comes to {float} and {float} for the delivery',
  function (this: Shop, subtotal: number, fee: number) {
    assert.equal(this.order.subtotal.amount, minor(subtotal))
    assert.equal(this.order.deliveryFee.amount, minor(fee))
    assert.equal(this.order.total.amount, minor(subtotal) + minor(fee))
  },
)

Then('her order has {int} line', function (this: Shop, lines: number) {
  assert.equal(this.order.items.length, lines)
})

Then('her order becomes {word}', async function (this: Shop, status: string) {
  await this.orderUntil((order) => order.status === status, `the order becomes ${status}`)
})

When('nothing more happens', () => {})

When(
  '{int} shoppers order {int} of {string} at the same moment',
  async function (this: Shop, count: number, quantity: number, product: string) {
    const shoppers = await Promise.all(Array.from({ length: count }, (_, n) => this.register(`shopper${n}`)))
    const items = [{ productId: this.product(product), quantity }]
    const answers = await Promise.all(
      shoppers.map((shopper) => placeOrder(shopper, items, 'cash_on_delivery', randomUUID())),
    )
    this.orders = answers.map((answer) => expectStatus(answer, 201).body)
  },
)

Then(
  'exactly {int} of the orders are confirmed and {int} are rejected',
  async function (this: Shop, confirmed: number, rejected: number) {
    const ends = await Promise.all(
      this.orders.map(({ id }) =>
        until(
          () => this.staff.get(`/v1/orders/${id}`),
          ({ body }) => body.status !== 'pending',
          'the order is decided',
          30_000,
        ),
      ),
    )
    const count = (status: string) => ends.filter(({ body }) => body.status === status).length
    assert.deepEqual({ confirmed: count('confirmed'), rejected: count('rejected') }, { confirmed, rejected })
  },
)

When(
  '{word} sends the same order for {int} of {string} {int} times at once',
  async function (this: Shop, name: string, quantity: number, product: string, times: number) {
    const key = randomUUID()
    const items = [{ productId: this.product(product), quantity }]
    const answers = await Promise.all(
      Array.from({ length: times }, () => placeOrder(this.shopper(name), items, 'cash_on_delivery', key)),
    )
    const made = answers.filter(({ status }) => status === 201)
    assert.ok(made.length >= 1)
    assert.deepEqual(
      [...new Set(answers.map(({ status }) => status))].filter((status) => status !== 201 && status !== 409),
      [],
    )
    assert.equal(new Set(made.map(({ body }) => body.id)).size, 1)
    assert.equal(made.filter(({ headers }) => headers.get('idempotent-replayed') !== 'true').length, 1)
  },
)

Then('she has {int} order', async function (this: Shop, count: number) {
  const [shopper] = this.shoppers.values()
  assert.equal(expectStatus(await (shopper as Client).get('/v1/orders'), 200).body.items.length, count)
})

const lineOf = (shop: Shop, product: string, quantity: number) => [
  { productId: shop.product(product), quantity },
]

When(
  '{word} orders {int} of {string} with the key {string}',
  async function (this: Shop, name: string, quantity: number, product: string, key: string) {
    this.order = expectStatus(
      await placeOrder(this.shopper(name), lineOf(this, product, quantity), 'cash_on_delivery', key),
      201,
    ).body
  },
)

Then(
  'ordering {int} of {string} with the key {string} is refused as invalid',
  async function (this: Shop, quantity: number, product: string, key: string) {
    expectStatus(
      await placeOrder(this.shopper('Ayesha'), lineOf(this, product, quantity), 'cash_on_delivery', key),
      422,
    )
  },
)

Then(
  'ordering {int} of {string} with the key {string} again gives the same order',
  async function (this: Shop, quantity: number, product: string, key: string) {
    const answer = expectStatus(
      await placeOrder(this.shopper('Ayesha'), lineOf(this, product, quantity), 'cash_on_delivery', key),
      201,
    )
    assert.deepEqual(answer.body, this.order)
    assert.equal(answer.headers.get('idempotent-replayed'), 'true')
  },
)

Then('{word} cannot order {string}', async function (this: Shop, name: string, product: string) {
  await until(
    () => placeOrder(this.shopper(name), lineOf(this, product, 1), 'cash_on_delivery', randomUUID()),
    ({ status }) => status === 422,
    `${product} is no longer sold`,
  )
})

/** What a refusal says where it is too much, or too dear. */
const tooMuch: Record<string, RegExp> = {
  'too much': /an order has .* at most/,
  'too dear': /cash on delivery is for .* at most/,
}

Then(
  /^(\w+) cannot order (\d+) of "([^"]*)" by (\w+), since it is (too much|too dear)$/,
  async function (this: Shop, name: string, count: string, product: string, method: string, why: string) {
    const items = lineOf(this, product, Number(count))
    await until(
      () => placeOrder(this.shopper(name), items, method, randomUUID()),
      ({ status, body }) => status === 422 && tooMuch[why]?.test(body.detail) === true,
      `${count} of ${product} are ${why}`,
    )
  },
)

Then('{word} finds no such order, payment or timeline', async function (this: Shop, name: string) {
  const other = this.shopper(name)
  for (const path of ['', '/timeline', '/stream'])
    expectStatus(await other.get(`/v1/orders/${this.order.id}${path}`), 404)
  expectStatus(await other.post(`/v1/orders/${this.order.id}/cancel`, {}), 404)
  const payment = await this.paymentUntil(() => true, 'a payment')
  expectStatus(await other.get(`/v1/payments/${payment.id}`), 404)
  assert.deepEqual(expectStatus(await other.get(`/v1/payments?orderId=${this.order.id}`), 200).body.items, [])
})
