import test from 'ava'
import { v7 } from 'uuid'
import { basket, orderMart } from '../test-mart.ts'
import { address, milk, rupees } from '../test-order.ts'

const mart = await orderMart({
  order: { codLimit: 100_000, codLimitNew: 0, codOpenOrders: 1, unpaidOrders: 1 },
})
test.after.always(() => mart.stop())

type Shopper = ReturnType<typeof mart.shopper>
const one = { items: [{ productId: milk.productId, quantity: 1 }] }
const cash = { paymentMethod: 'cash_on_delivery' }

/** Where the problems of a quote lie, and how the order itself is refused. */
async function hindered(shopper: Shopper, body: object) {
  const { body: quoted } = await shopper.request('POST', '/v1/orders/quote', { ...basket, ...body })
  const { status } = await shopper.order(body)
  return [quoted.problems.map(({ path }: { path: string }) => path), status]
}

test.serial(
  'what a customer may owe, and how many orders at once, stands in the way of a quote too',
  async (t) => {
    const sana = mart.shopper()
    t.deepEqual(await hindered(sana, { ...cash, items: [{ ...one.items[0], quantity: 9 }] }), [
      ['paymentMethod'],
      422,
    ])
    t.deepEqual(await hindered(sana, { ...one, ...cash, payWith: rupees(1) }), [['payWith'], 422])
    t.deepEqual(await hindered(sana, { ...one, tip: { amount: 1, currency: 'USD' } }), [['tip'], 422])
    for (const more of [cash, {}]) {
      t.deepEqual(await hindered(sana, { ...one, ...more }), [[], 201])
      t.deepEqual(await hindered(sana, { ...one, ...more }), [['paymentMethod'], 409])
    }
  },
)

test.serial('where and when it is brought stands in its way', async (t) => {
  const zone = async (city: string) => {
    const said = { name: city, cities: [city], postalCodes: [], fee: rupees(50), minimum: rupees(500) }
    const { body } = await mart.asStaff('POST', '/v1/zones', said)
    const every = { start: '00:00', end: '23:00', capacity: 1, cutoffMinutes: 0 }
    const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    const days = names.map((day) => ({ ...every, day }))
    t.is((await mart.asStaff('PUT', `/v1/zones/${body.id}/timetable`, { days })).status, 200)
    const slots = (await mart.request('GET', `/v1/slots?city=${city}`)).body.items
    return slots.at(-1).id as string
  }
  const [lahore, quetta] = [await zone('Lahore'), await zone('Quetta')]
  const to = (city: string, slotId?: string, quantity = 2) => ({
    items: [{ productId: milk.productId, quantity }],
    shippingAddress: { ...address, city },
    ...(slotId && { slotId }),
  })
  t.deepEqual(await hindered(mart.shopper(), to('Multan')), [['shippingAddress'], 422])
  t.deepEqual(await hindered(mart.shopper(), to('Lahore', undefined, 1)), [['items'], 422])
  t.deepEqual(await hindered(mart.shopper(), to('Lahore', quetta)), [['slotId'], 422])
  t.deepEqual(await hindered(mart.shopper(), to('Lahore', v7())), [['slotId'], 422])
  t.deepEqual(await hindered(mart.shopper(), to('Lahore', lahore)), [[], 201])
  t.deepEqual(await hindered(mart.shopper(), to('Lahore', lahore)), [['slotId'], 409])
})
