import { randomUUID } from 'node:crypto'
import test from 'ava'
import { readHead } from '#src/audit-log/audit-log.ts'
import { verifyChain } from '#src/audit-log/chain.ts'
import { sql } from '#src/database/statement.ts'
import { testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import { modules } from '../../modules/all.ts'

/** In all that is written about people here. */
const marker = 'zarmina'
const password = 'a season of mangoes'

const mart = await testMart(modules, { seed: 'none', user: { adminPassword: password, bcryptCost: 4 } })
test.after.always(mart.stop)

const [clerk, chief] = [randomUUID(), randomUUID()]
const staff = mart.token({ id: clerk, role: 'staff' })
const admin = mart.token({ id: chief, role: 'admin' })

type Options = { token?: string; body?: unknown; headers?: Record<string, string> }

/** What is answered with, where it must be done. */
async function done(method: string, path: string, options: Options) {
  const headers = { 'idempotency-key': randomUUID(), ...options.headers }
  const { status, body } = await mart.request(method, path, { ...options, headers })
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`)
  return body
}

/** Entries of a module's log, newest first. */
const entries = async (of: string, query: Record<string, string> = {}) =>
  (await done('GET', `/v1/${of}/audit?${new URLSearchParams(query)}`, { token: admin })).items
const seqOf = async (module: string) => (await readHead(mart.db(module))).seq

let shelf = ''
let honey: { id: string; sku: string }
const newProduct = (name: string) => ({
  ...{ sku: randomUUID(), name, categoryId: shelf, openingStock: 100 },
  price: { amount: 50_000, currency: 'PKR' },
})
const product = async (name: string) => {
  const made = await done('POST', '/v1/products', { token: staff, body: newProduct(name) })
  await mart.idle()
  return made
}
const home = { recipient: marker, phone: '+923001234567', line1: marker, city: 'Karachi' }

test.before(async () => {
  shelf = (await done('POST', '/v1/categories', { token: staff, body: { name: 'Pantry' } })).id
  honey = await product('Honey')
})

test.serial('who changed a product: what it was, and what it is', async (t) => {
  const { id } = await product('Ghee')
  const price = { amount: 60_000, currency: 'PKR' }
  const headers = { 'x-request-id': 'price-rise' }
  await done('PATCH', `/v1/products/${id}`, { token: staff, body: { name: 'Desi ghee', price }, headers })
  const [entry, made] = await entries('products', { subject: id })
  const { seq, at, previous, hash, ...act } = entry
  const { updatedAt: _, ...before } = act.before
  const { updatedAt: __, ...after } = act.after
  t.deepEqual(
    { ...act, before, after },
    {
      actor: { id: clerk, role: 'staff' },
      route: 'PATCH /v1/products/{id}',
      subject: { type: 'products', id },
      requestId: 'price-rise',
      asked: { params: { id }, body: { name: 'Desi ghee', price } },
      before: { name: 'Ghee', price: { amount: 50_000, currency: 'PKR' }, version: 1 },
      after: { name: 'Desi ghee', price, version: 2 },
    },
  )
  const [last] = await entries('products', { to: at, limit: '1' })
  t.is(previous, last.hash)
  t.is(seq, last.seq + 1)
  t.regex(hash, /^[0-9a-f]{64}$/)
  t.like(made, { route: 'POST /v1/products', subject: { type: 'products', id }, before: null })

  await done('DELETE', `/v1/products/${id}`, { token: staff })
  const [gone] = await entries('products', { subject: id })
  t.like(gone, { route: 'DELETE /v1/products/{id}', before: { name: 'Desi ghee' }, after: null })
})

test.serial('who promoted whom, and nothing of who that is', async (t) => {
  const account = { email: `${marker}@example.com`, password, name: marker }
  const { id } = await done('POST', '/v1/auth/register', { body: account })
  const { adminEmail: email } = mart.config.user
  const token = (await done('POST', '/v1/auth/login', { body: { email, password } })).accessToken
  await done('PATCH', `/v1/users/${id}`, { token, body: { role: 'staff' } })
  const [entry] = await entries('users', { subject: id })
  t.like(entry, {
    route: 'PATCH /v1/users/{id}',
    asked: { params: { id }, body: { role: 'staff' } },
    before: { role: 'customer' },
    after: { role: 'staff' },
  })
  t.notRegex(JSON.stringify(entry), new RegExp(marker))
})

test.serial('staff cancel an order: that is an act, and a customer who does it is none', async (t) => {
  const customer = mart.token({ id: randomUUID(), role: 'customer' })
  const body = {
    ...{ items: [{ productId: honey.id, quantity: 1 }], paymentMethod: 'cash_on_delivery' },
    ...{ shippingAddress: home, note: marker },
  }
  const place = async () => {
    const { id } = await done('POST', '/v1/orders', { token: customer, body })
    await mart.idle()
    return id as string
  }
  const before = await seqOf('order')
  await done('POST', `/v1/orders/${await place()}/cancel`, { token: customer, body: {} })
  t.is(await seqOf('order'), before)

  const id = await place()
  await done('PATCH', `/v1/orders/${id}`, { token: staff, body: { note: `the door of ${marker}` } })
  await done('POST', `/v1/orders/${id}/cancel`, { token: staff, body: { reason: marker } })
  const [cancelled, changed] = await entries('orders', { subject: id })
  t.like(cancelled, {
    route: 'POST /v1/orders/{id}/cancel',
    asked: { body: { reason: '[words]' } },
    before: { status: 'confirmed' },
    after: { status: 'cancelled' },
  })
  t.like(changed, { asked: { body: { note: '[words]' } }, before: { note: '[words]' } })
  t.is(await seqOf('order'), before + 2)
  t.notRegex(JSON.stringify([cancelled, changed]), new RegExp(marker))
})

test.serial('what is refused leaves no entry, and neither does looking', async (t) => {
  const before = [await seqOf('product'), await seqOf('inventory'), await seqOf('order')]
  const refused: [number, string, string, Options][] = [
    [
      403,
      'POST',
      '/v1/products',
      { token: mart.token({ id: randomUUID(), role: 'customer' }), body: newProduct('x') },
    ],
    [422, 'POST', '/v1/products', { token: staff, body: {} }],
    [409, 'POST', '/v1/products', { token: staff, body: { ...newProduct('x'), sku: honey.sku } }],
    [404, 'PATCH', `/v1/products/${randomUUID()}`, { token: staff, body: { name: 'x' } }],
    [404, 'PUT', `/v1/inventory/${randomUUID()}`, { token: staff, body: { onHand: 1, reason: 'counted' } }],
    [404, 'POST', `/v1/orders/${randomUUID()}/pack`, { token: staff, body: {} }],
    [
      412,
      'PATCH',
      `/v1/products/${honey.id}`,
      { token: staff, body: { name: 'x' }, headers: { 'if-match': '"99"' } },
    ],
    [200, 'GET', `/v1/inventory`, { token: staff }],
  ]
  for (const [status, method, path, options] of refused)
    t.is((await mart.request(method, path, options)).status, status, `${method} ${path}`)
  t.deepEqual([await seqOf('product'), await seqOf('inventory'), await seqOf('order')], before)
})

test.serial('no act without its entry: where that cannot be written, nothing is done', async (t) => {
  const count = (onHand: number) =>
    mart.request('PUT', `/v1/inventory/${honey.id}`, { token: staff, body: { onHand, reason: 'counted' } })
  const onHand = async () => (await done('GET', `/v1/inventory/${honey.id}`, { token: staff })).onHand
  t.is((await count(70)).status, 200)
  const db = mart.db('inventory')
  await db.query(sql('', 'alter table audit_head rename to away'))
  try {
    t.is((await count(71)).status, 500)
    t.is(await onHand(), 70)
  } finally {
    await db.query(sql('', 'alter table away rename to audit_head'))
  }
  t.is((await count(72)).status, 200)
  t.deepEqual((await verifyChain(db)).broken, new Map())
})

test.serial('what is sent again with its key is one act', async (t) => {
  const token = mart.token({ id: randomUUID(), role: 'customer' })
  const items = [{ productId: honey.id, quantity: 1 }]
  const body = { items, paymentMethod: 'card', shippingAddress: home }
  const order = await done('POST', '/v1/orders', { token, body })
  await mart.idle()
  const payment = (await done('GET', `/v1/payments?orderId=${order.id}`, { token })).items[0].id
  await done('POST', `/v1/payments/${payment}/confirm`, { token, body: { token: 'tok_ok' } })
  await mart.idle()
  // The card is charged once it is packed.
  await done('POST', `/v1/orders/${order.id}/pack`, { token: staff, body: {} })
  await until(async () => {
    const { body } = await mart.request('GET', `/v1/payments/${payment}`, { token: staff })
    return body.status === 'captured'
  })
  const headers = { 'idempotency-key': randomUUID() }
  const refund = () =>
    done('POST', `/v1/payments/${payment}/refunds`, { token: staff, body: { reason: marker }, headers })
  t.deepEqual(await refund(), await refund())
  const found = await entries('payments', { subject: payment })
  t.is(found.length, 1)
  t.like(found[0], { asked: { body: { reason: '[words]' } }, before: { status: 'captured' } })
  t.regex(found[0].after.id, /^[0-9a-f-]{36}$/)
  t.notRegex(JSON.stringify(found), new RegExp(marker))
})

test.serial('an import says that it began, and what came of it', async (t) => {
  const bring = (body: string) =>
    mart.request('POST', '/v1/products/import', {
      token: staff,
      body,
      headers: { 'content-type': 'text/csv' },
    })
  const header = 'sku,name,category,price,currency,soldBy\n'
  t.is((await bring(`${header}I-1,Rice,Pantry,1.00,PKR,piece\nI-2,Salt,Pantry,x,PKR,piece`)).status, 200)
  const [ended, began] = await entries('products', { subject: 'import' })
  t.like(ended, { subject: { type: 'import', id: null }, after: { created: 1, updated: 0, failed: 1 } })
  t.deepEqual(ended.after.errors, [{ line: 3, message: '[words]' }])
  t.like(began, { begun: true, after: null })
  t.is(ended.seq, began.seq + 1)

  // One that broke off may have done something: that it began is there to be seen.
  t.is((await bring('no header of ours')).status, 422)
  const [last, before] = await entries('products', { subject: 'import' })
  t.like(last, { begun: true })
  t.is(before.seq, ended.seq)
})

test.serial('the log is read page by page, by who, by what and by when', async (t) => {
  const who = randomUUID()
  const token = mart.token({ id: who, role: 'staff' })
  const [one, other] = [(await product('Salt')).id, (await product('Sugar')).id]
  for (let n = 0; n < 5; n++)
    await done('PATCH', `/v1/inventory/${n % 2 ? one : other}`, { token, body: { reorderPoint: n } })
  const mine = await entries('inventory', { actor: who })
  t.deepEqual(
    mine.map(({ asked }: { asked: { body: { reorderPoint: number } } }) => asked.body.reorderPoint),
    [4, 3, 2, 1, 0],
  )
  t.is((await entries('inventory', { actor: who, subject: one })).length, 2)
  t.is((await entries('inventory', { actor: randomUUID(), subject: one })).length, 0)
  t.deepEqual(await entries('inventory', { actor: who, from: mine[2].at, to: mine[0].at }), [
    ...mine.filter(({ at }: { at: string }) => at >= mine[2].at && at < mine[0].at),
  ])
  t.deepEqual(
    await entries('inventory', { actor: who, from: '2000-01-01T00:00:00Z', to: '2000-01-02T05:00:00+05:00' }),
    [],
  )

  const pages = []
  let cursor = ''
  do {
    const query = new URLSearchParams({ actor: who, limit: '2', ...(cursor ? { cursor } : {}) })
    const { items, nextCursor } = await done('GET', `/v1/inventory/audit?${query}`, { token: admin })
    pages.push(items.length)
    t.deepEqual(items, mine.splice(0, 2))
    cursor = nextCursor
  } while (cursor)
  t.deepEqual(pages, [2, 2, 1])

  for (const query of [
    'cursor=abc',
    'from=yesterday',
    'actor=me',
    'subject=a%20b',
    'of=me',
    'from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z',
  ])
    t.is((await mart.request('GET', `/v1/inventory/audit?${query}`, { token: admin })).status, 422, query)
  t.is(
    (await mart.request('GET', '/v1/inventory/audit?from=0000-01-01T00:00:00Z', { token: admin })).status,
    200,
  )
  t.is((await mart.request('GET', '/v1/inventory/audit', { token: staff })).status, 403)
})

test.serial('a log of each module, which none of its other addresses takes for itself', async (t) => {
  for (const path of ['users', 'products', 'inventory', 'orders', 'payments', 'notifications']) {
    const { status, body } = await mart.request('GET', `/v1/${path}/audit`, { token: admin })
    t.deepEqual([status, Object.keys(body)], [200, ['items', 'nextCursor']], path)
  }
  t.not((await product('Audit')).slug, 'audit')
})

test.serial('many acts at the same moment are one chain', async (t) => {
  const { id } = await product('Rice')
  const before = await seqOf('inventory')
  await Promise.all(
    Array.from({ length: 40 }, (_, onHand) =>
      done('PUT', `/v1/inventory/${id}`, { token: staff, body: { onHand, reason: 'counted' } }),
    ),
  )
  t.true((await seqOf('inventory')) >= before + 40)
  t.is((await entries('inventory', { subject: id, limit: '100' })).length, 40)
  for (const { name } of modules) t.deepEqual((await verifyChain(mart.db(name))).broken, new Map(), name)
})
