import test from 'ava'
import { v7 } from 'uuid'
import { orderMart } from '../test-mart.ts'
import { milk } from '../test-order.ts'
import { overfillCart } from './test-cart-repository.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

type Shopper = ReturnType<typeof mart.shopper>
const put = (who: Shopper, productId: string, quantity: number) =>
  who.request('PUT', `/v1/cart/items/${productId}`, { quantity })

async function products(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, () => ({ ...milk, productId: v7(), sku: `SKU-${v7()}` }))
  await Promise.all(made.map((product) => mart.sell(product)))
  return made.map(({ productId }) => productId)
}

test('a hundred lines are held, however many come at once; the next is refused by name', async (t) => {
  const ids = await products(115)
  for (let round = 0; round < 3; round++) {
    const sana = mart.shopper()
    await Promise.all(ids.slice(0, 95).map((id) => put(sana, id, 1)))
    const answers = await Promise.all(ids.slice(95).map((id) => put(sana, id, 1)))
    t.is(answers.filter(({ status }) => status === 200).length, 5)
    const refused = answers.filter(({ status }) => status === 409)
    t.is(refused.length, 15)
    t.deepEqual(refused[0]?.body.errors, [
      { path: 'productId', message: 'The cart is full: it holds 100 lines.' },
    ])
    const { body } = await sana.request('GET', '/v1/cart')
    t.is(body.items.length, 100)
    t.is((await put(sana, body.items[0].productId, 7)).status, 200, 'a line that is there can be changed')
  }
})

test('a basket that holds more all the same can be read and changed, and its checkout says what is wrong', async (t) => {
  const sana = mart.shopper()
  const ids = await products(102)
  for (const id of ids.slice(0, 3)) await put(sana, id, 1)
  await overfillCart(mart.db('order'), sana.id, ids.slice(3))
  const cart = (await sana.request('GET', '/v1/cart')).body
  t.is(cart.items.length, 102)
  t.deepEqual(cart.problems, [{ path: 'items', message: 'are 102 lines, and an order has 100 at most' }])
  const refused = await sana.checkout()
  t.is(refused.status, 422)
  t.deepEqual(refused.body.errors, cart.problems)
  t.is((await put(sana, ids[50] as string, 2)).status, 200)
  for (const id of ids.slice(100)) await sana.request('DELETE', `/v1/cart/items/${id}`)
  t.is((await sana.checkout()).status, 201)
})

test('a basket past the largest sum can be read, filled and emptied; its checkout says what is wrong', async (t) => {
  const sana = mart.shopper()
  const [cheap, dear] = await products(2)
  await put(sana, dear as string, 1_000_000)
  const price = { amount: 900_000_000_000, currency: 'PKR' }
  await mart.sell({ ...milk, productId: dear as string, sku: `SKU-${dear}`, price }, 2)
  for (const answer of [await sana.request('GET', '/v1/cart'), await put(sana, cheap as string, 1)]) {
    t.is(answer.status, 200)
    t.is(answer.body.total.amount, 1_000_000_000_000)
    t.deepEqual(answer.body.problems, [{ path: 'items', message: 'come to more than an order may' }])
  }
  const refused = await sana.checkout()
  t.is(refused.status, 422)
  t.deepEqual(refused.body.errors, [{ path: 'items', message: 'come to more than an order may' }])
  await sana.request('DELETE', `/v1/cart/items/${dear}`)
  t.is((await sana.checkout()).status, 201)
})
