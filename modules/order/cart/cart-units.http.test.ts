import test from 'ava'
import { v7 } from 'uuid'
import { type DomainEvent, event } from '#src/events/event.ts'
import { orderMart } from '../test-mart.ts'
import { milk, rupees } from '../test-order.ts'
import { announceBasketed } from './basketed.ts'
import { lineOfBefore } from './test-cart-repository.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

type Shopper = ReturnType<typeof mart.shopper>
const put = (who: Shopper, productId: string, quantity: number) =>
  who.request('PUT', `/v1/cart/items/${productId}`, { quantity })

async function newProduct() {
  const product = { ...milk, productId: v7(), sku: `SKU-${v7()}` }
  await mart.sell(product)
  await mart.shelve(product.productId, true)
  return product
}

/** Whether the other modules were told that a product lies in baskets, each time that they were. */
const told = (productId: string) =>
  mart
    .allSaid('mart.order.v1.ProductInBasketsChanged')
    .filter((said) => said.productId === productId)
    .map(({ inBaskets, version }) => [inBaskets, version])

test('two bottles are not two grams: a line says that its unit has changed, and costs nothing until it is set anew', async (t) => {
  const sana = mart.shopper()
  const oil = await newProduct()
  await put(sana, oil.productId, 2)
  await mart.sell({ ...oil, soldBy: 'weight' }, 2)
  const { body: cart } = await sana.request('GET', '/v1/cart')
  t.like(cart.items[0], {
    ...{ state: 'unit_changed', quantity: 2, soldBy: 'weight', soldByWhenAdded: 'piece' },
    lineTotal: rupees(0),
  })
  t.deepEqual(cart.total, rupees(0))
  const refused = await sana.checkout()
  t.is(refused.status, 422)
  t.deepEqual(refused.body.errors, cart.problems)
  t.is(refused.body.errors[0].path, 'items[0].quantity')
  t.is((await sana.request('GET', '/v1/cart')).body.items.length, 1)

  const anew = (await put(sana, oil.productId, 500)).body
  t.like(anew.items[0], { state: 'ok', soldBy: 'weight', lineTotal: rupees(145) })
  t.false('problems' in anew)
  t.like((await sana.checkout()).body.items[0], { soldBy: 'weight', quantity: 500 })
})

test('an order keeps the unit in which it was placed', async (t) => {
  const sana = mart.shopper()
  const oil = await newProduct()
  const { body: order } = await sana.order({ items: [{ productId: oil.productId, quantity: 2 }] })
  await mart.sell({ ...oil, soldBy: 'weight' }, 2)
  const { body } = await mart.asStaff('GET', `/v1/orders/${order.id}`)
  t.like(body.items[0], { soldBy: 'piece', quantity: 2, lineTotal: rupees(580) })
})

test.serial(
  'the others are told of the first line of a product, and of its last some time after',
  async (t) => {
    const [sana, omar] = [mart.shopper(), mart.shopper()]
    const { productId } = await newProduct()
    await Promise.all([put(sana, productId, 1), put(omar, productId, 2)])
    await put(sana, productId, 3)
    await mart.idle()
    t.deepEqual(told(productId), [[true, 1]])

    await sana.request('DELETE', `/v1/cart/items/${productId}`)
    await mart.runJob('sweep-baskets')
    await mart.idle()
    t.deepEqual(told(productId), [[true, 1]], 'it lies in the other’s')

    await omar.checkout()
    await mart.runJob('sweep-baskets')
    await mart.runJob('sweep-baskets')
    await mart.idle()
    const after = [
      [true, 1],
      [false, 2],
    ]
    t.deepEqual(told(productId), after)
    await put(omar, productId, 1)
    await mart.idle()
    t.deepEqual(told(productId), [...after, [true, 3]])
  },
)

test.serial('a refused put tells nobody anything', async (t) => {
  const product = await newProduct()
  await mart.sell({ ...product, archived: true }, 2)
  t.is((await put(mart.shopper(), product.productId, 1)).status, 422)
  await mart.idle()
  t.deepEqual(told(product.productId), [])
})

test.serial(
  'lines of a mart from before are told of by the first sweep, in the catalogue’s unit',
  async (t) => {
    const sana = mart.shopper()
    const { productId } = await newProduct()
    await lineOfBefore(mart.db('order'), sana.id, productId)
    t.like((await sana.request('GET', '/v1/cart')).body.items[0], { state: 'ok', soldBy: 'piece' })
    await mart.runJob('sweep-baskets')
    await mart.idle()
    t.deepEqual(told(productId), [[true, 1]])
  },
)

test.serial('all of it can be said again, in baskets or not', async (t) => {
  const { productId } = await newProduct()
  await put(mart.shopper(), productId, 1)
  const said: DomainEvent[] = []
  for (let after: string | null = null; ; ) {
    const from: string | null = after
    const page: DomainEvent[] = await mart
      .db('order')
      .transaction((tx) => announceBasketed.page(mart.deps, from, 2, tx))
    if (page.length === 0) break
    said.push(...page)
    after = page.at(-1)?.key ?? null
  }
  t.deepEqual(
    said.find(({ key }) => key === productId),
    event('mart.order.v1.ProductInBasketsChanged', productId, { productId, inBaskets: true, version: 1 }),
  )
  t.is(new Set(said.map(({ key }) => key)).size, said.length)
})
