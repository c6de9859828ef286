import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { Given, Then, When } from '@cucumber/cucumber'
import { until as holds } from '#src/testing/until.ts'
import { quietUntil } from '../../modules/notification/mailing/quiet-hours.ts'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, type Shop, suite } from '../support/world.ts'

/** Phones around the world: it is day somewhere, and night somewhere, at any hour. */
const places = [
  { timeZone: 'Asia/Karachi', prefix: '+92300', digits: 7 },
  { timeZone: 'Asia/Tokyo', prefix: '+8190', digits: 8 },
  { timeZone: 'Europe/London', prefix: '+447400', digits: 6 },
  { timeZone: 'America/Bogota', prefix: '+57300', digits: 7 },
]

const isNight = (timeZone: string, at: number) =>
  quietUntil({ from: '22:00', to: '08:00', timeZone }, new Date(at)) !== null

Given(/^(\w+) has a phone where it is (day|night)$/, async function (this: Shop, name: string, time: string) {
  const now = Date.now()
  const place = places.find(({ timeZone }) =>
    [now, now + 10 * 60_000].every((at) => isNight(timeZone, at) === (time === 'night')),
  )
  assert.ok(place, `it is ${time} somewhere`)
  const number = String(randomInt(10 ** place.digits)).padStart(place.digits, '0')
  this.phoneNumber = `${place.prefix}${number}`
  expectStatus(await this.shopper(name).patch('/v1/users/me', { phone: this.phoneNumber }), 200)
})

Given('{word} chooses texts in {string}', async function (this: Shop, name: string, language: string) {
  const body = { email: false, sms: true, language }
  expectStatus(await this.shopper(name).put('/v1/notifications/preferences', body), 200)
})

When('{word} asks for a code to prove her phone', async function (this: Shop, name: string) {
  expectStatus(await this.shopper(name).post('/v1/users/me/phone/verify', {}), 202)
})

/** What was sent to her phone. */
const textsTo = ({ phoneNumber }: Shop) => (suite.twilio?.taken ?? []).filter(({ to }) => to === phoneNumber)

Then('a text to {word} says {string}', async function (this: Shop, _: string, words: string) {
  const said = () => textsTo(this).find(({ body }) => body.includes(words))?.body
  await holds(() => said() !== undefined)
  this.letter = said() ?? ''
})

When('{word} proves her phone with the code of that text', async function (this: Shop, name: string) {
  const code = /\d{6}/.exec(this.letter)?.[0]
  const client = this.shopper(name)
  expectStatus(await client.post('/v1/users/me/phone/verify', { code }), 204)
  assert.equal(expectStatus(await client.get('/v1/users/me'), 200).body.phoneVerified, true)
})

Then('each text to {word} came once', function (this: Shop, _: string) {
  const bodies = textsTo(this).map(({ body }) => body)
  assert.deepEqual(bodies, [...new Set(bodies)])
})

Then(
  "the text of {string} waits for {word}'s morning",
  async function (this: Shop, template: string, name: string) {
    const { body: me } = expectStatus(await this.shopper(name).get('/v1/users/me'), 200)
    const { body } = await until(
      () => this.staff.get(`/v1/notifications/deliveries?userId=${me.id}&status=pending`),
      ({ body }) => body.items.some((item: { template: string }) => item.template === template),
      'the text waits',
    )
    const waiting = body.items.find((item: { template: string }) => item.template === template)
    assert.equal(waiting.channel, 'sms')
    assert.ok(Date.parse(waiting.nextAttemptAt) > Date.now() + 5 * 60_000)
  },
)
