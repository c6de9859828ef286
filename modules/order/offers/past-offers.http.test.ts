import test from 'ava'
import { v7 } from 'uuid'
import { orderMart } from '../test-mart.ts'
import { milk, rupees } from '../test-order.ts'

// What an order was given it keeps, whatever becomes of the offers and of its products before it is changed.
const mart = await orderMart({ order: { codOpenOrders: 0, unpaidOrders: 0 } })
test.after.always(() => mart.stop())

async function product(over: Partial<typeof milk> = {}) {
  const made = { ...milk, productId: v7(), sku: `SKU-${v7()}`, price: rupees(200), ...over }
  await mart.sell(made)
  return made
}

type Wish = [{ productId: string }, number]
const of = (...lines: Wish[]) => ({
  items: lines.map(([{ productId }, quantity]) => ({ productId, quantity })),
  paymentMethod: 'cash_on_delivery',
})

/** A confirmed order; `changed` answers what comes off it with other lines. */
async function confirmed(lines: Wish[], more: object = {}) {
  const sana = mart.shopper()
  const { body: placed } = await sana.order({ ...of(...lines), ...more })
  await mart.reserve(placed.id)
  return {
    off: placed.discount.amount as number,
    changed: async (...lines: Wish[]): Promise<number> => {
      const path = `/v1/orders/${placed.id}`
      const { status, body } = await sana.request('PATCH', path, { items: of(...lines).items })
      if (status !== 200) throw new Error(JSON.stringify(body))
      if (!body.changing) return body.discount.amount
      const { request, more } = (await mart.deps.orders.one(placed.id))?.wanted ?? {}
      await mart.addStock(placed.id, request as string, more)
      return (await sana.request('GET', path)).body.discount.amount
    },
  }
}

const quarter = { gives: 'percent', percent: 25 }

test('an offer that is deleted since is given still: what is added leaves it, and it goes by what is kept', async (t) => {
  const [jam, tea] = [await product(), await product()]
  const offer = v7()
  await mart.offer(offer, quarter, { products: [jam.productId] })
  const order = await confirmed([[jam, 2]])
  t.is(order.off, 10_000)
  await mart.dropOffer(offer)
  t.is(await order.changed([jam, 2], [tea, 1]), 10_000)
  t.is(await order.changed([jam, 3], [tea, 1]), 15_000)
  t.is((await confirmed([[jam, 2]])).off, 0)
})

test('a product that lies elsewhere since, or has another brand, is what it was when it was ordered', async (t) => {
  const [jams, teas] = [v7(), v7()]
  const before = { categoryIds: [jams], brand: 'Mitchell' }
  const [jam, tea] = [await product(before), await product({ categoryIds: [teas] })]
  await mart.offer(v7(), { gives: 'percent', percent: 20 }, { categories: [jams] })
  await mart.offer(v7(), quarter, { brands: ['mitchell'] })
  const order = await confirmed([[jam, 2]])
  t.is(order.off, 10_000)
  const other = await confirmed([[tea, 2]])
  await mart.sell({ ...jam, categoryIds: [teas], brand: 'Ahmed' }, 2)
  await mart.sell({ ...tea, categoryIds: [jams] }, 2)
  t.is(await order.changed([jam, 1]), 5_000)
  t.is(await order.changed([jam, 2], [tea, 1]), 10_000 + 4_000, 'what is new is what it is today')
  t.is(await other.changed([tea, 1]), 0, 'what was not in the category then is not given its offer')
})

test('of what was too little for an offer then, enough is given it, though the product lies elsewhere since', async (t) => {
  const jams = v7()
  const jam = await product({ categoryIds: [jams] })
  await mart.offer(v7(), { gives: 'buy_get', buy: 2, get: 1, percent: 100 }, { categories: [jams] })
  const order = await confirmed([[jam, 2]])
  await mart.sell({ ...jam, categoryIds: [v7()] }, 2)
  t.is(await order.changed([jam, 3]), 20_000)
  const [teas, tea] = [v7(), await product()]
  await mart.sell({ ...tea, categoryIds: [teas] }, 2)
  await mart.offer(v7(), quarter, { categories: [teas], minSubtotal: 50_000 })
  const small = await confirmed([[tea, 2]])
  await mart.sell(tea, 3)
  t.deepEqual([small.off, await small.changed([tea, 3])], [0, 15_000])
})

test('an offer that was edited or switched off since is given as it was, each order that of its own time', async (t) => {
  const jam = await product()
  const offer = v7()
  const products = [jam.productId]
  await mart.offer(offer, quarter, { products })
  const first = await confirmed([[jam, 2]])
  await mart.offer(offer, { gives: 'percent', percent: 10 }, { products, version: 2 })
  const second = await confirmed([[jam, 2]])
  await mart.offer(offer, { gives: 'percent', percent: 10 }, { products, active: false, version: 3 })
  const third = await confirmed([[jam, 2]])
  await mart.offer(offer, quarter, { products, version: 4 })
  t.deepEqual([first.off, second.off, third.off], [10_000, 4_000, 0])
  for (const [order, each] of [
    [first, 5_000],
    [second, 2_000],
    [third, 0],
  ] as const) {
    t.is(await order.changed([jam, 1]), each)
    t.is(await order.changed([jam, 3]), 3 * each)
  }
})

test('an offer that was made after it was placed is not for an order, since whenever it says that it holds', async (t) => {
  const [jam, tea] = [await product(), await product()]
  const order = await confirmed([[jam, 2]])
  await mart.offer(v7(), quarter, { products: [jam.productId] })
  const yesterday = { seconds: Math.floor(Date.now() / 1_000) - 86_400, nanos: 0 }
  await mart.offer(v7(), quarter, { products: [tea.productId], from: yesterday })
  t.is(await order.changed([jam, 1], [tea, 1]), 0)
})

test('a code goes on giving what it gave, though its offer is gone and another has the code', async (t) => {
  const jam = await product()
  const offer = v7()
  const more = { products: [jam.productId], couponCode: 'JAM-THEN', couponTotal: 1 }
  await mart.offer(offer, quarter, more)
  const order = await confirmed([[jam, 2]], { coupons: ['JAM-THEN'] })
  await mart.dropOffer(offer)
  await mart.offer(v7(), { gives: 'percent', percent: 90 }, more)
  t.is(await order.changed([jam, 1]), 5_000)
  t.is((await confirmed([[jam, 2]], { coupons: ['JAM-THEN'] })).off, 36_000)
})
