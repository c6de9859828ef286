import assert from 'node:assert/strict'
import { type DataTable, Then, When } from '@cucumber/cucumber'
import { expectStatus, type Shop } from '../support/world.ts'

When('staff {word} her order', async function (this: Shop, step: string) {
  if (step === 'pack')
    await this.orderUntil(
      ({ status }) => ['confirmed', 'picking'].includes(status),
      'confirmed, to be packed',
    )
  const answer = await this.staff.post(`/v1/orders/${this.order.id}/${step}`, handover(this, step))
  this.order = expectStatus(answer, 200).body
})

/** At the door cash is collected to the paisa. */
const handover = ({ order: { paymentMethod, total } }: Shop, step: string) =>
  step === 'deliver' && paymentMethod === 'cash_on_delivery' ? { collected: total } : {}

Then('staff cannot {word} her order', async function (this: Shop, step: string) {
  expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/${step}`, {}), 409)
})

When('staff ship her order anyway', async function (this: Shop) {
  const body = { anyway: true, reason: 'a gift to an old customer' }
  this.order = expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/ship`, body), 200).body
})

Then("her order's timeline reads", async function (this: Shop, table: DataTable) {
  const { body } = expectStatus(await this.staff.get(`/v1/orders/${this.order.id}/timeline`), 200)
  assert.deepEqual(
    body.items.map(({ status }: { status: string }) => status),
    table.raw()[0],
  )
})

When('{word} follows her order live', async function (this: Shop, name: string) {
  const { url, token } = this.shopper(name)
  const response = await fetch(`${url}/v1/orders/${this.order.id}/stream`, {
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
  // Read to its end, which comes with the order's final status.
  this.seen = response
    .text()
    .then((text) => [...text.matchAll(/"status":"(\w+)"/g)].map((match) => match[1] as string))
})

Then(/^she has seen it become (.*)$/, async function (this: Shop, statuses: string) {
  const seen = (await this.seen) ?? []
  for (const status of statuses.split(/, | and /))
    assert.ok(seen.includes(status), `${status} in ${seen.join(', ')}`)
  assert.equal(seen.at(-1), 'delivered')
})
