import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Given, Then, When } from '@cucumber/cucumber'
import { type Answer, until } from '../../tools/mart/client.ts'
import { expectStatus, money, password, type Shop, signIn } from '../support/world.ts'

const namesIn = (list: string) => list.split(', ')

Given('{word} works here and may do {string}', async function (this: Shop, name: string, may: string) {
  const email = `${name.toLowerCase()}.${randomUUID().slice(0, 12)}@staff.test`
  const { body } = expectStatus(await this.anyone.post('/v1/auth/register', { email, password, name }), 201)
  const change = { role: 'staff', permissions: namesIn(may) }
  expectStatus(await this.staff.patch(`/v1/users/${body.id}`, change), 200)
  this.clerks.set(name, { id: body.id, email, client: await signIn(this.anyone, email, password) })
})

When('{word} may do {string} from now on', async function (this: Shop, name: string, may: string) {
  const { id } = this.clerk(name)
  expectStatus(await this.staff.patch(`/v1/users/${id}`, { permissions: namesIn(may) }), 200)
})

Then('{word} has to sign in again', async function (this: Shop, name: string) {
  const clerk = this.clerk(name)
  await until(
    () => clerk.client.get('/v1/notifications'),
    ({ status }) => status === 401,
    `${name} is signed out everywhere`,
  )
  clerk.client = await signIn(this.anyone, clerk.email, password)
})

When('{word} packs her order', async function (this: Shop, name: string) {
  await this.orderUntil(({ status }) => status === 'confirmed', 'confirmed, to be packed')
  const { client } = this.clerk(name)
  this.order = expectStatus(await client.post(`/v1/orders/${this.order.id}/pack`, {}), 200).body
})

async function giveBack(shop: Shop, name: string, amount: number): Promise<Answer> {
  const payment = await shop.paymentUntil(({ status }) => ['authorized', 'captured'].includes(status), 'paid')
  return shop
    .clerk(name)
    .client.post(
      `/v1/payments/${payment.id}/refunds`,
      { amount: money(amount), reason: 'a bottle leaked' },
      { 'idempotency-key': randomUUID() },
    )
}

Then(
  "{word} can't give her money back, for want of {string}",
  async function (this: Shop, name: string, permission: string) {
    lacks(await giveBack(this, name, 100), permission)
  },
)

Then('{word} gives her {float} back', async function (this: Shop, name: string, amount: number) {
  expectStatus(await giveBack(this, name, amount), 201)
})

Given('the till at the door has a key for {string}', async function (this: Shop, may: string) {
  const asked = { name: 'The till at the door', permissions: namesIn(may) }
  const key = expectStatus(await this.staff.post('/v1/users/api-keys', asked), 201).body
  const token = await this.anyone.call('POST', '/v1/auth/token', 'grant_type=client_credentials', {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`,
  })
  const { access_token: given } = expectStatus(token, 200).body
  this.clerks.set('till', { id: key.id, email: '', client: this.anyone.as(given) })
})

Then('the till reads her order', async function (this: Shop) {
  const { body } = expectStatus(await this.clerk('till').client.get(`/v1/orders/${this.order.id}`), 200)
  assert.equal(body.number, this.order.number)
})

Then("the till can't count the milk, for want of {string}", async function (this: Shop, permission: string) {
  const path = `/v1/inventory/${this.product('Milk 1 l')}`
  lacks(await this.clerk('till').client.put(path, { onHand: 3, reason: 'counted' }), permission)
})

When("the till's key is taken away", async function (this: Shop) {
  expectStatus(await this.staff.delete(`/v1/users/api-keys/${this.clerk('till').id}`), 204)
})

Then('the till reads nothing any more', async function (this: Shop) {
  await until(
    () => this.clerk('till').client.get(`/v1/orders/${this.order.id}`),
    ({ status }) => status === 401,
    'the key is worth nothing',
  )
})

/** The 403 that names what is missing. */
function lacks(answer: Answer, permission: string) {
  assert.match(expectStatus(answer, 403).body.detail, new RegExp(`permission ${permission}\\b`))
}
