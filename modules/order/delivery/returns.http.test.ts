import { randomUUID } from 'node:crypto'
import test from 'ava'
import { milk, rupees } from '../test-order.ts'
import { deliveryMart } from './test-delivery.ts'

const mart = await deliveryMart()
test.after.always(() => mart.stop())
const { post, packed, shipped, find, events, of } = mart

/** Two bottles of milk, line 1; a kilogram and a half of mangoes, line 2. */
async function delivered() {
  const order = await shipped()
  await post(order.id, 'deliver', { collected: order.total })
  return order
}
const back = (items: object[]) => ({ reason: 'sour', restock: false, items })

test('a line comes back in part, and its order costs so much less', async (t) => {
  const { id, total } = await delivered()
  const { status, body } = await post(id, 'return', back([{ line: 1, quantity: 1 }]))
  t.is(status, 200)
  const less = { ...total, amount: total.amount - milk.price.amount }
  t.like(body, { status: 'delivered', total: less })
  t.is(body.items[0].returned, 1)
  t.like(body.adjustments.at(-1), { reason: 'returned', amount: { ...total, amount: -milk.price.amount } })
  const told = await mart.said('mart.order.v1.OrderLinesReturned', of(id))
  t.like(told, { reason: 'sour', restock: false })
  t.like(told.lines[0], { line: 1, productId: milk.productId, soldBy: 'piece', quantity: 1 })
})

test('all of its lines, one after the other, are the whole', async (t) => {
  const { id } = await delivered()
  await post(id, 'return', back([{ line: 2, quantity: 1500 }]))
  const { body } = await post(id, 'return', back([{ line: 1, quantity: 2 }]))
  t.like(body, { status: 'returned', total: rupees(0) })
  t.deepEqual((await events(id)).slice(-2), ['OrderLinesReturned', 'OrderReturned'])
  t.is((await post(id, 'return', back([{ line: 1, quantity: 1 }]))).status, 409)
})

test('what is no line, is named twice, or is nothing', async (t) => {
  const { id } = await delivered()
  for (const [items, path] of [
    [[{ line: 9, quantity: 1 }], 'items[0].line'],
    [[{ line: 1, quantity: 0 }], 'items[0].quantity'],
    [[{ line: 1, quantity: 1.5 }], 'items[0].quantity'],
    [[{ line: 0, quantity: 1 }], 'items[0].line'],
    [
      [
        { line: 1, quantity: 1 },
        { line: 1, quantity: 1 },
      ],
      'items[1]',
    ],
    [[{ line: 1 }], 'items[0].quantity'],
    [[], 'items'],
  ] as const) {
    const refused = await post(id, 'return', back([...items]))
    t.is(refused.status, 422, JSON.stringify(items))
    t.is(refused.body.errors[0].path, path)
  }
  t.is((await post(id, 'return', { restock: true })).status, 422)
  t.is((await post(id, 'return', { reason: ' ', restock: true })).status, 422)
  t.is((await post(id, 'return', { reason: 'sour' })).status, 422)
  t.like(await find(id), { status: 'delivered', version: (await find(id)).version })
})

test('no more comes back than was in the bag, however many ask for it', async (t) => {
  const { id } = await delivered()
  t.is((await post(id, 'return', back([{ line: 1, quantity: 3 }]))).status, 409)
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => post(id, 'return', back([{ line: 1, quantity: 1 }]))),
  )
  t.is(answers.filter(({ status }) => status === 200).length, 2)
  t.is(answers.filter(({ status }) => status === 409).length, 10)
  t.is((await find(id)).items[0].returned, 2)
})

test('what is sent again with its key comes back once', async (t) => {
  const { id } = await delivered()
  const key = { 'Idempotency-Key': randomUUID() }
  const send = (items: object[]) =>
    mart.request('POST', `/v1/orders/${id}/return`, {
      token: mart.token({ id: mart.staffId, role: 'staff' }),
      headers: key,
      body: back(items),
    })
  const one = await send([{ line: 1, quantity: 1 }])
  const again = await send([{ line: 1, quantity: 1 }])
  t.deepEqual(again.body, one.body)
  t.is(again.headers.get('idempotent-replayed'), 'true')
  t.is((await send([{ line: 2, quantity: 1 }])).status, 422)
  t.is((await find(id)).items[0].returned, 1)
})

test('what went out may come back before it is delivered, and what did not may not', async (t) => {
  const out = await shipped()
  t.like((await post(out.id, 'return', back([{ line: 1, quantity: 2 }]))).body, { status: 'shipped' })
  const rest = (await find(out.id)).total
  t.is((await post(out.id, 'deliver', { collected: rest })).status, 200)
  const { id } = await packed()
  t.is((await post(id, 'return', back([{ line: 9, quantity: 2 }]))).status, 409)
  t.is((await post(id, 'return', { reason: 'never sent', restock: true })).status, 409)
})

test('who has seen an older state is told so', async (t) => {
  const { id } = await delivered()
  const answer = await mart.request('POST', `/v1/orders/${id}/return`, {
    token: mart.token({ id: mart.staffId, role: 'staff' }),
    headers: { 'If-Match': '"1"' },
    body: back([{ line: 1, quantity: 1 }]),
  })
  t.is(answer.status, 412)
})
