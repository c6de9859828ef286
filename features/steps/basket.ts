import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Then, When } from '@cucumber/cucumber'
import { until } from '../../tools/mart/client.ts'
import { address, expectStatus, type Shop } from '../support/world.ts'

const putIn = async (shop: Shop, name: string, quantity: number, product: string) =>
  expectStatus(await shop.shopper(name).put(`/v1/cart/items/${shop.product(product)}`, { quantity }), 200)

When(
  '{word} puts {int} of {string} and {int} of {string} in her basket',
  async function (this: Shop, name: string, a: number, one: string, b: number, other: string) {
    await putIn(this, name, a, one)
    await putIn(this, name, b, other)
  },
)

When(
  '{word} puts {int} of {string} in her basket',
  async function (this: Shop, name: string, quantity: number, product: string) {
    await putIn(this, name, quantity, product)
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

interface BasketLine {
  productId: string
  quantity: number
  state: string
  left?: number
}

/** Ayesha's basket, once it satisfies. */
const basketUntil = (
  shop: Shop,
  satisfied: (basket: { items: BasketLine[]; problems?: { message: string }[] }) => boolean,
  what: string,
) =>
  until(
    () => shop.shopper('Ayesha').get('/v1/cart'),
    ({ status, body }) => status === 200 && satisfied(body),
    what,
  )

Then(
  'her basket says that of {string} there are {int} left',
  async function (this: Shop, product: string, left: number) {
    const id = this.product(product)
    await basketUntil(
      this,
      ({ items }) =>
        items.some((line) => line.productId === id && line.state === 'short' && line.left === left),
      `${product} is short, ${left} left`,
    )
  },
)

Then('her basket says that {string} is {word}', async function (this: Shop, product: string, state: string) {
  const id = this.product(product)
  await basketUntil(
    this,
    ({ items }) => items.some((line) => line.productId === id && line.state === state),
    `${product} is ${state}`,
  )
})

Then(
  'her basket holds {int} of {string} and {int} of {string}',
  async function (this: Shop, a: number, one: string, b: number, other: string) {
    const wanted = new Map([
      [this.product(one), a],
      [this.product(other), b],
    ])
    await basketUntil(
      this,
      ({ items }) =>
        items.length === wanted.size &&
        items.every(({ productId, quantity }) => wanted.get(productId) === quantity),
      'the basket holds them',
    )
  },
)

Then('her basket says that it comes to too much', async function (this: Shop) {
  await basketUntil(
    this,
    ({ problems = [] }) => problems.some(({ message }) => /come to more/.test(message)),
    'the basket comes to too much',
  )
})

Then(
  'her basket says that an order has {int} of {string} at most',
  async function (this: Shop, most: number, product: string) {
    const wanted = `${product}: an order has ${most} at most`
    await basketUntil(
      this,
      ({ problems = [] }) => problems.some(({ message }) => message.startsWith(wanted)),
      `the basket says ${wanted}`,
    )
  },
)

Then('{word} cannot check out', async function (this: Shop, name: string) {
  const body = { paymentMethod: 'cash_on_delivery', shippingAddress: address }
  const key = { 'idempotency-key': randomUUID() }
  expectStatus(await this.shopper(name).post('/v1/cart/checkout', body, key), 422)
})
