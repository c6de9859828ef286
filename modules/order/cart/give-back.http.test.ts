import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk, rupees } from '../test-order.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

type Shopper = ReturnType<typeof mart.shopper>
const inCart = sql('test.in_cart', 'select product_id from cart_items where customer_id = $1')
const late = sql(
  'test.late',
  `insert into cart_items (customer_id, product_id, quantity, price, currency, added_at) values ($1, $2, 1, 1, 'PKR', now())`,
)
const put = (who: Shopper, productId: string, quantity: number) =>
  who.request('PUT', `/v1/cart/items/${productId}`, { quantity })
const linesOf = async (who: Shopper) =>
  (await who.request('GET', '/v1/cart')).body.items.map(
    ({ productId, quantity }: { productId: string; quantity: number }) => [productId, quantity],
  )

async function newProduct(over: object = {}) {
  const product = { ...milk, productId: v7(), sku: `SKU-${v7()}`, ...over }
  await mart.sell(product)
  await mart.shelve(product.productId, true)
  return product
}

/** Sana's order of two of tea and 750 g of mangoes, from her basket. */
async function checkedOut() {
  const sana = mart.shopper()
  const tea = await newProduct()
  await put(sana, tea.productId, 2)
  await put(sana, mango.productId, 750)
  const { body: order } = await sana.checkout()
  return { sana, tea, order }
}

test('the lines of a basket’s order that is rejected go back into it, and it says what is left', async (t) => {
  const { sana, tea, order } = await checkedOut()
  t.deepEqual(await linesOf(sana), [])
  await mart.reject(order.id, tea.productId, 7)
  t.is((await sana.request('GET', `/v1/orders/${order.id}`)).body.status, 'rejected')
  t.deepEqual(await linesOf(sana), [
    [tea.productId, 2],
    [mango.productId, 750],
  ])
  const { body: cart } = await sana.request('GET', '/v1/cart')
  t.like(cart.items[0], { state: 'short', left: 1, unitPrice: rupees(290) })
  t.false('priceWhenAdded' in cart.items[0])
  t.false('fromCart' in order)

  await mart.shelve(tea.productId, true, 6)
  t.is((await sana.request('GET', '/v1/cart')).body.items[0].state, 'short', 'older news change nothing')
  await mart.shelve(tea.productId, true, 8, 5)
  t.is((await sana.request('GET', '/v1/cart')).body.items[0].state, 'ok')
})

test('they go back once, however often the rejection is heard of', async (t) => {
  const { sana, tea, order } = await checkedOut()
  for (let i = 0; i < 3; i++) await mart.reject(order.id, tea.productId)
  await put(sana, tea.productId, 1)
  await mart.reject(order.id, tea.productId)
  t.deepEqual(await linesOf(sana), [
    [tea.productId, 1],
    [mango.productId, 750],
  ])
})

test('they join what was put in meanwhile; what no longer fits is left out', async (t) => {
  const { sana, tea, order } = await checkedOut()
  await put(sana, mango.productId, 999_900)
  await put(sana, tea.productId, 3)
  await mart.reject(order.id, tea.productId)
  t.deepEqual(await linesOf(sana), [
    [mango.productId, 1_000_000],
    [tea.productId, 5],
  ])
})

test('into a full basket nothing is forced, and the order is rejected all the same', async (t) => {
  const { sana, tea, order } = await checkedOut()
  const others = await Promise.all(Array.from({ length: 99 }, () => newProduct()))
  for (const { productId } of others) await put(sana, productId, 1)
  await mart.reject(order.id, tea.productId)
  const lines = await linesOf(sana)
  t.is(lines.length, 100)
  t.deepEqual(lines[0], [tea.productId, 2], 'the first that fits, before what came later')
  t.is((await sana.request('GET', `/v1/orders/${order.id}`)).body.status, 'rejected')
})

test('they keep the unit in which they were ordered', async (t) => {
  const { sana, tea, order } = await checkedOut()
  await mart.sell({ ...tea, soldBy: 'weight' }, 2)
  await mart.reject(order.id, tea.productId)
  t.like((await sana.request('GET', '/v1/cart')).body.items[0], {
    ...{ state: 'unit_changed', soldByWhenAdded: 'piece', quantity: 2 },
  })
  const again = await checkedOut()
  await mart.sell({ ...again.tea, soldBy: 'weight' }, 2)
  await put(again.sana, again.tea.productId, 500)
  await mart.reject(again.order.id, again.tea.productId)
  t.deepEqual(
    await linesOf(again.sana),
    [
      [mango.productId, 750],
      [again.tea.productId, 500],
    ],
    'two pieces are not added to 500 g',
  )
})

test('an order that was not made of a basket, or was cancelled or paid, gives nothing back', async (t) => {
  const omar = mart.shopper()
  const { body: direct } = await omar.order()
  await mart.reject(direct.id, milk.productId)
  t.is((await omar.request('GET', `/v1/orders/${direct.id}`)).body.status, 'rejected')
  t.deepEqual(await linesOf(omar), [])

  const { sana, tea, order } = await checkedOut()
  await mart.reserve(order.id)
  await mart.reject(order.id, tea.productId)
  t.deepEqual(await linesOf(sana), [])

  const late = await checkedOut()
  await late.sana.request('POST', `/v1/orders/${late.order.id}/cancel`, {})
  await mart.reject(late.order.id, late.tea.productId)
  t.deepEqual(await linesOf(late.sana), [])
})

test('nobody fills the basket of a customer who is gone', async (t) => {
  const { sana, tea, order } = await checkedOut()
  await mart.erase(sana.id)
  await mart.reject(order.id, tea.productId)
  t.is((await mart.asStaff('GET', `/v1/orders/${order.id}`)).body.status, 'rejected')
  t.deepEqual(await mart.db('order').query(inCart, [sana.id]), [])
  t.is((await put(sana, tea.productId, 1)).status, 401)
  // A request that was let in just before.
  await mart.db('order').query(late, [sana.id, tea.productId])
  await mart.runJob('finish-erasures')
  t.deepEqual(await mart.db('order').query(inCart, [sana.id]), [])
})

test('many rejections at once, of several orders of one basket too, each go back once', async (t) => {
  const shoppers = await Promise.all(Array.from({ length: 8 }, checkedOut))
  const [first] = shoppers
  if (!first) return t.fail()
  await put(first.sana, first.tea.productId, 5)
  const second = (await first.sana.checkout()).body
  const rejections = [
    ...shoppers.map(({ order, tea }) => [order.id, tea.productId]),
    [second.id, first.tea.productId],
  ]
  await mart.publish(
    ...[...rejections, ...rejections].map(([orderId = '', productId = '']) =>
      event('mart.inventory.v1.StockRejected', orderId, {
        orderId,
        shortages: [{ productId, requested: 2, available: 1, version: 1, otherUnit: false }],
      }),
    ),
  )
  t.deepEqual(await linesOf(first.sana), [
    [first.tea.productId, 7],
    [mango.productId, 750],
  ])
  for (const { sana, tea } of shoppers.slice(1)) {
    t.deepEqual(await linesOf(sana), [
      [tea.productId, 2],
      [mango.productId, 750],
    ])
  }
})

test.serial('products that come back into baskets are told of', async (t) => {
  const { tea, order } = await checkedOut()
  await mart.runJob('sweep-baskets')
  await mart.reject(order.id, tea.productId)
  await mart.idle()
  const told = mart
    .allSaid('mart.order.v1.ProductInBasketsChanged')
    .filter(({ productId }) => productId === tea.productId)
  t.deepEqual(
    told.map(({ inBaskets }) => inBaskets),
    [true, false, true],
  )
})

test('what comes back as the basket is filled passes no limit', async (t) => {
  const products = await Promise.all(Array.from({ length: 120 }, () => newProduct()))
  const ids = products.map(({ productId }) => productId)
  for (let round = 0; round < 3; round++) {
    const sana = mart.shopper()
    for (const id of ids.slice(0, 15)) await put(sana, id, 1)
    const { body: order } = await sana.checkout()
    for (const id of ids.slice(15, 105)) await put(sana, id, 1)
    await Promise.all([
      mart.reject(order.id, ids[0] as string),
      ...ids.slice(105).map((id) => put(sana, id, 1)),
    ])
    t.is((await linesOf(sana)).length, 100)
  }
})

test('what comes back as the basket is checked out is in the order or in the basket, never in both', async (t) => {
  const tea = await newProduct()
  for (let round = 0; round < 20; round++) {
    const sana = mart.shopper()
    await put(sana, tea.productId, 2)
    const { body: first } = await sana.checkout()
    await put(sana, tea.productId, 1)
    const [{ body: second }] = await Promise.all([sana.checkout(), mart.reject(first.id, tea.productId)])
    const [[, left] = [0, 0]] = await linesOf(sana)
    t.is(second.items[0].quantity + left, 3)
  }
})
