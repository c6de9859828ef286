import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
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
