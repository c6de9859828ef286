import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Given, Then, When } from '@cucumber/cucumber'
import { type Answer, type Client, until } from '../../tools/mart/client.ts'
import { address, expectStatus, minor, money, type Shop } from '../support/world.ts'
import { deliverTo } from '../support/zones.ts'

interface Evening {
  id: string
  start: string
  left: number
}

/** Evenings of the scenario's part of the town, as they were when it was set up. */
const evenings = new WeakMap<Shop, { city: string; all: Evening[] }>()
const answers = new WeakMap<Shop, Answer[]>()

async function open(shop: Shop, city: string, terms: object, capacity: number): Promise<void> {
  await deliverTo(shop.staff, city, terms, { capacity })
  evenings.set(shop, { city, all: (await shop.staff.get(`/v1/slots?city=${city}`)).body.items })
}

const evening = (shop: Shop, which: string): Evening => {
  const found = evenings.get(shop)?.all[['first', 'second'].indexOf(which)]
  assert.ok(found, `there is no ${which} evening`)
  return found
}

const order = (
  client: Client,
  shop: Shop,
  wanted: { city: string; product?: string; quantity?: number; slotId?: string },
) =>
  until(
    () =>
      client.post(
        '/v1/orders',
        {
          items: [{ productId: shop.product(wanted.product ?? 'Milk 1 l'), quantity: wanted.quantity ?? 1 }],
          paymentMethod: 'cash_on_delivery',
          shippingAddress: { ...address, city: wanted.city },
          ...(wanted.slotId && { slotId: wanted.slotId }),
        },
        { 'idempotency-key': randomUUID() },
      ),
    ({ status, body }) => status !== 422 || !JSON.stringify(body).includes('there is no such product'),
    'the products can be ordered',
  )

Given(
  'the shop delivers to {string} for {float}, {int} order(s) an evening',
  function (this: Shop, city: string, fee: number, capacity: number) {
    return open(this, city, { fee: money(fee) }, capacity)
  },
)

Given(
  'the shop delivers to {string} for {float}, and for {float} more below {float}',
  function (this: Shop, city: string, fee: number, more: number, below: number) {
    return open(this, city, { fee: money(fee), minimum: money(below), smallOrderFee: money(more) }, 20)
  },
)

When(
  '{word} orders {int} of {string} to {string} for the {word} evening',
  async function (this: Shop, name: string, quantity: number, product: string, city: string, which: string) {
    const slotId = evening(this, which).id
    this.order = expectStatus(
      await order(this.shopper(name), this, { city, product, quantity, slotId }),
      201,
    ).body
  },
)

When(
  '{word} orders {int} of {string} to {string}',
  async function (this: Shop, name: string, quantity: number, product: string, city: string) {
    const answer = await order(this.shopper(name), this, { city, product, quantity })
    answers.set(this, [answer])
    if (answer.status === 201) this.order = answer.body
  },
)

When(
  '{int} shoppers order to {string} for the {word} evening at the same moment',
  async function (this: Shop, count: number, city: string, which: string) {
    const shoppers = await Promise.all(Array.from({ length: count }, (_, n) => this.register(`shopper${n}`)))
    const slotId = evening(this, which).id
    answers.set(this, await Promise.all(shoppers.map((shopper) => order(shopper, this, { city, slotId }))))
  },
)

Then('{int} of them have it', function (this: Shop, count: number) {
  const all = answers.get(this) ?? []
  assert.equal(all.filter(({ status }) => status === 201).length, count)
  assert.ok(all.every(({ status }) => status === 201 || status === 409))
})

Then('the others are shown evenings that are not full', function (this: Shop) {
  const refused = (answers.get(this) ?? []).filter(({ status }) => status === 409)
  assert.ok(refused.length > 0)
  for (const { body } of refused) {
    assert.equal(body.others.length, 3)
    assert.ok(body.others.every(({ left }: Evening) => left > 0))
  }
})

Then('the {word} evening has {int} place(s) left', async function (this: Shop, which: string, left: number) {
  const { id } = evening(this, which)
  const { city } = evenings.get(this) ?? { city: '' }
  await until(
    () => this.staff.get(`/v1/slots?city=${city}`),
    ({ body }) => body.items.find((slot: Evening) => slot.id === id)?.left === left,
    `${left} places are left`,
  )
})

Then('her order is to be brought in the {word} evening', async function (this: Shop, which: string) {
  const { id, start } = evening(this, which)
  await this.orderUntil(
    ({ slot }) => slot?.id === id && slot.start === start,
    `it is for the ${which} evening`,
  )
})

When('{word} keeps a place in the {word} evening', async function (this: Shop, name: string, which: string) {
  expectStatus(await this.shopper(name).post(`/v1/slots/${evening(this, which).id}/hold`), 201)
})

When(
  '{word} moves her order to the {word} evening',
  async function (this: Shop, name: string, which: string) {
    const slotId = evening(this, which).id
    expectStatus(await this.shopper(name).patch(`/v1/orders/${this.order.id}`, { slotId }), 200)
  },
)

Then('she is told that the shop does not deliver there', function (this: Shop) {
  const [answer] = answers.get(this) ?? []
  assert.equal(answer?.status, 422)
  assert.equal(answer?.body.errors[0].path, 'shippingAddress')
})

Then('her order comes to {float} in all', function (this: Shop, total: number) {
  assert.equal(this.order.total.amount, minor(total))
})
