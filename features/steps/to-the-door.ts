import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Given, Then, When } from '@cucumber/cucumber'
import { followStream } from '#src/testing/event-stream.ts'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, money, type Shop } from '../support/world.ts'
import { placeOrder } from './ordering.ts'

const deliver = (shop: Shop, said: object) => shop.staff.post(`/v1/orders/${shop.order.id}/deliver`, said)
const pathsOf = ({ errors }: { errors?: { path: string }[] }) => errors?.map(({ path }) => path)

Then('staff cannot hand it over with nothing said of the cash', async function (this: Shop) {
  assert.deepEqual(pathsOf(expectStatus(await deliver(this, {}), 422).body), ['collected'])
})

Then('staff cannot hand it over for {float}', async function (this: Shop, amount: number) {
  assert.deepEqual(pathsOf(expectStatus(await deliver(this, { collected: money(amount) }), 422).body), [
    'reason',
  ])
})

When(
  'staff hand it over for {float}, since {string}',
  async function (this: Shop, amount: number, reason: string) {
    expectStatus(await deliver(this, { collected: money(amount), reason }), 200)
  },
)

Then('it is flagged {word}', async function (this: Shop, flag: string) {
  await this.orderUntil(({ flags }) => flags.includes(flag), `the order is flagged ${flag}`)
  const { body } = expectStatus(await this.staff.get(`/v1/orders?flag=${flag}&limit=100`), 200)
  assert.ok(body.items.some(({ id }: { id: string }) => id === this.order.id))
})

/** Who may deliver is known to those who send them out a moment after they were hired. */
const sendOut = (shop: Shop, name: string) =>
  shop.staff.post(`/v1/orders/${shop.order.id}/ship`, { courierId: shop.clerk(name).id })

Then('{word} cannot be sent out with it', async function (this: Shop, name: string) {
  assert.deepEqual(pathsOf(expectStatus(await sendOut(this, name), 422).body), ['courierId'])
})

When('{word} is sent out with it', async function (this: Shop, name: string) {
  await until(
    () => sendOut(this, name),
    ({ status }) => status === 200,
    `${name} is sent out`,
  )
})

Given('nobody under {int} may have {string}', async function (this: Shop, ageLimit: number, product: string) {
  const path = `/v1/products/${this.product(product)}`
  expectStatus(await this.staff.patch(path, { ageLimit }), 200)
  // The order module knows a moment later, which an order that is called off again shows.
  const trial = await this.register('trial')
  const items = [{ productId: this.product(product), quantity: 1 }]
  await until(
    async () => {
      const placed = await placeOrder(trial, items, 'cash_on_delivery', randomUUID())
      await trial.post(`/v1/orders/${placed.body.id}/cancel`, {})
      return placed
    },
    ({ body }) => body.items?.[0]?.ageLimit === ageLimit,
    'orders know of the limit',
  )
})

Then('staff cannot hand it over with nothing said of a proof of age', async function (this: Shop) {
  assert.deepEqual(pathsOf(expectStatus(await deliver(this, {}), 422).body), ['ageChecked'])
})

When('staff hand it over without a proof of age', async function (this: Shop) {
  expectStatus(await deliver(this, { ageChecked: false }), 200)
})

When(/^staff bring it in vain (\d+) times?$/, async function (this: Shop, times: string) {
  for (let n = 0; n < Number(times); n++) {
    expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/ship`, {}), 200)
    const body = { reason: 'nobody was there' }
    expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/attempt`, body), 200)
  }
})

Given("three of {word}'s orders are packed", async function (this: Shop, name: string) {
  const items = [{ productId: this.product('Milk 1 l'), quantity: 4 }]
  for (let n = 0; n < 3; n++) {
    const placed = await placeOrder(this.shopper(name), items, 'cash_on_delivery', randomUUID())
    this.order = expectStatus(placed, 201).body
    await this.orderUntil(({ status }) => status === 'confirmed', 'confirmed, to be packed')
    this.orders.push(expectStatus(await this.staff.post(`/v1/orders/${this.order.id}/pack`, {}), 200).body)
  }
})

const roundOf = (shop: Shop, courierId: string) =>
  shop.staff.post('/v1/runs', { courierId, orderIds: shop.orders.map(({ id }) => id) })

When('{word} gets a round of them', async function (this: Shop, name: string) {
  const { body } = await until(
    () => roundOf(this, this.clerk(name).id),
    ({ status }) => status === 201,
    'the round is made',
  )
  this.round = { id: body.id, courier: name }
})

Then('none of them can be on another round', async function (this: Shop) {
  const { id } = this.clerk(this.round.courier)
  const { errors } = expectStatus(await roundOf(this, id), 409).body
  assert.equal(errors.length, this.orders.length)
})

Then(
  '{word} sees that {float} are to be collected at each stop',
  async function (this: Shop, name: string, amount: number) {
    const { body } = expectStatus(await this.clerk(name).client.get('/v1/runs/mine'), 200)
    const [run] = body.items
    assert.equal(run.id, this.round.id)
    assert.deepEqual(
      run.stops.map(({ orderId, collect }: { orderId: string; collect: object }) => ({ orderId, collect })),
      this.orders.map(({ id }) => ({ orderId: id, collect: money(amount) })),
    )
  },
)

When(
  '{word} sets out, and {word} follows her third order live',
  async function (this: Shop, courier: string, name: string) {
    const { client } = this.clerk(courier)
    for (const { id } of this.orders) expectStatus(await client.post(`/v1/orders/${id}/ship`, {}), 200)
    const { url, token } = this.shopper(name)
    this.following = await followStream(`${url}/v1/orders/${this.orders[2].id}/stream`, token ?? '')
    assert.equal(this.following.status, 200)
  },
)

const atTheDoor = async (shop: Shop, at: number, step: string, body: object) => {
  const { client } = shop.clerk(shop.round.courier)
  expectStatus(await client.post(`/v1/orders/${shop.orders[at].id}/${step}`, body), 200)
}

When('the first is handed over, and the second brought in vain', async function (this: Shop) {
  await atTheDoor(this, 0, 'deliver', { collected: this.orders[0].total })
  await atTheDoor(this, 1, 'attempt', { reason: 'nobody was there' })
})

Then('{word} has seen that she is next', async function (this: Shop, _: string) {
  for (;;) {
    const event = await this.following?.next()
    assert.ok(event, 'the stream tells who is next')
    if (event.data.event === 'NextStop') break
  }
  this.following?.leave()
})

When('the third is handed over', async function (this: Shop) {
  await atTheDoor(this, 2, 'deliver', { collected: this.orders[2].total })
})

Then('the round is over', async function (this: Shop) {
  const { body } = expectStatus(await this.staff.get(`/v1/runs/${this.round.id}`), 200)
  assert.equal(body.status, 'over')
  assert.deepEqual(
    body.stops.map(({ state }: { state: string }) => state),
    ['delivered', 'failed', 'delivered'],
  )
})
