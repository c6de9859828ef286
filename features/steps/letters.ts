import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, type Shop } from '../support/world.ts'

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
    const text = `${amount.toFixed(2)} back in cash`
    await until(
      () => this.shopper(name).get('/v1/notifications?limit=100'),
      (answer) => answer.status === 200 && refundLetters(answer).some(({ body }) => body.includes(text)),
      `she is told of ${text}`,
    )
  },
)

Then(
  '{word} is told about her order at least {int} times',
  async function (this: Shop, name: string, times: number) {
    await until(
      () => this.shopper(name).get('/v1/notifications?limit=100'),
      ({ body }) =>
        body.items.filter((message: object) => JSON.stringify(message).includes(this.order.number)).length >=
        times,
      `${name} is told`,
    )
  },
)

When('{word} watches her inbox', async function (this: Shop, name: string) {
  const { url, token } = this.shopper(name)
  const response = await fetch(`${url}/v1/notifications/stream`, {
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(response.status, 200)
  this.inbox = response.body?.pipeThrough(new TextDecoderStream()).getReader()
})

Then('her inbox tells her by itself that her order is confirmed', async function (this: Shop) {
  let text = ''
  while (!text.includes('order_confirmed')) {
    const { done, value } = (await this.inbox?.read()) ?? { done: true }
    assert.ok(!done, 'the stream ended')
    text += value
  }
  assert.ok(text.includes(this.order.id))
  await this.inbox?.cancel()
})

Then('{word} marks all as read, and nothing is unread', async function (this: Shop, name: string) {
  const shopper = this.shopper(name)
  expectStatus(await shopper.post('/v1/notifications/read-all'), 204)
  const { body } = expectStatus(await shopper.get('/v1/notifications?unread=true'), 200)
  assert.deepEqual(body.items, [])
})
