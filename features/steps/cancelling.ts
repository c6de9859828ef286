import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { expectStatus, type Shop } from '../support/world.ts'

When('{word} cancels her order', async function (this: Shop, name: string) {
  const answer = await this.shopper(name).post(`/v1/orders/${this.order.id}/cancel`, {
    reason: 'changed my mind',
  })
  assert.equal(expectStatus(answer, 200).body.status, 'cancelled')
})

Then('{word} can no longer cancel her order', async function (this: Shop, name: string) {
  expectStatus(await this.shopper(name).post(`/v1/orders/${this.order.id}/cancel`, {}), 409)
})
