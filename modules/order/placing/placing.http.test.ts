import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { basket, orderMart } from '../test-mart.ts'
import { address, milk, rupees } from '../test-order.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

test('an order is placed at the mart’s own prices, and said whole', async (t) => {
  const sana = mart.shopper()
  const { status, headers, body } = await sana.order({ note: 'ring twice' })
  t.is(status, 201)
  t.is(headers.get('location'), `/v1/orders/${body.id}`)
  t.is(headers.get('etag'), '"1"')
  t.regex(body.number, /^IM-\d{6}$/)
  t.like(body, {
    customerId: sana.id,
    status: 'pending',
    subtotal: rupees(1105),
    deliveryFee: rupees(150),
    total: rupees(1255),
    paymentMethod: 'card',
    shippingAddress: address,
    note: 'ring twice',
    version: 1,
  })
  t.like(body.items[1], { sku: 'MANGO', soldBy: 'weight', quantity: 1500, lineTotal: rupees(525) })

  const { order } = await mart.said('mart.order.v1.OrderPlaced', ({ order }) => order.id === body.id)
  t.like(order, {
    number: body.number,
    customerId: sana.id,
    status: 'pending',
    note: 'ring twice',
    version: 1,
  })
  t.is(order.shippingAddress.line2, '')
  t.deepEqual(order.total, { amountMinor: 125_500, currency: 'PKR' })
  t.is(order.items.length, 2)

  const again = await sana.request('GET', `/v1/orders/${body.id}`)
  t.deepEqual(again.body, body)
})

test('the same product twice is one line', async (t) => {
  const line = { productId: milk.productId, quantity: 2 }
  const { body } = await mart
    .shopper()
    .order({ items: [line, { ...line, productId: line.productId.toUpperCase() }] })
  t.is(body.items.length, 1)
  t.is(body.items[0].quantity, 4)
})

test('what can’t be ordered is refused, and named', async (t) => {
  const gone = { ...milk, productId: v7(), sku: 'GONE', archived: true }
  const foreign = { ...milk, productId: v7(), sku: 'TEA', price: { amount: 5, currency: 'GBP' } }
  const dear = {
    ...milk,
    productId: v7(),
    sku: 'GOLD',
    price: { amount: 1_000_000_000_000, currency: 'PKR' },
  }
  for (const product of [gone, foreign, dear]) await mart.sell(product)
  const sana = mart.shopper()
  const one = { productId: milk.productId, quantity: 1 }
  const refused: [object, string][] = [
    [{ items: [one, { ...one, productId: v7() }] }, 'items[1].productId'],
    [{ items: [{ ...one, productId: gone.productId }] }, 'items[0].productId'],
    [{ items: [{ ...one, productId: foreign.productId }] }, 'items[0].productId'],
    [{ items: [{ ...one, productId: 'milk' }] }, 'items[0].productId'],
    [{ items: [{ ...one, quantity: 0 }] }, 'items[0].quantity'],
    [{ items: [{ ...one, quantity: 1.5 }] }, 'items[0].quantity'],
    [{ items: [{ ...one, quantity: 1_000_001 }] }, 'items[0].quantity'],
    [{ items: [one, { ...one, quantity: 1_000_000 }] }, 'items[1].quantity'],
    [{ items: [{ productId: dear.productId, quantity: 1_000_000 }] }, 'items'],
    [{ items: [] }, 'items'],
    [{ items: Array.from({ length: 101 }, () => one) }, 'items'],
    [{ items: [{ ...one, unitPrice: rupees(1) }] }, 'items[0].unitPrice'],
    [{ total: rupees(1) }, 'total'],
    [{ paymentMethod: 'barter' }, 'paymentMethod'],
    [{ shippingAddress: { ...address, city: undefined } }, 'shippingAddress.city'],
    [{ shippingAddress: { ...address, planet: 'Mars' } }, 'shippingAddress.planet'],
    [{ note: '' }, 'note'],
  ]
  for (const [body, path] of refused) {
    const answer = await sana.order(body)
    t.is(answer.status, 422, path)
    t.is(answer.body.errors?.[0]?.path, path)
  }
  const { body } = await sana.request('GET', '/v1/orders')
  t.deepEqual(body.items, [])
})

test('a hundred lines are not too many', async (t) => {
  const products = Array.from({ length: 100 }, (_, i) => ({ ...milk, productId: v7(), sku: `SKU-${i}` }))
  await Promise.all(products.map((product) => mart.sell(product)))
  const items = products.map(({ productId }) => ({ productId, quantity: 1 }))
  const { status, body } = await mart.shopper().order({ items })
  t.is(status, 201)
  t.deepEqual(
    body.items.map((item: { productId: string }) => item.productId),
    items.map(({ productId }) => productId),
  )
})

test('another total than the expected one is a conflict that tells the actual', async (t) => {
  const sana = mart.shopper()
  const answer = await sana.order({ expectedTotal: rupees(1000) })
  t.is(answer.status, 409)
  t.regex(answer.body.detail, /1255\.00 PKR/)
  t.is((await sana.order({ expectedTotal: { amount: 125_500, currency: 'USD' } })).status, 409)
  const noCurrency = await sana.order({ expectedTotal: { amount: 125_500, currency: 'ZZZ' } })
  t.is(noCurrency.status, 422)
  t.is(noCurrency.body.errors[0].path, 'expectedTotal.currency')
  t.is((await sana.order({ expectedTotal: rupees(1255) })).status, 201)
})

test('only customers order, with a token and a key', async (t) => {
  const key = { 'Idempotency-Key': v7() }
  const as = (token?: string, headers = key) =>
    mart.request('POST', '/v1/orders', { token, body: basket, headers })
  t.is((await as(undefined)).status, 401)
  t.is((await as(mart.token({ id: v7(), role: 'staff' }))).status, 403)
  t.is((await mart.request('POST', '/v1/orders', { token: mart.shopper().token, body: basket })).status, 400)
})

test('twenty equal requests at once with one key are one order', async (t) => {
  const sana = mart.shopper()
  const key = v7()
  const answers = await Promise.all(Array.from({ length: 20 }, () => sana.order({}, key)))
  const made = answers.filter(({ status }) => status === 201)
  t.true(made.length >= 1)
  t.true(answers.every(({ status }) => status === 201 || status === 409))
  t.is(new Set(made.map(({ body }) => body.id)).size, 1)
  t.is(made.filter(({ headers }) => !headers.has('idempotent-replayed')).length, 1)
  const { body } = await sana.request('GET', '/v1/orders')
  t.is(body.items.length, 1)

  const replayed = await sana.order({}, key)
  t.is(replayed.headers.get('idempotent-replayed'), 'true')
  t.deepEqual(replayed.body, made[0]?.body)
  t.is((await sana.order({ note: 'another' }, key)).status, 422)
})

test('a new price counts from the event on, an older event changes nothing', async (t) => {
  const tea = { ...milk, productId: v7(), sku: 'TEA' }
  const order = async () =>
    (await mart.shopper().order({ items: [{ productId: tea.productId, quantity: 1 }] })).body.subtotal
  await mart.sell({ ...tea, price: rupees(500) }, 5)
  t.deepEqual(await order(), rupees(500))
  await mart.sell({ ...tea, price: rupees(100) }, 4)
  t.deepEqual(await order(), rupees(500))
  await mart.sell({ ...tea, price: rupees(550) }, 6)
  t.deepEqual(await order(), rupees(550))
})

test('an order that nothing answers is told of again, once per timeout', async (t) => {
  const { body } = await mart.shopper().order()
  const told = () =>
    mart.allSaid('mart.order.v1.OrderPlaced').filter(({ order }) => order.id === body.id).length
  await mart.said('mart.order.v1.OrderPlaced', ({ order }) => order.id === body.id)
  const age = sql(
    'test.age',
    `update orders set updated_at = updated_at - interval '6 minutes' where id = $1`,
  )
  await mart.db('order').query(age, [body.id])
  await mart.runJob('remind-of-pending-orders')
  await mart.idle()
  t.is(told(), 2)
  await mart.runJob('remind-of-pending-orders')
  await mart.idle()
  t.is(told(), 2)
})

test('an order goes where somebody can deliver to: blank or impossible, it is refused by the field', async (t) => {
  const sana = mart.shopper()
  const to = (over: object) => sana.order({ shippingAddress: { ...address, ...over } })
  for (const [field, value] of [
    ['recipient', ' '],
    ['recipient', '\u200b'],
    ['phone', '-'],
    ['phone', ' '],
    ['phone', '12345'],
    ['line1', '\u00a0'],
    ['city', '\t'],
  ] as const) {
    const { status, body } = await to({ [field]: value })
    t.is(status, 422)
    t.deepEqual(
      body.errors.map(({ path }: { path: string }) => path),
      [`shippingAddress.${field}`],
    )
  }
  const written = { recipient: ' Sana Malik ', phone: '\u202a0300/123.4567 \u202c', line1: '12 Khayaban ' }
  const { body } = await to(written)
  const read = { ...address, recipient: 'Sana Malik', phone: '+923001234567', line1: '12 Khayaban' }
  t.deepEqual(body.shippingAddress, read)
  const moved = await sana.request('PATCH', `/v1/orders/${body.id}`, {
    shippingAddress: { ...written, city: 'Lahore', phone: '۰۳۰۰۱۲۳۴۵۶۷' },
  })
  t.deepEqual(moved.body.shippingAddress, { ...read, city: 'Lahore' })
  t.is(
    (await sana.request('PATCH', `/v1/orders/${body.id}`, { shippingAddress: { ...address, phone: '-' } }))
      .status,
    422,
  )
  await sana.request('PUT', `/v1/cart/items/${milk.productId}`, { quantity: 1 })
  t.is((await sana.checkout({ shippingAddress: { ...address, phone: '-' } })).status, 422)
})

test('lists are the newest first, page by page, each order once', async (t) => {
  const sana = mart.shopper()
  const placed: string[] = []
  for (let i = 0; i < 5; i++) placed.unshift((await sana.order()).body.id)
  await mart.shopper().order()
  const seen: string[] = []
  let cursor = ''
  do {
    const { status, body } = await sana.request('GET', `/v1/orders?limit=2${cursor}`)
    t.is(status, 200)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    cursor = body.nextCursor && `&cursor=${body.nextCursor}`
  } while (cursor)
  t.deepEqual(seen, placed)
})

test('lists are narrowed by status; staff see all, or one customer’s', async (t) => {
  const [sana, omar] = [mart.shopper(), mart.shopper()]
  const [pending, reserved] = [(await sana.order()).body.id, (await sana.order()).body.id]
  const other = (await omar.order()).body.id
  await mart.reserve(reserved)
  const ids = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id)

  t.deepEqual(ids(await sana.request('GET', '/v1/orders?status=awaiting_payment')), [reserved])
  t.deepEqual(ids(await mart.asStaff('GET', `/v1/orders?customerId=${sana.id}`)), [reserved, pending])
  t.deepEqual(ids(await mart.asStaff('GET', `/v1/orders?customerId=${sana.id}&status=pending`)), [pending])
  const all = ids(await mart.asStaff('GET', '/v1/orders?limit=100'))
  t.true([pending, reserved, other].every((id) => all.includes(id)))
  t.is((await sana.request('GET', `/v1/orders?customerId=${omar.id}`)).status, 403)
  t.is((await sana.request('GET', `/v1/orders?customerId=${sana.id}`)).status, 200)
})

test('a list that is asked for wrongly is refused', async (t) => {
  const sana = mart.shopper()
  for (const query of [
    'status=lost',
    'cursor=abc',
    `cursor=${btoa('"x"')}`,
    'limit=0',
    'sort=total',
    'customerId=1',
  ]) {
    t.is((await sana.request('GET', `/v1/orders?${query}`)).status, 422, query)
  }
})
