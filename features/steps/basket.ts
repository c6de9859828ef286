import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Then, When } from '@cucumber/cucumber'
import { until } from '../../tools/client.ts'
import { address, expectStatus, type Shop } from '../support/world.ts'

When(
  '{word} puts {int} of {string} and {int} of {string} in her basket',
  async function (this: Shop, name: string, a: number, one: string, b: number, other: string) {
    for (const [product, quantity] of [
      [one, a],
      [other, b],
    ] as const) {
      const path = `/v1/cart/items/${this.product(product)}`
      expectStatus(await this.shopper(name).put(path, { quantity }), 200)
    }
  },
)

When('{word} checks out by {word}', async function (this: Shop, name: string, paymentMethod: string) {
  const body = { paymentMethod, shippingAddress: address }
  const answer = await this.shopper(name).post('/v1/cart/checkout', body, { 'idempotency-key': randomUUID() })
  this.order = expectStatus(answer, 201).body
})

Then('her basket is empty', async function (this: Shop) {
  assert.deepEqual(expectStatus(await this.shopper('Ayesha').get('/v1/cart'), 200).body.items, [])
})

Then(
  'her basket says {string} of {string} and {string} of {string}',
  async function (this: Shop, a: string, one: string, b: string, other: string) {
    const says = (product: string, state: string, items: { productId: string; state: string }[]) =>
      items.some((line) => line.productId === this.product(product) && line.state === state)
    await until(
      () => this.shopper('Ayesha').get('/v1/cart'),
      ({ body }) => says(one, a, body.items) && says(other, b, body.items),
      'the basket says what became of its lines',
    )
  },
)
