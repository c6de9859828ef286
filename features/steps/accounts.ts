import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, password, type Shop } from '../support/world.ts'

Given('{word} is a customer', async function (this: Shop, name: string) {
  this.shoppers.set(name, await this.register(name))
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

When('{word} asks what the shop knows of her', async function (this: Shop, name: string) {
  const shopper = this.shopper(name)
  this.answer = await until(
    () => shopper.get('/v1/users/me/export'),
    ({ status }) => status !== 202,
    'every module has handed over',
  )
  expectStatus(this.answer, 200)
})

Then('she is given one document, with her account, her sign-ins and her order', async function (this: Shop) {
  const { user, order, ...others } = this.answer?.body ?? {}
  const { email } = expectStatus(await this.shopper('Ayesha').get('/v1/users/me'), 200).body
  assert.equal(user.account[0].email, email)
  assert.equal(user.sessions.length, 1)
  assert.deepEqual(
    order.orders.map(({ id }: { id: string }) => id),
    [this.order.id],
  )
  for (const module of ['product', 'inventory', 'payment', 'notification'])
    assert.ok(module in others, module)
})

Then('nothing of Ayesha is in it', async function (this: Shop) {
  const { id, email } = expectStatus(await this.shopper('Ayesha').get('/v1/users/me'), 200).body
  const document = JSON.stringify(this.answer?.body)
  for (const hers of [id, email, this.order.id]) assert.ok(!document.includes(hers))
})
