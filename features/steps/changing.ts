import assert from 'node:assert/strict'
import { type DataTable, Then, When } from '@cucumber/cucumber'
import { expectStatus, minor, type Shop } from '../support/world.ts'

const linesOf = (shop: Shop, table: DataTable) =>
  table.hashes().map(({ product, quantity }) => ({
    productId: shop.product(product as string),
    quantity: Number(quantity),
  }))

When('{word} wants in her order', async function (this: Shop, name: string, table: DataTable) {
  const items = linesOf(this, table)
  this.order = expectStatus(
    await this.shopper(name).patch(`/v1/orders/${this.order.id}`, { items }),
    200,
  ).body
})

When('{word} pays for the change with {string}', async function (this: Shop, name: string, token: string) {
  const shopper = this.shopper(name)
  const payment = await this.paymentUntil(
    ({ status, clientSecret }) => status !== 'requires_action' && clientSecret !== undefined,
    'a larger sum is asked for',
    shopper,
  )
  expectStatus(await shopper.post(`/v1/payments/${payment.id}/confirm`, { token }), 200)
})

Then('the change of her order is refused', async function (this: Shop) {
  await this.orderUntil(({ changing }) => changing === undefined, 'the change is decided')
  const { body } = expectStatus(await this.staff.get(`/v1/orders/${this.order.id}/timeline`), 200)
  assert.equal(body.items.at(-1).event, 'ChangeRefused')
})

Then('her order is of', async function (this: Shop, table: DataTable) {
  const wanted = linesOf(this, table)
  await this.orderUntil(
    ({ items, changing }) =>
      changing === undefined &&
      items.length === wanted.length &&
      wanted.every(({ productId, quantity }) =>
        items.some(
          (item: (typeof wanted)[number]) => item.productId === productId && item.quantity === quantity,
        ),
      ),
    'her order has these lines',
  )
})

Then('her card is charged {float}', async function (this: Shop, amount: number) {
  // Where it is charged at once, what was charged beyond that has gone back.
  await this.paymentUntil(
    ({ captured, refunded }) => captured.amount - refunded.amount === minor(amount),
    'the card is charged',
  )
})

Then('{word} can no longer change what is in her order', async function (this: Shop, name: string) {
  const items = this.order.items.map(({ productId }: { productId: string }) => ({ productId, quantity: 1 }))
  expectStatus(await this.shopper(name).patch(`/v1/orders/${this.order.id}`, { items }), 409)
})
