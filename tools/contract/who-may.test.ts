import { randomUUID } from 'node:crypto'
import test, { type ExecutionContext } from 'ava'
import jwt from 'jsonwebtoken'
import { readHead } from '#src/audit-log/audit-log.ts'
import { type Permission, permissions } from '#src/http/permissions.ts'
import type { Role } from '#src/http/route.ts'
import { loadSigningKey } from '#src/keys/signing-keys.ts'
import { openapi } from '#src/openapi/openapi.ts'
import { signer } from '#src/testing/edge.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { modules } from '../../modules/all.ts'
import { whoMay } from './who-may.ts'

const callers = ['nobody', 'customer', 'other', 'without', 'staff', 'admin', 'machine'] as const
type Caller = (typeof callers)[number]
const roleOf: Record<Caller, Role> = {
  nobody: 'customer',
  customer: 'customer',
  other: 'customer',
  without: 'staff',
  staff: 'staff',
  admin: 'admin',
  machine: 'staff',
}

const operations = modules
  .flatMap(({ routes }) => routes)
  .map(({ method, path }) => `${method.toUpperCase()} ${path}`)

const moduleOf = (operation: string) =>
  modules.find(({ routes }) =>
    routes.some(({ method, path }) => `${method.toUpperCase()} ${path}` === operation),
  )?.name ?? ''

/** Whether it is an act of staff that is done: none that customers may do, unless it was done to what isn't one's own. */
function isAdministrative(operation: string, caller: Caller): boolean {
  const answers = whoMay[operation]
  if (!answers || operation.startsWith('GET ')) return false
  const isAdministrator = caller !== 'nobody' && roleOf[caller] !== 'customer'
  return isAdministrator && answers[caller] < 300 && (answers.customer >= 300 || answers.other === 404)
}

/** What a request says; `as` where somebody else of the same role has to ask. */
interface TestRequest {
  id?: string
  /** The path's second parameter. */
  n?: number
  orderId?: string
  query?: string
  body?: unknown
  headers?: Record<string, string>
  as?: string
  /** Only for its head: of a stream that has no end. */
  head?: true
}

type Ask = (caller: Caller, token?: string) => Promise<TestRequest> | TestRequest

const password = 'mangoes in july'
const home = { recipient: 'Ayesha', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }
const entry = { label: 'Home', ...home }

/** A mart with one of each caller, and what makes the things that they ask for, each time anew. */
async function peopled(t: ExecutionContext) {
  const mart = await testMart(modules, {
    seed: 'none',
    user: { adminPassword: password, bcryptCost: 4 },
    notification: { webhookAllowPrivate: true },
  })
  t.teardown(mart.stop)
  const call = async (...request: Parameters<TestMart['request']>) => {
    const answer = await mart.request(...request)
    if (answer.status >= 400)
      throw new Error(`${request[0]} ${request[1]}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const post = (path: string, token: string, body: unknown) =>
    call('POST', path, { token, body, headers: { 'idempotency-key': randomUUID() } })
  const logIn = (email: string) => call('POST', '/v1/auth/login', { body: { email, password } })

  async function register() {
    const email = `${randomUUID()}@example.com`
    const { id } = await call('POST', '/v1/auth/register', { body: { email, password, name: 'Ayesha' } })
    return { id: id as string, email }
  }
  const [customer, other, disabled] = [await register(), await register(), await register()]
  const admin = (await logIn(mart.config.user.adminEmail)).accessToken as string
  async function staffWith(permissions: Permission[]) {
    const { id, email } = await register()
    await call('PATCH', `/v1/users/${id}`, { token: admin, body: { role: 'staff', permissions } })
    return (await logIn(email)).accessToken as string
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  async function machineWith(granted: Permission[]) {
    const body = { name: 'Till', permissions: granted }
    const { id, secret } = await call('POST', '/v1/users/api-keys', { token: admin, body })
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
    const asked = { body: 'grant_type=client_credentials', headers: { ...form, authorization } }
    return (await call('POST', '/v1/auth/token', asked)).access_token as string
  }
  const people = {
    nobody: undefined,
    customer: (await logIn(customer.email)).accessToken as string,
    other: (await logIn(other.email)).accessToken as string,
    admin,
  }
  /** The tokens of who calls an operation that wants this permission, or none. */
  async function tokensFor(permission?: Permission): Promise<Record<Caller, string | undefined>> {
    const granted = permission ? [permission] : [...permissions]
    const others = permissions.filter((one) => !granted.includes(one))
    const without = await staffWith(others)
    return { ...people, without, staff: await staffWith(granted), machine: await machineWith(granted) }
  }
  const tokens = new Map<Permission | undefined, Record<Caller, string | undefined>>()
  for (const permission of [...permissions, undefined]) tokens.set(permission, await tokensFor(permission))
  const own = people.customer
  const disabledToken = (await logIn(disabled.email)).accessToken as string
  await call('PATCH', `/v1/users/${disabled.id}`, { token: admin, body: { disabled: true } })

  const category = async () => (await post('/v1/categories', admin, { name: randomUUID() })).id as string
  const shelf = await category()
  // Switched off, so that no order is cheaper by it.
  const percentOff = { name: 'Ten off', active: false, gives: { percent: 10 } }
  const offer = async () => (await post('/v1/offers', admin, percentOff)).id as string
  const coupon = async () => {
    const code = `C-${randomUUID()}`.toUpperCase()
    await post('/v1/offers', admin, { ...percentOff, active: true, coupon: { code } })
    await mart.idle()
    return code
  }
  const rate = { taxClass: 'standard', rate: 0, from: '2026-01-01T00:00:00.000Z' }
  const product = async () => {
    const { id } = await post('/v1/products', admin, {
      sku: randomUUID(),
      name: 'Honey',
      categoryId: shelf,
      price: { amount: 50_000, currency: 'PKR' },
      openingStock: 1_000,
    })
    await mart.idle()
    return id as string
  }
  const honey = await product()
  const jam = await product()
  const wishes = { shippingAddress: home, paymentMethod: 'cash_on_delivery' }
  const wanted = { ...wishes, items: [{ productId: honey, quantity: 1 }] }

  const driver = (await call('GET', '/v1/users/me', { token: admin })).id as string
  /** What an order of the customer comes to, to be collected in cash. */
  let due: unknown
  /** An order of the customer, and what staff did to it after it was confirmed. */
  async function order(...steps: string[]) {
    const { id, total } = await post('/v1/orders', own, wanted)
    due = total
    await mart.idle()
    for (const step of steps)
      await post(`/v1/orders/${id}/${step}`, admin, step === 'deliver' ? { collected: due } : {})
    return id as string
  }
  const paisa = { amount: 1, currency: 'PKR' }
  /** Where cash is that nobody in particular brought. */
  async function till() {
    await order('pack', 'ship', 'deliver')
    await mart.idle()
    return 'counter'
  }
  /** A round of a packed order. */
  async function run() {
    const orderId = await order('pack')
    const { id } = await post('/v1/runs', admin, { courierId: driver, orderIds: [orderId] })
    return { id: id as string, orderId }
  }
  /** An order that this caller picks, where they may. */
  async function inHand(token: string | undefined) {
    const id = await order()
    await mart.request('POST', `/v1/orders/${id}/pick`, { token, body: {} })
    return id
  }
  /** One of which they offer something in place of the first line, and it is held. */
  async function offered(token: string | undefined) {
    const id = await inHand(token)
    const path = `/v1/orders/${id}/lines/1/substitutes`
    await mart.request('POST', path, { token, body: { productId: jam, quantity: 1 } })
    await mart.idle()
    return id
  }
  async function payment() {
    const placed = await post('/v1/orders', own, { ...wanted, paymentMethod: 'card' })
    await mart.idle()
    return (await call('GET', `/v1/payments?orderId=${placed.id}`, { token: own })).items[0].id as string
  }
  async function declined() {
    const id = await payment()
    await post(`/v1/payments/${id}/confirm`, own, { token: 'tok_declined' })
    return id
  }
  async function paid() {
    const id = await payment()
    await post(`/v1/payments/${id}/confirm`, own, { token: 'tok_ok' })
    await mart.idle()
    const { orderId } = await call('GET', `/v1/payments/${id}`, { token: own })
    await post(`/v1/orders/${orderId}/pack`, admin, {})
    await until(async () => {
      const { status } = await call('GET', `/v1/payments/${id}`, { token: own })
      return status === 'captured'
    })
    return id
  }
  /** An account that may be lost. */
  async function disposable(caller: Caller): Promise<TestRequest> {
    if (caller === 'nobody' || caller === 'machine') return {}
    return { as: mart.token({ id: (await register()).id, role: roleOf[caller] }) }
  }
  const session = async () => ({ refreshToken: (await logIn(customer.email)).refreshToken })
  const address = async () => (await post('/v1/users/me/addresses', own, entry)).id as string
  await mart.idle()
  const notification = (await call('GET', '/v1/notifications', { token: own })).items[0].id as string
  const deliveries = await call('GET', '/v1/notifications/deliveries', { token: admin })
  const kept = deliveries.items.find(({ channel, status }: { channel: string; status: string }) =>
    channel === 'email' ? status === 'kept' : false,
  ).id as string
  // Nobody listens there.
  const hook = { url: 'http://127.0.0.1:1/', events: ['order.confirmed'] }
  const webhook = async () => (await post('/v1/notifications/webhooks', admin, hook)).id as string
  const hooked = await webhook()
  await order()
  const { n } = (await call('GET', `/v1/notifications/webhooks/${hooked}/deliveries`, { token: admin }))
    .items[0]
  const key = () => ({ 'idempotency-key': randomUUID() })
  /** A zone of a city of its own, and one that everybody here lives in. */
  const zone = async (city: string = randomUUID()) =>
    (await post('/v1/zones', admin, { ...zoneOf(city) })).id as string
  const zoneOf = (city: string) => ({ name: city, cities: [city], fee: { amount: 1, currency: 'PKR' } })
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const days = week.map((day) => ({ day, start: '00:00', end: '24:00', capacity: 1_000, cutoffMinutes: 0 }))
  const served = await zone(home.city)
  await call('PUT', `/v1/zones/${served}/timetable`, { token: admin, body: { days } })
  const slots = `?city=${home.city}`
  const slot = (await call('GET', `/v1/slots${slots}`, {})).items[0].id as string
  const csv = 'sku,name,category,price,currency,soldBy\nH-1,Honey,Pantry,1.00,PKR,piece'

  /** What is asked where the path alone doesn't say it. */
  const asks: Record<string, Ask> = {
    'POST /v1/auth/register': () => ({ body: { email: `${randomUUID()}@example.com`, password, name: 'A' } }),
    'POST /v1/auth/token': () => ({ body: 'grant_type=client_credentials', headers: form }),
    'POST /v1/auth/login': () => ({ body: { email: other.email, password } }),
    'POST /v1/auth/refresh': async () => ({ body: await session() }),
    'POST /v1/auth/logout': async () => ({ body: await session() }),
    'POST /v1/auth/verify-email': () => ({ body: { token: 'never mailed' } }),
    'POST /v1/auth/verify-email/resend': () => ({ body: { email: `${randomUUID()}@example.com` } }),
    'POST /v1/auth/reset-password': () => ({ body: { token: 'never mailed', password } }),
    'POST /v1/auth/forgot-password': () => ({ body: { email: `${randomUUID()}@example.com` } }),
    'PATCH /v1/users/me': () => ({ body: { name: 'Someone' } }),
    'DELETE /v1/users/me': async (caller) => ({ ...(await disposable(caller)), body: { password } }),
    'POST /v1/users/me/password': async (caller) => ({
      ...(await disposable(caller)),
      body: { currentPassword: password, newPassword: 'mangoes in august' },
    }),
    'POST /v1/users/me/mfa': (caller) => disposable(caller),
    'POST /v1/users/me/mfa/confirm': async (caller) => ({
      ...(await disposable(caller)),
      body: { code: '123456' },
    }),
    'DELETE /v1/users/me/mfa': () => ({ body: { code: '123456' } }),
    'DELETE /v1/users/me/sessions/{id}': async () => {
      const { accessToken: token } = await logIn(customer.email)
      const { items } = await call('GET', '/v1/users/me/sessions', { token })
      return { id: items.find(({ current }: { current: boolean }) => current).id }
    },
    'POST /v1/users/me/addresses': () => ({ body: entry }),
    'PUT /v1/users/me/addresses/{id}': async () => ({ id: await address(), body: entry }),
    'DELETE /v1/users/me/addresses/{id}': async () => ({ id: await address() }),
    'POST /v1/users/api-keys': () => ({ body: { name: 'Till', permissions: ['orders'] } }),
    'DELETE /v1/users/api-keys/{id}': async () => ({
      id: (await post('/v1/users/api-keys', admin, { name: 'Till', permissions: ['orders'] })).id,
    }),
    'GET /v1/users/{id}': () => ({ id: customer.id }),
    'PATCH /v1/users/{id}': async () => ({ id: (await register()).id, body: { role: 'staff' } }),
    'GET /v1/products/{idOrSlug}': () => ({ id: honey }),
    'POST /v1/products': () => ({
      body: {
        sku: randomUUID(),
        name: 'Honey',
        categoryId: shelf,
        price: { amount: 1, currency: 'PKR' },
      },
    }),
    'PATCH /v1/products/{id}': () => ({ id: honey, body: { name: 'Honey' } }),
    'DELETE /v1/products/{id}': async () => ({ id: await product() }),
    'POST /v1/products/import': () => ({ body: csv, headers: { 'content-type': 'text/csv' } }),
    'PUT /v1/products/synonyms': () => ({ body: { items: [['doodh', 'milk']] } }),
    'POST /v1/categories': () => ({ body: { name: randomUUID() } }),
    'PATCH /v1/categories/{id}': async () => ({ id: await category(), body: { name: randomUUID() } }),
    'DELETE /v1/categories/{id}': async () => ({ id: await category() }),
    'POST /v1/offers': () => ({ body: percentOff }),
    'PATCH /v1/offers/{id}': async () => ({ id: await offer(), body: { name: 'Less' } }),
    'DELETE /v1/offers/{id}': async () => ({ id: await offer() }),
    // It is said a second time.
    'POST /v1/tax-rates': async () => {
      await post('/v1/tax-rates', admin, rate)
      return { body: rate }
    },
    'GET /v1/inventory/{productId}': () => ({ id: honey }),
    'PUT /v1/inventory/{productId}': () => ({ id: honey, body: { onHand: 900, reason: 'counted' } }),
    'PATCH /v1/inventory/{productId}': () => ({ id: honey, body: { reorderPoint: 3 } }),
    'POST /v1/inventory/{productId}/adjustments': () => ({
      id: honey,
      headers: key(),
      body: { delta: 1, reason: 'found' },
    }),
    'GET /v1/inventory/{productId}/movements': () => ({ id: honey }),
    'PUT /v1/cart/items/{productId}': () => ({ id: honey, body: { quantity: 1 } }),
    'DELETE /v1/cart/items/{productId}': () => ({ id: honey }),
    'PUT /v1/cart/coupons/{code}': async (_caller, token) => {
      await mart.request('PUT', `/v1/cart/items/${honey}`, { token, body: { quantity: 1 } })
      return { id: await coupon() }
    },
    'DELETE /v1/cart/coupons/{code}': () => ({ id: 'NONE-SUCH' }),
    'POST /v1/orders/quote': () => ({ body: wanted }),
    'POST /v1/cart/checkout': async (_caller, token) => {
      // A basket to check out, for who may have one.
      await mart.request('PUT', `/v1/cart/items/${honey}`, { token, body: { quantity: 1 } })
      return { body: wishes, headers: key() }
    },
    'POST /v1/orders': () => ({ body: wanted, headers: key() }),
    'GET /v1/orders/{id}': async () => ({ id: await order() }),
    'GET /v1/orders/{id}/timeline': async () => ({ id: await order() }),
    'GET /v1/orders/{id}/receipt': async () => ({ id: await order('pack') }),
    // One that is over: its stream ends.
    'GET /v1/orders/{id}/stream': async () => ({ id: await order('cancel') }),
    'PATCH /v1/orders/{id}': async () => ({ id: await order(), body: { note: 'the back door' } }),
    'POST /v1/orders/{id}/cancel': async () => ({ id: await order(), body: {} }),
    'POST /v1/orders/{id}/pack': async () => ({ id: await order(), body: {} }),
    'POST /v1/orders/{id}/pick': async () => ({ id: await order(), body: {} }),
    'DELETE /v1/orders/{id}/pick': async (_caller, token) => ({ id: await inHand(token) }),
    'PUT /v1/orders/{id}/lines/{line}/picked': async (_caller, token) => ({
      id: await inHand(token),
      body: { quantity: 1 },
    }),
    'POST /v1/picks/waves': async () => ({ body: { orderIds: [await order(), await order()] } }),
    'GET /v1/picks/waves/{id}': async () => ({
      id: (await post('/v1/picks/waves', admin, { orderIds: [await order(), await order()] })).id,
    }),
    'GET /v1/orders/{id}/lines/{line}/substitutes': async (_caller, token) => ({ id: await inHand(token) }),
    'POST /v1/orders/{id}/lines/{line}/substitutes': async (_caller, token) => ({
      id: await inHand(token),
      body: { productId: jam, quantity: 1 },
    }),
    'DELETE /v1/orders/{id}/lines/{line}/substitutes/{n}': async (_caller, token) => ({
      id: await offered(token),
    }),
    'POST /v1/orders/{id}/lines/{line}/substitutes/{n}/accept': async () => ({ id: await offered(admin) }),
    'POST /v1/orders/{id}/lines/{line}/substitutes/{n}/reject': async () => ({ id: await offered(admin) }),
    'POST /v1/orders/{id}/ship': async () => ({ id: await order('pack'), body: {} }),
    'POST /v1/orders/{id}/deliver': async () => ({
      id: await order('pack', 'ship'),
      body: { collected: due },
    }),
    'POST /v1/orders/{id}/attempt': async () => ({
      id: await order('pack', 'ship'),
      body: { reason: 'nobody was there' },
    }),
    'POST /v1/runs': async () => ({ body: { courierId: driver, orderIds: [await order('pack')] } }),
    'GET /v1/runs/{id}': async () => ({ id: (await run()).id }),
    'DELETE /v1/runs/{id}': async () => ({ id: (await run()).id }),
    'DELETE /v1/runs/{id}/stops/{orderId}': () => run(),
    'POST /v1/orders/{id}/return': async () => ({
      id: await order('pack', 'ship', 'deliver'),
      body: { reason: 'bruised', restock: true },
    }),
    'POST /v1/zones': () => ({ body: zoneOf(randomUUID()) }),
    'PATCH /v1/zones/{id}': async () => ({ id: await zone(), body: { name: 'Old town' } }),
    'DELETE /v1/zones/{id}': async () => ({ id: await zone() }),
    'PUT /v1/zones/{id}/timetable': async () => ({ id: await zone(), body: { days } }),
    'GET /v1/slots': () => ({ query: slots }),
    'PATCH /v1/slots/{id}': () => ({ id: slot, body: { capacity: 1_000 } }),
    'POST /v1/slots/{id}/hold': () => ({ id: slot }),
    'DELETE /v1/slots/{id}/hold': () => ({ id: slot }),
    'GET /v1/payments/couriers/{id}': async () => ({ id: await till() }),
    'POST /v1/payments/couriers/{id}/handovers': async () => ({ id: await till(), body: { amount: paisa } }),
    'POST /v1/payments/couriers/{id}/bankings': async () => {
      const id = await till()
      await post(`/v1/payments/couriers/${id}/handovers`, admin, { amount: paisa })
      return { id, body: { amount: paisa } }
    },
    'GET /v1/orders/reports/sales': () => ({ query: '?from=2026-01-01&to=2026-01-02' }),
    'GET /v1/orders/reports/picking': () => ({ query: '?from=2026-01-01&to=2026-01-02' }),
    'GET /v1/payments/reconciliation': () => ({ query: '?from=2026-01-01&to=2026-01-02' }),
    'GET /v1/payments/{id}': async () => ({ id: await payment() }),
    'POST /v1/payments/{id}/confirm': async () => ({ id: await payment(), body: { token: 'tok_ok' } }),
    'POST /v1/payments/{id}/retry': async () => ({ id: await declined() }),
    'POST /v1/payments/{id}/refunds': async () => ({
      id: await paid(),
      headers: key(),
      body: { reason: 'bruised' },
    }),
    'GET /v1/payments/{id}/refunds': async () => ({ id: await payment() }),
    'GET /v1/payments/{id}/transactions': async () => ({ id: await payment() }),
    'POST /v1/payments/webhooks/stripe': () => ({ body: {} }),
    'POST /v1/notifications/{id}/read': () => ({ id: notification }),
    'GET /v1/notifications/stream': () => ({ head: true }),
    'PUT /v1/notifications/preferences': () => ({ body: { email: true, sms: false } }),
    'GET /v1/notifications/unsubscribe': () => ({ query: '?token=never' }),
    'POST /v1/notifications/unsubscribe': () => ({
      ...{ query: '?token=never', body: 'List-Unsubscribe=One-Click' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    'POST /v1/notifications/sms/status': () => ({
      ...{ query: `?delivery=${randomUUID()}`, body: 'MessageSid=SM1&MessageStatus=sent' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    'POST /v1/notifications/webhooks': () => ({ body: hook }),
    'GET /v1/notifications/webhooks/{id}': () => ({ id: hooked }),
    'PATCH /v1/notifications/webhooks/{id}': () => ({ id: hooked, body: { description: 'the ERP' } }),
    'DELETE /v1/notifications/webhooks/{id}': async () => ({ id: await webhook() }),
    'GET /v1/notifications/webhooks/{id}/deliveries': () => ({ id: hooked }),
    'POST /v1/notifications/webhooks/{id}/deliveries/{n}/retry': () => ({ id: hooked, n }),
    'POST /v1/notifications/deliveries/{id}/retry': async () => {
      // One that was tried again is kept again, a moment later.
      await mart.idle()
      return { id: kept }
    },
  }

  /** The status of an operation as `token` asks it. */
  async function ask(
    operation: string,
    { id = randomUUID(), n = 1, orderId = id, query = '', body, headers, as, head }: TestRequest,
    token?: string,
  ) {
    const [method = '', template = ''] = operation.split(' ')
    const path =
      template
        .replace('{n}', `${n}`)
        .replace('{orderId}', orderId)
        .replace('{line}', '1')
        .replace(/\{\w+\}/, id) + query
    return (
      await mart.request(head ? 'HEAD' : method, path, { token: token && (as ?? token), body, headers })
    ).status
  }
  return { mart, tokens, disabledToken, asks, ask }
}

test('every operation says who may, and nothing else is listed', (t) => {
  t.deepEqual(Object.keys(whoMay).sort(), operations.toSorted())
})

test('the document says of every operation who may', (t) => {
  const { paths } = openapi(modules, 'PKR') as {
    paths: Record<string, Record<string, { security: Record<string, string[]>[]; description: string }>>
  }
  for (const [operation, answers] of Object.entries(whoMay)) {
    const [method = '', template = ''] = operation.split(' ')
    const path = Object.keys(paths).find((one) => shapeOf(one) === shapeOf(template)) ?? t.fail(operation)
    const { security = [], description = '' } = paths[path]?.[method.toLowerCase()] ?? {}
    const ways = (scheme: string) => security.flatMap((way) => (way[scheme] ? [way[scheme]] : [])).flat()
    const isOpen = security.some((way) => Object.keys(way).length === 0)
    t.is(isOpen, answers.nobody !== 401, operation)
    t.is(
      security.some((way) => way.machine),
      ![401, 403].includes(answers.machine),
      operation,
    )
    const { permission, customer, admin } = answers
    const wanted = permission ? [permission] : []
    const roles = [customer !== 403 && 'customer', !permission && admin !== 403 && 'admin'].filter(Boolean)
    t.deepEqual(ways('machine'), wanted, operation)
    t.deepEqual(ways('bearer'), roles.length === 2 ? [] : [...roles, ...wanted], operation)
    for (const one of wanted) t.true(description.includes(`\`${one}\``), operation)
  }
})

const shapeOf = (path: string) => path.replaceAll(/\{\w+\}/g, '{}')

test('each caller is let in where they may, and nowhere else', async (t) => {
  t.timeout(300_000)
  const { mart, tokens, disabledToken, asks, ask } = await peopled(t)
  const { privateKey } = await loadSigningKey(mart.config)
  const claims = { role: 'admin' }
  const options = { algorithm: 'ES256', subject: randomUUID(), issuer: mart.config.jwt.issuer } as const
  const bad = {
    'an expired token': inOneForm(jwt.sign(claims, privateKey, { ...options, expiresIn: -1 })),
    'a token of another key': signer().token({ id: randomUUID(), role: 'admin' }),
    'a token of another issuer': inOneForm(
      jwt.sign(claims, privateKey, { ...options, issuer: 'x', expiresIn: 60 }),
    ),
  }

  const wrong: string[] = []
  const compare = (who: string, operation: string, status: number, ...right: (number | undefined)[]) => {
    if (!right.includes(status)) wrong.push(`${operation} as ${who}: ${status}, not ${right.join(' or ')}`)
  }
  for (const operation of operations) {
    const acts = async () => (await readHead(mart.db(moduleOf(operation)))).seq
    const requestOf: Ask = asks[operation] ?? (() => ({}))
    // A form is looked at before the key.
    const plain = operation === 'POST /v1/auth/token' ? await requestOf('nobody') : {}
    for (const [who, token] of Object.entries(bad))
      compare(who, operation, await ask(operation, plain, token), 401)
    const answers = whoMay[operation]
    for (const caller of callers) {
      const token = tokens.get(answers?.permission)?.[caller]
      const request = await requestOf(caller, token)
      const before = await acts()
      compare(caller, operation, await ask(operation, request, token), answers?.[caller])
      if ((await acts()) > before !== isAdministrative(operation, caller))
        wrong.push(`${operation} as ${caller}: ${(await acts()) - before} entries in the audit log`)
    }
    // Every module has heard that the account is disabled.
    const { as: _, ...request } = await requestOf('other', disabledToken)
    compare('a disabled customer', operation, await ask(operation, request, disabledToken), 401)
  }
  t.deepEqual(wrong, [])
})
