import test from 'ava'
import { v7 } from 'uuid'
import { orderMart } from '../test-mart.ts'
import { mango, milk, rupees } from '../test-order.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

type Shopper = ReturnType<typeof mart.shopper>
const put = (who: Shopper, productId: string, quantity: number) =>
  who.request('PUT', `/v1/cart/items/${productId}`, { quantity })
const cartOf = async (who: Shopper) => (await who.request('GET', '/v1/cart')).body

/** A product of a test's own. */
async function newProduct(over: object = {}) {
  const product = { ...milk, productId: v7(), sku: `SKU-${v7()}`, ...over }
  await mart.sell(product)
  await mart.shelve(product.productId, true)
  return product
}

test('a cart begins empty, and is filled, changed and emptied line by line', async (t) => {
  const sana = mart.shopper()
  const nothing = {
    items: [],
    coupons: [],
    discount: rupees(0),
    subtotal: rupees(0),
    deliveryFee: rupees(0),
    total: rupees(0),
  }
  t.deepEqual(await cartOf(sana), nothing)
  await put(sana, milk.productId, 1)
  await put(sana, mango.productId, 750)
  const filled = await put(sana, milk.productId, 3)
  t.is(filled.status, 200)
  t.deepEqual(filled.body, await cartOf(sana))
  t.like(filled.body.items, { length: 2, 0: { sku: 'MILK-1L', quantity: 3, lineTotal: rupees(870) } })
  t.deepEqual(filled.body.total, { amount: 87_000 + 26_250 + 15_000, currency: 'PKR' })

  const gone = () => sana.request('DELETE', `/v1/cart/items/${milk.productId}`)
  t.is((await gone()).status, 204)
  t.is((await gone()).status, 204)
  t.is((await cartOf(sana)).items.length, 1)
  t.is((await cartOf(mart.shopper())).items.length, 0)
})

test('each line says what became of it', async (t) => {
  const sana = mart.shopper()
  const tea = await newProduct()
  const state = async () => (await cartOf(sana)).items[0].state
  await put(sana, tea.productId, 1)
  t.is(await state(), 'ok')
  await mart.sell({ ...tea, price: rupees(300) }, 2)
  t.like((await cartOf(sana)).items[0], {
    state: 'price_changed',
    unitPrice: rupees(300),
    priceWhenAdded: rupees(290),
  })
  await mart.shelve(tea.productId, false, 2)
  t.is(await state(), 'sold_out')
  await mart.shelve(tea.productId, true, 1)
  t.is(await state(), 'sold_out', 'an older event changes nothing')
  await mart.sell({ ...tea, archived: true }, 3)
  t.is(await state(), 'archived')
  t.deepEqual((await cartOf(sana)).total, rupees(0))
})

test('setting a quantity again is seeing the price again', async (t) => {
  const sana = mart.shopper()
  const tea = await newProduct()
  await put(sana, tea.productId, 1)
  await mart.sell({ ...tea, price: rupees(300) }, 2)
  t.is((await put(sana, tea.productId, 2)).body.items[0].state, 'ok')
})

test('what can’t be put in is refused', async (t) => {
  const sana = mart.shopper()
  const gone = await newProduct({ archived: true })
  for (const [productId, quantity] of [
    [v7(), 1],
    [gone.productId, 1],
    [milk.productId, 0],
    [milk.productId, 1_000_001],
  ] as const) {
    t.is((await put(sana, productId, quantity)).status, 422)
  }
  t.is((await put(sana, 'milk', 1)).status, 404)
  t.is((await mart.asStaff('GET', '/v1/cart')).status, 403)
})

test('a cart holds a hundred lines', async (t) => {
  const sana = mart.shopper()
  const products = await Promise.all(Array.from({ length: 101 }, () => newProduct()))
  for (const { productId } of products.slice(0, 100)) await put(sana, productId, 1)
  t.is((await put(sana, products[100]?.productId ?? '', 1)).status, 409)
  t.is((await put(sana, products[0]?.productId ?? '', 5)).status, 200)
  const { status, body } = await sana.checkout()
  t.is(status, 201)
  t.is(body.items.length, 100)
})

test('checkout makes the order and empties the cart', async (t) => {
  const sana = mart.shopper()
  await put(sana, milk.productId, 2)
  const cart = (await put(sana, mango.productId, 1500)).body
  const { status, headers, body } = await sana.checkout({ expectedTotal: cart.total })
  t.is(status, 201)
  t.is(headers.get('location'), `/v1/orders/${body.id}`)
  t.deepEqual(body.total, cart.total)
  t.like(body, { status: 'pending', customerId: sana.id })
  await mart.said('mart.order.v1.OrderPlaced', ({ order }) => order.id === body.id)
  t.deepEqual((await cartOf(sana)).items, [])
  t.is((await sana.checkout()).status, 409)
})

test('a checkout that is refused leaves the cart as it was', async (t) => {
  const sana = mart.shopper()
  const tea = await newProduct()
  await put(sana, milk.productId, 1)
  await put(sana, tea.productId, 1)
  t.is((await sana.checkout({ expectedTotal: rupees(1) })).status, 409)
  await mart.sell({ ...tea, archived: true }, 2)
  const refused = await sana.checkout()
  t.is(refused.status, 422)
  t.is(refused.body.errors[0].path, 'items[1].productId')
  t.is((await cartOf(sana)).items.length, 2)
  t.is((await sana.checkout({ items: [] })).status, 422)
})

test('of two checkouts at once one gets the cart', async (t) => {
  const sana = mart.shopper()
  await put(sana, milk.productId, 1)
  const answers = await Promise.all([sana.checkout(), sana.checkout(), sana.checkout()])
  t.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409])
})
