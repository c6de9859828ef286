import assert from 'node:assert/strict'
import { Then, When } from '@cucumber/cucumber'
import { TOTP } from 'otpauth'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, password, type Shop } from '../support/world.ts'

const me = '/v1/users/me'

/** Her account's address. */
const addressOf = async (shop: Shop): Promise<string> =>
  expectStatus(await shop.shopper('Ayesha').get(me), 200).body.email

const logIn = async (shop: Shop, otp?: string) =>
  shop.anyone.post('/v1/auth/login', { email: await addressOf(shop), password, ...(otp && { otp }) })

const codeOf = (secret: string, steps: number) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })

When('Ayesha signs in on her phone', async function (this: Shop) {
  this.phone = expectStatus(await logIn(this), 200).body
})

Then(/^Ayesha sees that she is signed in at (\d) places?$/, async function (this: Shop, places: string) {
  const { body } = expectStatus(await this.shopper('Ayesha').get(`${me}/sessions`), 200)
  assert.equal(body.items.length, Number(places))
})

When('Ayesha ends the session of her phone', async function (this: Shop) {
  const ayesha = this.shopper('Ayesha')
  const { body } = expectStatus(await ayesha.get(`${me}/sessions`), 200)
  const phone = body.items.find(({ current }: { current: boolean }) => !current)
  expectStatus(await ayesha.delete(`${me}/sessions/${phone.id}`), 204)
})

Then('her phone is signed out', async function (this: Shop) {
  const phone = this.anyone.as(this.phone.accessToken)
  const isOut = ({ status }: { status: number }) => status === 401
  await until(() => phone.get(me), isOut, 'the account is closed to her phone')
  await until(() => phone.get('/v1/orders'), isOut, 'her orders are closed to her phone')
  const { refreshToken } = this.phone
  expectStatus(await this.anyone.post('/v1/auth/refresh', { refreshToken }), 401)
})

When('Ayesha turns a second factor on', async function (this: Shop) {
  const ayesha = this.shopper('Ayesha')
  this.factor = expectStatus(await ayesha.post(`${me}/mfa`), 201).body
  const code = codeOf(this.factor.secret, 0)
  expectStatus(await ayesha.post(`${me}/mfa/confirm`, { code }), 204)
})

Then('her password alone does not sign her in', async function (this: Shop) {
  assert.equal(expectStatus(await logIn(this), 401).body.type, '/problems/otp-required')
})

Then('her password and a code of her app sign her in', async function (this: Shop) {
  // What the app shows in half a minute: what it showed a moment ago confirmed it, and was used.
  this.code = codeOf(this.factor.secret, 1)
  expectStatus(await logIn(this, this.code), 200)
})

Then('the same code does not sign her in again', async function (this: Shop) {
  expectStatus(await logIn(this, this.code), 401)
})

Then('her password and a recovery code sign her in, once', async function (this: Shop) {
  const [recovery] = this.factor.recoveryCodes
  expectStatus(await logIn(this, recovery), 200)
  expectStatus(await logIn(this, recovery), 401)
})

When('Ayesha takes her second factor off', async function (this: Shop) {
  const code = this.factor.recoveryCodes[1]
  expectStatus(await this.shopper('Ayesha').delete(`${me}/mfa`, { code }), 204)
})

Then('her password alone signs her in', async function (this: Shop) {
  expectStatus(await logIn(this), 200)
})

When('her phone asks for new tokens, and the answer is lost', async function (this: Shop) {
  const { refreshToken } = this.phone
  this.lost = expectStatus(await this.anyone.post('/v1/auth/refresh', { refreshToken }), 200).body
})

Then('her phone is given the same tokens when it asks again', async function (this: Shop) {
  const { refreshToken } = this.phone
  const again = expectStatus(await this.anyone.post('/v1/auth/refresh', { refreshToken }), 200).body
  assert.equal(again.refreshToken, this.lost.refreshToken)
  expectStatus(await this.anyone.post('/v1/auth/refresh', { refreshToken: again.refreshToken }), 200)
})
