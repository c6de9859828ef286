import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type DataTable, Given, Then, When } from '@cucumber/cucumber'
import type { Client } from '../../tools/mart/client.ts'
import { until } from '../../tools/mart/client.ts'
import { address, expectStatus, password, type Shop } from '../support/world.ts'

type Line = { productId: string; quantity: number }

/** Orders, once the order module has heard of what is on the shelves, which others may know before it. */
const send = (client: Client, items: Line[], paymentMethod: string, key: string) =>
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

Given('{word} is a customer', async function (this: Shop, name: string) {
  this.shoppers.set(name, await this.register(name))
})

When('{word} orders by {word}', async function (this: Shop, name: string, method: string, table: DataTable) {
  const items = table.hashes().map(({ product, quantity }) => ({
    productId: this.product(product as string),
    quantity: Number(quantity),
  }))
  const answer = expectStatus(await send(this.shopper(name), items, method, randomUUID()), 201)
  assert.equal(answer.body.status, 'pending')
  assert.ok(answer.headers.get('location')?.endsWith(`/v1/orders/${answer.body.id}`))
  this.order = answer.body
})

Then(
  'her order comes to {float} and {float} for the delivery',
  function (this: Shop, subtotal: number, fee: number) {
    const minor = (amount: number) => Math.round(amount * 100)
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

When('staff {word} her order', async function (this: Shop, step: string) {
  if (step === 'pack')
    await this.orderUntil((order) => order.status === 'confirmed', 'confirmed, to be packed')
  const answer = await this.staff.post(`/v1/orders/${this.order.id}/${step}`, {})
  this.order = expectStatus(answer, 200).body
})

Then('staff cannot {word} her order', async function (this: Shop, step: string) {
  expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/${step}`, {}), 409)
})

When('staff pack her order anyway', async function (this: Shop) {
  const body = { anyway: true, reason: 'a gift to an old customer' }
  this.order = expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/pack`, body), 200).body
})

Then('her order shows {float} given back', async function (this: Shop, amount: number) {
  await this.orderUntil(
    ({ refunded }) => refunded?.amount === Math.round(amount * 100),
    `${amount} of the order has gone back`,
  )
})

When('{word} erases her account', async function (this: Shop, name: string) {
  expectStatus(await this.shopper(name).delete('/v1/users/me', { password }), 204)
})

Then("her order is nobody's, and says that it was erased", async function (this: Shop) {
  await this.orderUntil(
    ({ shippingAddress }) => shippingAddress.recipient === 'erased',
    'the order is erased',
  )
  assert.equal('cancelReason' in this.order, false)
  const { body } = expectStatus(await this.staff.get(`/v1/orders/${this.order.id}/timeline`), 200)
  assert.equal(body.items.at(-1).event, 'PersonalDataErased')
})

When(
  /^staff take her order back, (to the shelf|to be thrown away)$/,
  async function (this: Shop, goods: string) {
    const body = { reason: 'not fresh', restock: goods === 'to the shelf' }
    expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/return`, body), 200)
  },
)

When('{word} cancels her order', async function (this: Shop, name: string) {
  const answer = await this.shopper(name).post(`/v1/orders/${this.order.id}/cancel`, {
    reason: 'changed my mind',
  })
  assert.equal(expectStatus(answer, 200).body.status, 'cancelled')
})

Then('{word} can no longer cancel her order', async function (this: Shop, name: string) {
  expectStatus(await this.shopper(name).post(`/v1/orders/${this.order.id}/cancel`, {}), 409)
})

Then("her order's timeline reads", async function (this: Shop, table: DataTable) {
  const { body } = expectStatus(await this.staff.get(`/v1/orders/${this.order.id}/timeline`), 200)
  assert.deepEqual(
    body.items.map(({ status }: { status: string }) => status),
    table.raw()[0],
  )
})

When('{word} follows her order live', async function (this: Shop, name: string) {
  const { url, token } = this.shopper(name)
  const response = await fetch(`${url}/v1/orders/${this.order.id}/stream`, {
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
  // Read to its end, which comes with the order's final status.
  this.seen = response
    .text()
    .then((text) => [...text.matchAll(/"status":"(\w+)"/g)].map((match) => match[1] as string))
})

Then(/^she has seen it become (.*)$/, async function (this: Shop, statuses: string) {
  const seen = (await this.seen) ?? []
  for (const status of statuses.split(/, | and /))
    assert.ok(seen.includes(status), `${status} in ${seen.join(', ')}`)
  assert.equal(seen.at(-1), 'delivered')
})

When(
  '{int} shoppers order {int} of {string} at the same moment',
  async function (this: Shop, count: number, quantity: number, product: string) {
    const shoppers = await Promise.all(Array.from({ length: count }, (_, n) => this.register(`shopper${n}`)))
    const items = [{ productId: this.product(product), quantity }]
    const answers = await Promise.all(
      shoppers.map((shopper) => send(shopper, items, 'cash_on_delivery', randomUUID())),
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
      Array.from({ length: times }, () => send(this.shopper(name), items, 'cash_on_delivery', key)),
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

const one = (shop: Shop, product: string, quantity: number) => [
  { productId: shop.product(product), quantity },
]

When(
  '{word} orders {int} of {string} with the key {string}',
  async function (this: Shop, name: string, quantity: number, product: string, key: string) {
    this.order = expectStatus(
      await send(this.shopper(name), one(this, product, quantity), 'cash_on_delivery', key),
      201,
    ).body
  },
)

Then(
  'ordering {int} of {string} with the key {string} is refused as invalid',
  async function (this: Shop, quantity: number, product: string, key: string) {
    expectStatus(
      await send(this.shopper('Ayesha'), one(this, product, quantity), 'cash_on_delivery', key),
      422,
    )
  },
)

Then(
  'ordering {int} of {string} with the key {string} again gives the same order',
  async function (this: Shop, quantity: number, product: string, key: string) {
    const answer = expectStatus(
      await send(this.shopper('Ayesha'), one(this, product, quantity), 'cash_on_delivery', key),
      201,
    )
    assert.deepEqual(answer.body, this.order)
    assert.equal(answer.headers.get('idempotent-replayed'), 'true')
  },
)

Then('{word} cannot order {string}', async function (this: Shop, name: string, product: string) {
  await until(
    () => send(this.shopper(name), one(this, product, 1), 'cash_on_delivery', randomUUID()),
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
    const items = one(this, product, Number(count))
    await until(
      () => send(this.shopper(name), items, method, randomUUID()),
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

Then(
  '{word} is told about her order at least {int} times',
  async function (this: Shop, name: string, times: number) {
    await until(
      () => this.shopper(name).get('/v1/notifications?limit=100'),
      ({ body }) =>
        body.items.filter((message: object) => JSON.stringify(message).includes(this.order.number)).length >=
        times,
      `${name} is told`,
    )
  },
)
