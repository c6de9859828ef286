import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Then, When } from '@cucumber/cucumber'
import { until } from '../../tools/mart/client.ts'
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

Then('her money is with her again', async function (this: Shop) {
  const { body } = expectStatus(await this.staff.get(`/v1/payments?orderId=${this.order.id}`), 200)
  if (body.items.length === 0) return
  await this.paymentUntil(
    ({ status }) => ['cancelled', 'failed', 'refunded'].includes(status),
    'the payment is cancelled or refunded in full',
  )
})

const refund = async (shop: Shop, amount: number) => {
  const payment = await shop.paymentUntil(() => true, 'a payment')
  return shop.staff.post(
    `/v1/payments/${payment.id}/refunds`,
    { amount: { amount: Math.round(amount * 100), currency: 'PKR' }, reason: 'a bottle leaked' },
    { 'idempotency-key': randomUUID() },
  )
}

When('staff refund {float} of it', async function (this: Shop, amount: number) {
  expectStatus(await refund(this, amount), 201)
})

Then('staff cannot refund {float} of it', async function (this: Shop, amount: number) {
  const { status } = await refund(this, amount)
  assert.ok([409, 422].includes(status), `${status}`)
})

Then('{float} are owed to her', async function (this: Shop, amount: number) {
  const payment = await this.paymentUntil(({ owed }) => owed, 'something is owed')
  assert.equal(payment.owed.amount, Math.round(amount * 100))
  const { body } = expectStatus(await this.staff.get('/v1/payments?owed=true&limit=100'), 200)
  assert.ok(body.items.some(({ orderId }: { orderId: string }) => orderId === this.order.id))
})

Then('nothing is owed to her', async function (this: Shop) {
  await this.paymentUntil(({ owed }) => owed === undefined, 'nothing is owed')
})

// biome-ignore lint/suspicious/noExplicitAny: messages as the contract has them
const refundLetters = ({ body }: { body: any }): { body: string }[] =>
  body.items.filter(({ template }: { template: string }) => template === 'payment_refunded')

Then('{word} is not told that money was given back', async function (this: Shop, name: string) {
  const answer = expectStatus(await this.shopper(name).get('/v1/notifications?limit=100'), 200)
  assert.deepEqual(refundLetters(answer), [])
})

Then(
  '{word} is told that {float} were given back in cash',
  async function (this: Shop, name: string, amount: number) {
    const said = `${amount.toFixed(2)} back in cash`
    await until(
      () => this.shopper(name).get('/v1/notifications?limit=100'),
      (answer) => answer.status === 200 && refundLetters(answer).some(({ body }) => body.includes(said)),
      `she is told of ${said}`,
    )
  },
)
