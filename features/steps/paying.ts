import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, minor, type Shop } from '../support/world.ts'

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

When('{word} tries again with {string}', async function (this: Shop, name: string, token: string) {
  const payment = await this.paymentUntil(({ status }) => status === 'failed', 'it was declined')
  expectStatus(await this.shopper(name).post(`/v1/payments/${payment.id}/retry`, {}), 200)
  await this.paymentUntil(
    ({ clientSecret }) => clientSecret !== undefined,
    'it can be paid again',
    this.shopper(name),
  )
  expectStatus(await pay(this, name, token), 200)
})

Then('{word} can not try again', async function (this: Shop, name: string) {
  const payment = await this.paymentUntil(() => true, 'the payment as it is')
  expectStatus(await this.shopper(name).post(`/v1/payments/${payment.id}/retry`, {}), 409)
})

Then('{word} is told that she can try again', async function (this: Shop, name: string) {
  await until(
    () => this.shopper(name).get('/v1/notifications?limit=100'),
    ({ body }) =>
      body.items.some(
        (letter: { template: string; body: string }) =>
          letter.template === 'payment_declined' && letter.body.includes('can try again'),
      ),
    'she is told that she can try again',
  )
})

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

Then('her card is good for the most that her mangoes can weigh', async function (this: Shop) {
  const payment = await this.paymentUntil(({ authorized }) => authorized.amount > 0, 'it is authorized')
  assert.ok(payment.authorized.amount > this.order.total.amount)
})

When('the picker weighs {int} of her mangoes', async function (this: Shop, quantity: number) {
  const path = `/v1/orders/${this.order.id}`
  expectStatus(await this.staff.post(`${path}/pick`, {}), 200)
  expectStatus(await this.staff.put(`${path}/lines/1/picked`, { quantity }), 200)
  this.order = expectStatus(await this.staff.post(`${path}/pack`, {}), 200).body
})

Then('the mangoes in it cost {float}', async function (this: Shop, amount: number) {
  assert.equal(this.order.items[0].lineTotal.amount, minor(amount))
})

Then('she is charged', async function (this: Shop) {
  await this.paymentUntil(({ captured }) => captured.amount > 0, 'she is charged')
})

Then('she has paid to the paisa what her order costs', async function (this: Shop) {
  await this.orderUntil(() => true, 'the order as it is')
  await this.paymentUntil(
    ({ captured, refunded, amount }) =>
      amount.amount === this.order.total.amount && captured.amount - refunded.amount === amount.amount,
    `${this.order.total.amount} are paid`,
  )
})

// Where cards are charged at confirmation (PAYMENT_CAPTURE) it moves, and all of it back.
Then('no money has moved for her order', async function (this: Shop) {
  const payment = await this.paymentUntil(({ status }) => status !== 'authorized', 'it is over')
  const atOnce = process.env.PAYMENT_CAPTURE === 'at_confirmation'
  assert.equal(payment.status, atOnce ? 'refunded' : 'cancelled')
  if (!atOnce) assert.equal(payment.captured.amount, 0)
})
