import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { expectStatus, type Shop } from '../support/world.ts'

async function pay(shop: Shop, name: string, token: string) {
  const payment = await shop.paymentUntil(({ status }) => status === 'requires_action', 'the payment waits')
  return shop.shopper(name).post(`/v1/payments/${payment.id}/confirm`, { token })
}

When('{word} pays with {string}', async function (this: Shop, name: string, token: string) {
  expectStatus(await pay(this, name, token), 200)
})

When('{word} pays with {string} in full', async function (this: Shop, name: string, token: string) {
  expectStatus(await pay(this, name, token), 200)
  await this.orderUntil(({ status }) => status === 'confirmed', 'paid and confirmed')
})

When(
  '{word} pays with {string} all the same, she is refused',
  async function (this: Shop, name: string, token: string) {
    const payment = await this.paymentUntil(
      ({ status }) => status === 'cancelled',
      'the payment is called off',
    )
    expectStatus(await this.shopper(name).post(`/v1/payments/${payment.id}/confirm`, { token }), 409)
  },
)

Then('her payment is {word}', async function (this: Shop, status: string) {
  await this.paymentUntil((payment) => payment.status === status, `the payment is ${status}`)
})

Then('nobody was charged for her order', async function (this: Shop) {
  const { body } = expectStatus(await this.staff.get(`/v1/payments?orderId=${this.order.id}`), 200)
  for (const payment of body.items) {
    const ledger = expectStatus(await this.staff.get(`/v1/payments/${payment.id}/transactions`), 200).body
      .items
    const sum = (kind: string) =>
      ledger
        .filter((entry: { kind: string }) => entry.kind === kind)
        .reduce((total: number, { amount }: { amount: { amount: number } }) => total + amount.amount, 0)
    assert.equal(sum('capture') - sum('refund'), 0)
  }
})
