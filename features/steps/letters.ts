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
    const text = `${amount.toLocaleString('en', { minimumFractionDigits: 2 })} back in cash`
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

/** What went by mail to her, as staff see it. */
async function letters(shop: Shop, name: string) {
  const { body } = expectStatus(await shop.shopper(name).get('/v1/users/me'), 200)
  const path = `/v1/notifications/deliveries?userId=${body.id}&limit=100`
  const answer = expectStatus(await shop.staff.get(path), 200)
  const mails = answer.body.items.filter(({ channel }: { channel: string }) => channel === 'email')
  return { ...answer, body: mails as { template: string; text?: string }[] }
}

When('{word} chooses the language {string}', async function (this: Shop, name: string, language: string) {
  const body = { email: true, sms: false, language }
  expectStatus(await this.shopper(name).put('/v1/notifications/preferences', body), 200)
})

Then('the inbox of {word} says {string}', async function (this: Shop, name: string, words: string) {
  await until(
    () => this.shopper(name).get('/v1/notifications'),
    ({ status, body }) =>
      status === 200 && body.items.some(({ title }: { title: string }) => title.includes(words)),
    `the inbox says ${words}`,
  )
})

Then('a letter to {word} says {string}', async function (this: Shop, name: string, words: string) {
  const { body } = await until(
    () => letters(this, name),
    ({ body }) => body.some(({ text }: { text?: string }) => text?.includes(words)),
    `a letter says ${words}`,
  )
  this.letter = body.find(({ text }: { text?: string }) => text?.includes(words)).text
})

/** As a mail program does (RFC 8058): of nobody, with what the letter's header says. */
async function click(shop: Shop) {
  const link = /\S+\/v1\/notifications\/unsubscribe\?token=\S+/.exec(shop.letter)
  assert.ok(link, 'the letter says how to have no more of them')
  const { pathname, search } = new URL(link[0])
  shop.answer = await shop.anyone.post(`${pathname}${search}`, 'List-Unsubscribe=One-Click', {
    'content-type': 'application/x-www-form-urlencoded',
  })
}

When('{word} stops news of her orders with one click in that letter', function (this: Shop, _: string) {
  return click(this)
})

When('{word} clicks there again', function (this: Shop, _: string) {
  return click(this)
})

Then('she is shown {string}', function (this: Shop, words: string) {
  assert.ok(this.answer)
  assert.ok(expectStatus(this.answer, 200).body.includes(words))
})

Then('no letter tells {word} of {string}', async function (this: Shop, name: string, template: string) {
  const { body } = await letters(this, name)
  assert.ok(body.length > 0)
  assert.ok(body.every((letter) => letter.template !== template))
})
