import assert from 'node:assert/strict'
import { Then } from '@cucumber/cucumber'
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
