import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Then, When } from '@cucumber/cucumber'
import { expectStatus, minor, money, type Shop } from '../support/world.ts'

When(
  /^staff take her order back, (to the shelf|to be thrown away)$/,
  async function (this: Shop, goods: string) {
    const body = { reason: 'not fresh', restock: goods === 'to the shelf' }
    expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/return`, body), 200)
  },
)

const takeBack = (shop: Shop, quantity: number, line: number, restock: boolean) =>
  shop.staff.post(
    `/v1/orders/${shop.order.id}/return`,
    { reason: 'not fresh', restock, items: [{ line, quantity }] },
    { 'idempotency-key': randomUUID() },
  )

When(
  /^staff take (\d+) of line (\d+) back, (to the shelf|to be thrown away)$/,
  async function (this: Shop, quantity: string, line: string, goods: string) {
    expectStatus(await takeBack(this, Number(quantity), Number(line), goods === 'to the shelf'), 200)
  },
)

Then(
  'staff cannot take {int} of line {int} back',
  async function (this: Shop, quantity: number, line: number) {
    const { status } = await takeBack(this, quantity, line, true)
    assert.ok([409, 422].includes(status), `${status}`)
  },
)

Then('{int} of line {int} have come back', async function (this: Shop, quantity: number, line: number) {
  const { items } = (await this.staff.get(`/v1/orders/${this.order.id}`)).body
  assert.equal(items.find((item: { line: number }) => item.line === line)?.returned, quantity)
})

Then('her order costs {float} by now', async function (this: Shop, amount: number) {
  await this.orderUntil(({ total }) => total.amount === minor(amount), `the order costs ${amount}`)
})

Then('her order shows {float} given back', async function (this: Shop, amount: number) {
  await this.orderUntil(
    ({ refunded }) => refunded?.amount === minor(amount),
    `${amount} of the order has gone back`,
  )
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
    { amount: money(amount), reason: 'a bottle leaked' },
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
  assert.equal(payment.owed.amount, minor(amount))
  const { body } = expectStatus(await this.staff.get('/v1/payments?owed=true&limit=100'), 200)
  assert.ok(body.items.some(({ orderId }: { orderId: string }) => orderId === this.order.id))
})

Then('nothing is owed to her', async function (this: Shop) {
  await this.paymentUntil(({ owed }) => owed === undefined, 'nothing is owed')
})
