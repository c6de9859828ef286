import { randomUUID } from 'node:crypto'
import test from 'ava'
import type { OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { replaySetAside, setAside, setAsideValues } from '#src/events/set-aside.ts'
import { runtimePersonalData } from '#src/runtime/personal-data.ts'
import { testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import { modules } from '../../modules/all.ts'

/** In every text that the customer, or staff about the customer, can write. */
const marker = 'zarmina'

const columns = sql<{ table: string; column: string; bytes: boolean }>(
  'test.erasure_columns',
  `select c.relname as table, a.attname as column, t.typname = 'bytea' as bytes
   from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     and a.attnum > 0 and not a.attisdropped`,
)

/** Every column of a database that has the marker in it, whatever its type. */
async function marked(module: string, db: OwnDatabase): Promise<string[]> {
  const found: string[] = []
  for (const { table, column, bytes } of await db.query(columns)) {
    const text = bytes ? `encode("${column}", 'escape')` : `"${column}"::text`
    const has = sql<{ n: number }>(
      '',
      `select count(*) as n from "${table}" where ${text} ilike '%${marker}%'`,
    )
    if ((await db.query(has))[0]?.n) found.push(`${module}.${table}.${column}`)
  }
  return found.sort()
}

/**
 * What is personal and holds no word that could be marked: hashes, times of day, phone numbers, names of events; and what
 * is there for the moment only.
 */
const unmarkable = [
  /\.(password_hash|token_hash|secret|code_hash|ip|dedup|subject|quiet_from|quiet_to|quiet_time_zone)$/,
  /^(?!order\.|payment\.).*\.idempotency_keys\./,
  /^order\.recipients\.phone$/,
  /^(user|product)\.parked_events\./,
  /^(product|inventory|notification)\.refused_events\./,
  /\.personal_export(s|_parts)\.|\.outbox\.|\.(mail_tokens|phone_codes|delivery_attempts|webhook_attempts)\./,
  /\.(webhook_)?deliveries\.answer$|\.deliveries\.provider_id$/,
]

test('a customer is erased: of all that anybody wrote nothing is left, in six databases', async (t) => {
  t.timeout(120_000)
  const mart = await testMart(modules, { seed: 'demo' })
  t.teardown(mart.stop)
  await mart.idle()
  const word = (about: string) => `${about} ${marker}`
  const staff = mart.token({ id: randomUUID(), role: 'staff' })
  const account = { email: `${marker}@example.com`, password: 'correct horse battery' }
  const call = async (
    token: string | undefined,
    method: string,
    path: string,
    body?: object,
    userAgent = 'curl/8',
  ) => {
    const headers = { 'idempotency-key': `${method}-${randomUUID()}`, 'user-agent': userAgent }
    const answer = await mart.request(method, path, { token, body, headers })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const user = await call(undefined, 'POST', '/v1/auth/register', { ...account, name: word('A') })
  const { accessToken: mine } = await call(undefined, 'POST', '/v1/auth/login', account, marker)
  const address = {
    recipient: word('R'),
    phone: '+923001234567',
    line1: word('1'),
    line2: word('2'),
    city: word('C'),
    postalCode: marker,
    notes: word('N'),
  }
  await call(mine, 'POST', '/v1/users/me/addresses', { label: word('L'), ...address, isDefault: true })
  await call(undefined, 'POST', '/v1/auth/forgot-password', { email: account.email })
  const quietHours = { from: '22:00', to: '07:00', timeZone: 'Asia/Karachi' }
  await call(mine, 'PUT', '/v1/notifications/preferences', { email: true, sms: false, quietHours })
  const product = (await call(undefined, 'GET', '/v1/products?inStock=true')).items[0].id
  const place = async (paymentMethod: string) => {
    const items = [{ productId: product, quantity: 1 }]
    const body = { items, shippingAddress: address, paymentMethod, note: word('T') }
    const { id } = await call(mine, 'POST', '/v1/orders', body)
    await mart.idle()
    return id as string
  }
  const step = (id: string, name: string, body: object = {}) =>
    call(staff, 'POST', `/v1/orders/${id}/${name}`, body)
  const pay = async (id: string) => {
    const payment = (await call(mine, 'GET', `/v1/payments?orderId=${id}`)).items[0]
    await call(mine, 'POST', `/v1/payments/${payment.id}/confirm`, { token: 'tok_ok' })
    await mart.idle()
    return payment.id as string
  }

  await call(mine, 'POST', `/v1/orders/${await place('cash_on_delivery')}/cancel`, { reason: word('mine') })
  await step(await place('cash_on_delivery'), 'cancel', { reason: word('staff') })
  const [returned, insisted] = [await place('card'), await place('card')]
  const payment = await pay(returned)
  await pay(insisted)
  await step(returned, 'pack')
  await step(insisted, 'pack', { anyway: true, reason: word('promised') })
  await mart.idle()
  const refund = { amount: { amount: 100, currency: 'PKR' }, reason: word('a part') }
  await call(staff, 'POST', `/v1/payments/${payment}/refunds`, refund)
  const whole = (await call(mine, 'GET', `/v1/payments?orderId=${insisted}`)).items[0].id
  await call(staff, 'POST', `/v1/payments/${whole}/refunds`, { reason: word('all of it') })
  await mart.idle()
  const anyway = { anyway: true, reason: word('promised'), carrier: word('TCS'), trackingNumber: word('7') }
  await step(insisted, 'ship', anyway)
  await step(insisted, 'deliver')
  const [due, atDoor] = [{ amount: 100, currency: 'PKR' }, await place('cash_on_delivery')]
  await step(atDoor, 'pack')
  await step(atDoor, 'ship')
  const door = { receivedBy: word('the sister of'), proofUrl: `https://proofs.example.com/${marker}.jpg` }
  await step(atDoor, 'deliver', { ...door, collected: due, reason: word('no more from') })
  await step(returned, 'ship')
  await step(returned, 'return', { reason: word('back'), restock: true })
  await mart.idle()
  await call(mine, 'PUT', `/v1/cart/items/${product}`, { quantity: 1 })

  // What a provider that knows names told, and events that were set aside, in every module that listens.
  const told = sql(
    'test.told',
    `insert into provider_events (provider, id, type, payload, received_at)
     select provider, 'evt_1', 'payment_intent.succeeded', jsonb_build_object('data', jsonb_build_object('object',
       jsonb_build_object('id', provider_ref, 'billing_details', jsonb_build_object('name', $1::text)))), now()
     from payments where id = $2`,
  )
  await mart.db('payment').query(told, [word('Stripe'), payment])
  const aside = mart.records.filter(({ value }) => value && Buffer.from(value).includes(user.id))
  const types = new Set(aside.map(({ headers }) => headers.ce_type))
  t.true(types.has('mart.user.v1.UserRegistered') && types.has('mart.user.v1.PasswordResetRequested'))
  t.true(types.has('mart.order.v1.OrderPlaced') && types.has('mart.payment.v1.PaymentRefunded'))
  for (const module of ['inventory', 'order', 'payment', 'notification'])
    for (const record of aside)
      await mart
        .db(module)
        .query(setAside, setAsideValues(record, 'parked', { attempts: 3, error: `not ${word('this')}` }))

  const refuse = sql(
    'test.refused',
    `insert into refused_events (id, topic, key, value, headers, created_at, state, error)
     select coalesce(max(id), 0) + 1, $1, $2, $3, '{}', now(), 'refused', $4 from refused_events`,
  )
  // Who said it keeps it: product, inventory and notification say nothing of people.
  for (const { topic, key, value, headers } of aside)
    await mart
      .db(headers.ce_source.replace('/mart/', ''))
      .query(refuse, [topic, key, value, word('too large')])

  const everywhere = async () =>
    (await Promise.all(modules.map(({ name }) => marked(name, mart.db(name))))).flat()
  const before = await everywhere()
  const declared = modules.flatMap(({ name, personalData }) =>
    Object.entries({ ...runtimePersonalData, ...personalData }).flatMap(([table, columns]) =>
      Object.entries(columns).flatMap(([column, how]) => (how ? [`${name}.${table}.${column}`] : [])),
    ),
  )
  const expected = declared.filter((column) => !unmarkable.some((pattern) => pattern.test(column)))
  const beside = [
    'idempotency_keys.body',
    'idempotency_keys.key',
    'users.phone',
    'addresses.phone',
    'contacts.phone',
  ]
  t.deepEqual(
    expected.filter((column) => !before.includes(column) && !beside.some((end) => column.endsWith(end))),
    [],
    'personal, and this test writes nothing in it',
  )
  t.deepEqual(
    before.filter((column) => !declared.includes(column)),
    [],
    'somebody’s words stand where none are said to be',
  )
  for (const column of ['order.idempotency_keys.body', 'payment.idempotency_keys.body'])
    t.true(before.includes(column), column)

  // All of it is theirs to read, but what was handed to machines: hashes, events that were set aside.
  const exported = async () => mart.request('GET', '/v1/users/me/export', { token: mine })
  await until(async () => (await exported()).status === 200)
  const document = JSON.stringify((await exported()).body)
  for (const about of [
    'A',
    'R',
    '1',
    '2',
    'C',
    'N',
    'L',
    'T',
    'mine',
    'staff',
    'a part',
    'all of it',
    'promised',
    'back',
    'the sister of',
    'no more from',
  ])
    t.true(document.includes(word(about)), about)
  for (const own of [account.email, returned, insisted, payment, product, 'Asia/Karachi', '+923001234567'])
    t.true(document.includes(own), own)
  t.notRegex(document, /hash|sealed|token/i)

  await call(mine, 'DELETE', '/v1/users/me', { password: account.password })
  await mart.idle()
  t.deepEqual(await everywhere(), [])

  // What staff write afterwards goes with the next sweep, or is not kept at all.
  await step(insisted, 'return', { reason: word('late'), restock: false })
  await mart.idle()
  const late = { amount: { amount: 100, currency: 'PKR' }, reason: word('late') }
  const refused = await mart.request('POST', `/v1/payments/${payment}/refunds`, {
    token: staff,
    body: late,
    headers: { 'idempotency-key': randomUUID() },
  })
  t.true([201, 409].includes(refused.status))
  await mart.idle()
  for (const { module, deps } of mart.mart.modules)
    await module.jobs
      .find(({ name }) => name === 'finish-erasures')
      ?.run(deps as never, new AbortController().signal)
  t.deepEqual(await everywhere(), [])

  // Who it was is all that is left, and what was bought: events that were set aside can still be handled.
  const kept = sql<{ orders: number; items: number }>(
    'test.kept',
    'select count(*) as orders, sum(jsonb_array_length(items)) as items from orders where customer_id = $1',
  )
  t.deepEqual(await mart.db('order').query(kept, [user.id]), [{ orders: 5, items: 5 }])
  const parked = sql<{ n: number }>('test.still_parked', 'select count(*) as n from parked_events')
  const states = aside.filter(({ topic }) => topic === 'mart.user.v1').length
  for (const module of ['inventory', 'order', 'payment', 'notification']) {
    const [waiting] = await mart.db(module).query(parked)
    t.true((waiting?.n ?? 0) >= aside.length - states, module)
    await mart.db(module).query(replaySetAside, ['all'])
    await until(async () => (await mart.db(module).query(parked))[0]?.n === 0)
  }
  await mart.idle()
  t.deepEqual(await everywhere(), [])
})
