import test from 'ava'
import { v7 } from 'uuid'
import { loadConfig } from '#config/config.ts'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk, rupees } from '../test-order.ts'

const mart = await orderMart({
  order: { codLimit: 500_000, codLimitNew: 200_000, codOpenOrders: 3, unpaidOrders: 2 },
})
test.after.always(() => mart.stop())

const cash = { paymentMethod: 'cash_on_delivery' }
const bottles = (quantity: number) => ({ items: [{ productId: milk.productId, quantity }] })

const say = (id: string, emailVerified: boolean, version: number) =>
  mart.publish(
    event('mart.user.v1.UserChanged', id, {
      user: {
        ...{
          id,
          email: 'sana@example.com',
          name: 'Sana',
          phone: '',
          role: 'customer',
          emailVerified,
          phoneVerified: false,
          version,
        },
        permissions: [],
        disabled: false,
        createdAt: { seconds: 1, nanos: 0 },
      },
    }),
  )

/** A product of its own with a limit. */
async function limited(maxPerOrder: number | null, over = {}) {
  const product = { ...milk, productId: v7(), sku: `SKU-${v7()}`, maxPerOrder, ...over }
  await mart.sell(product)
  return product
}

test('of a product there are no more in an order than it says, however many lines ask; all are named at once', async (t) => {
  const [six, rice] = [await limited(6), await limited(5_000, { soldBy: 'weight', name: 'Rice' })]
  const sana = mart.shopper()
  const lines = (...quantities: number[]) =>
    quantities.map((quantity) => ({ productId: six.productId, quantity }))
  const refused = await sana.order({
    items: [
      ...lines(4),
      { productId: rice.productId, quantity: 5_001 },
      { productId: v7(), quantity: 1 },
      ...lines(3),
    ],
  })
  t.is(refused.status, 422)
  t.deepEqual(refused.body.errors, [
    { path: 'items[1].quantity', message: 'Rice: an order has 5 kg at most, not 5.001 kg' },
    { path: 'items[2].productId', message: 'there is no such product' },
    { path: 'items[3].quantity', message: 'Milk 1 l: an order has 6 at most, not 7' },
  ])
  t.is((await sana.order({ items: lines(4, 2) })).status, 201)
  await mart.sell({ ...six, maxPerOrder: null }, 2)
  t.is((await sana.order({ items: lines(7) })).status, 201, 'the limit was taken away')
})

test('the basket says of a line that it wants too much, leaves it out of the total, and is not checked out', async (t) => {
  const six = await limited(6)
  const sana = mart.shopper()
  const put = (quantity: number) => sana.request('PUT', `/v1/cart/items/${six.productId}`, { quantity })
  t.is((await put(7)).status, 200)
  const cart = (await sana.request('GET', '/v1/cart')).body
  t.is(cart.items[0].maxPerOrder, 6)
  t.is(cart.total.amount, 0)
  t.deepEqual(cart.problems, [
    { path: 'items[0].quantity', message: 'Milk 1 l: an order has 6 at most, not 7' },
  ])
  const refused = await sana.checkout()
  t.is(refused.status, 422)
  t.deepEqual(refused.body.errors, cart.problems)
  t.is((await put(6)).body.problems, undefined)
  t.is((await sana.checkout()).status, 201)
})

test('cash is for less until the address is verified or a first order was delivered; a card is for any sum', async (t) => {
  const sana = mart.shopper()
  const [small, middle, large] = [bottles(5), bottles(10), bottles(20)]
  const by = async (body: object) => (await sana.order({ ...body, ...cash })).status
  const refused = await sana.order({ ...middle, ...cash })
  t.is(refused.status, 422)
  t.is(refused.body.errors[0].path, 'paymentMethod')
  t.regex(refused.body.errors[0].message, /2000\.00 PKR at most until the e-mail address is verified/)
  t.is((await sana.order(large)).status, 201)
  await say(sana.id, false, 1)
  t.is(await by(middle), 422)
  t.is(await by(small), 201)
  await say(sana.id, true, 2)
  await say(sana.id, false, 1)
  t.is(await by(middle), 201, 'verified; what was said before and comes late is nothing new')
  t.is(await by(large), 422)
  await say(sana.id, false, 3)
  t.is(await by(middle), 422, 'an address of which nothing is known is new again')
  await say(sana.id, true, 4)
  await mart.erase(sana.id)
  const known = sql('test.known', 'select email_verified from customers where customer_id = $1')
  t.deepEqual(await mart.db('order').query(known, [sana.id]), [], 'of who is gone nothing is known')

  const omar = mart.shopper()
  const { id, total: collected } = (await omar.order({ ...small, ...cash })).body
  await mart.reserve(id)
  for (const [step, body] of [['pack'], ['ship'], ['deliver', { collected }]] as const)
    t.is((await mart.asStaff('POST', `/v1/orders/${id}/${step}`, body ?? {})).status, 200)
  t.is((await omar.order({ ...middle, ...cash })).status, 201, 'he was at the door')
  await omar.request('PUT', `/v1/cart/items/${milk.productId}`, { quantity: 20 })
  t.is((await omar.checkout(cash)).status, 422)
  t.is((await omar.request('GET', '/v1/cart')).body.items.length, 1, 'refused, the basket stays')
})

test('of twenty orders by cash at once exactly so many are taken; one that ends makes room', async (t) => {
  for (let round = 0; round < 3; round++) {
    const sana = mart.shopper()
    await sana.request('PUT', `/v1/cart/items/${mango.productId}`, { quantity: 500 })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n === 7 ? sana.checkout(cash) : sana.order({ ...bottles(1), ...cash }),
      ),
    )
    const taken = answers.filter(({ status }) => status === 201)
    t.is(taken.length, 3)
    const refused = answers.filter(({ status }) => status === 409)
    t.is(refused.length, 17)
    t.regex(refused[0]?.body.detail, /There are 3 orders by cash on delivery on their way, .* 3 at most/)
    t.is((await sana.order(bottles(1))).status, 201, 'by card there is room')
    t.is((await mart.shopper().order({ ...bottles(1), ...cash })).status, 201, 'and for others')
    const id = taken[0]?.body.id
    t.is((await sana.request('POST', `/v1/orders/${id}/cancel`, {})).status, 200)
    t.is((await sana.order({ ...bottles(1), ...cash })).status, 201)
    t.is((await sana.order({ ...bottles(1), ...cash })).status, 409)
  }
})

test('an order by cash is on its way until it is at the door: confirmed, packed and shipped', async (t) => {
  const sana = mart.shopper()
  const steps = ['pack', 'ship', 'deliver']
  const placed = await Promise.all(steps.map(() => sana.order({ ...bottles(1), ...cash })))
  const walk = (id: string, walked: string[]) =>
    walked.reduce(
      async (before, step) => {
        await before
        t.is((await mart.asStaff('POST', `/v1/orders/${id}/${step}`, {})).status, 200)
      },
      mart.reserve(id) as Promise<unknown>,
    )
  for (const [at, { body }] of placed.entries()) await walk(body.id, steps.slice(0, at))
  const statuses = (await sana.request('GET', '/v1/orders')).body.items.map(
    ({ status }: { status: string }) => status,
  )
  t.deepEqual(statuses.sort(), ['confirmed', 'packed', 'shipped'])
  t.is((await sana.order({ ...bottles(1), ...cash })).status, 409)
  const id = placed[2]?.body.id
  t.is(
    (await mart.asStaff('POST', `/v1/orders/${id}/deliver`, { collected: placed[2]?.body.total })).status,
    200,
  )
  t.is((await sana.order({ ...bottles(1), ...cash })).status, 201)
})

test('so many orders by card are not paid at once; one that is paid makes room', async (t) => {
  const sana = mart.shopper()
  const answers = await Promise.all(Array.from({ length: 20 }, () => sana.order(bottles(1))))
  const taken = answers.filter(({ status }) => status === 201)
  t.is(taken.length, 2)
  const id = taken[0]?.body.id
  await mart.reserve(id)
  t.is((await sana.order(bottles(1))).status, 409)
  await mart.pay(id)
  t.is((await sana.order(bottles(1))).status, 201)
})

test('out of the box cash has its limits', (t) => {
  const { order } = loadConfig([], { NODE_ENV: 'development' })
  t.like(order, {
    codLimit: rupees(50_000).amount,
    codLimitNew: rupees(10_000).amount,
    codOpenOrders: 10,
    unpaidOrders: 10,
  })
})
