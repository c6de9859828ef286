import { randomUUID } from 'node:crypto'
import { formatMajor, type Money } from '#src/money.ts'
import { formatQuantity } from '#src/quantity.ts'
import { type Answer, type Client, createClient, until } from './client.ts'

/**
 * `npm run demo`: a day at the shop over HTTP, as a shopper and as staff live it, against the mart at
 * BASE_URL. Prints the story with its real numbers; exits with 1 where a step goes otherwise.
 */
const baseUrl = process.env.BASE_URL ?? `http://127.0.0.1:${process.env.PORT ?? 8000}`
const admin = {
  email: process.env.ADMIN_EMAIL ?? 'admin@imtiaz.test',
  password: process.env.ADMIN_PASSWORD ?? 'development-only',
}
const anyone = createClient(baseUrl)
const home = {
  recipient: 'Ayesha Khan',
  phone: '+923001234567',
  line1: 'House 12, Street 4',
  line2: 'Gulshan-e-Iqbal',
  city: 'Karachi',
}

const chapter = (title: string) => console.log(`\n${title}`)
const tell = (line: string) => console.log(`  ${line}`)
const rupees = (money: Money) => `${money.currency} ${formatMajor(money)}`

function expect(answer: Answer, status: number, what: string): Answer {
  if (answer.status !== status) {
    throw new Error(`${what}: expected ${status}, got ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return answer
}

function same(actual: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
  }
}

const becomes = (client: Client, orderId: string, status: string) =>
  until(
    () => client.get(`/v1/orders/${orderId}`),
    ({ body }) => body.status === status,
    `order ${orderId} becomes ${status}`,
  )

const available = async (productId: string) =>
  (await anyone.get(`/v1/inventory/${productId}`)).body.available as number

/** Resolves once so much is available. */
const hasAvailable = (productId: string, count: number) =>
  until(
    () => anyone.get(`/v1/inventory/${productId}`),
    ({ body }) => body.available === count,
    `${count} available`,
  )

async function signIn(email: string, password: string): Promise<Client> {
  const { body } = expect(await anyone.post('/v1/auth/login', { email, password }), 200, 'login')
  return anyone.as(body.accessToken)
}

async function find(q: string, soldBy: string) {
  const { body } = expect(
    await anyone.get(`/v1/products?q=${encodeURIComponent(q)}&inStock=true`),
    200,
    `search ${q}`,
  )
  const found = body.items.find((product: { soldBy: string }) => product.soldBy === soldBy)
  if (!found) throw new Error(`nothing sold by ${soldBy} found for ${q}`)
  tell(
    `"${q}" finds ${body.items.length}: ${found.name} at ${rupees(found.price)}${soldBy === 'weight' ? ' a kilogram' : ''}`,
  )
  return found
}

async function place(
  shopper: Client,
  items: { productId: string; quantity: number }[],
  paymentMethod = 'card',
) {
  const { body } = expect(
    await shopper.post(
      '/v1/orders',
      { items, shippingAddress: home, paymentMethod },
      { 'idempotency-key': randomUUID() },
    ),
    201,
    'order',
  )
  tell(
    `order ${body.number}: ${rupees(body.subtotal)} + delivery ${rupees(body.deliveryFee)} = ${rupees(body.total)}, ${body.status}`,
  )
  return body
}

async function pay(shopper: Client, orderId: string, token: string) {
  const { body } = await until(
    () => shopper.get(`/v1/payments?orderId=${orderId}`),
    ({ body }) => body.items?.[0]?.clientSecret,
    'the payment waits for the card',
  )
  return expect(
    await shopper.post(`/v1/payments/${body.items[0].id}/confirm`, { token }),
    200,
    `pay with ${token}`,
  ).body
}

async function play(): Promise<void> {
  chapter('In the morning, staff look after the shelves')
  const staff = await signIn(admin.email, admin.password)
  const csv = [
    'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock',
    'DEMO-0001,"Demo Honey, ""Sidr"" 340 g",,Pantry > Honey,1299.00,PKR,piece,,"Raw honey, for the demonstration.",,24',
  ].join('\n')
  const imported = expect(
    await staff.post('/v1/products/import', csv, { 'content-type': 'text/csv' }),
    200,
    'import',
  ).body
  same(imported.failed, 0, 'lines that failed')
  tell(
    `a delivery list is imported: ${imported.created} new, ${imported.updated} changed, ${imported.unchanged} as before`,
  )

  const email = `ayesha.${randomUUID().slice(0, 8)}@shopper.test`
  chapter('Ayesha signs up and looks for mangoes and milk')
  expect(
    await anyone.post('/v1/auth/register', { email, password: 'correct horse battery', name: 'Ayesha Khan' }),
    201,
    'register',
  )
  const shopper = await signIn(email, 'correct horse battery')
  tell(`${email} is a customer now`)
  const mango = await find('chaunsa mango', 'weight').catch(() => find('mango', 'weight'))
  const milk = await find('milk', 'piece')
  for (const product of [mango, milk]) {
    expect(
      await staff.put(`/v1/inventory/${product.id}`, { onHand: 20_000, reason: 'morning count' }),
      200,
      'count',
    )
  }
  const [mangoes, bottles] = [await available(mango.id), await available(milk.id)]

  chapter(`She orders ${formatQuantity('weight', 750)} of mangoes and 2 of the milk, by card`)
  const first = await place(shopper, [
    { productId: mango.id, quantity: 750 },
    { productId: milk.id, quantity: 2 },
  ])
  same(first.items[0].lineTotal.amount, Math.round(mango.price.amount * 0.75), '750 g of mangoes cost')
  same(first.items[1].lineTotal.amount, milk.price.amount * 2, 'two of the milk cost')
  await becomes(shopper, first.id, 'awaiting_payment')
  await hasAvailable(mango.id, mangoes - 750)
  tell(
    `stock is set aside for her: ${formatQuantity('weight', mangoes)} of mangoes became ${formatQuantity('weight', mangoes - 750)}`,
  )
  const paid = await pay(shopper, first.id, 'tok_ok')
  same([paid.status, paid.amount], ['captured', first.total], 'the payment')
  await becomes(shopper, first.id, 'confirmed')
  tell(`the card is charged ${rupees(paid.amount)}, the order is confirmed`)

  chapter('A second order: her card is declined')
  const declined = await place(shopper, [{ productId: mango.id, quantity: 1000 }])
  await becomes(shopper, declined.id, 'awaiting_payment')
  same((await pay(shopper, declined.id, 'tok_declined')).status, 'failed', 'the declined payment')
  await becomes(shopper, declined.id, 'cancelled')
  await hasAvailable(mango.id, mangoes - 750)
  tell('the order is cancelled and its kilogram of mangoes is back on the shelf')

  chapter('A third, cash on delivery: she changes her mind')
  const regretted = await place(shopper, [{ productId: milk.id, quantity: 6 }], 'cash_on_delivery')
  await becomes(shopper, regretted.id, 'confirmed')
  expect(
    await shopper.post(`/v1/orders/${regretted.id}/cancel`, { reason: 'ordered by mistake' }),
    200,
    'cancel',
  )
  await hasAvailable(milk.id, bottles - 2)
  tell('cancelled; the milk is back on the shelf, and nobody was charged')

  chapter('The first order goes to the door')
  for (const [step, status, body] of [
    ['pack', 'packed', {}],
    ['ship', 'shipped', { carrier: 'Imtiaz Riders', trackingNumber: 'R-17' }],
    ['deliver', 'delivered', {}],
  ] as const) {
    const order = expect(await staff.post(`/v1/orders/${first.id}/${step}`, body), 200, step).body
    same(order.status, status, step)
    tell(`staff ${step} it: ${status}`)
  }
  const { body: told } = await until(
    () => shopper.get('/v1/notifications?limit=100'),
    ({ body }) => body.items?.length >= 4,
    'she is told',
  )
  tell(
    `Ayesha has ${told.items.length} messages, the last: "${told.items[0].subject ?? told.items[0].title}"`,
  )

  chapter('The mangoes were bruised: she returns the order')
  const returned = expect(
    await staff.post(`/v1/orders/${first.id}/return`, { reason: 'bruised on the way', restock: false }),
    200,
    'return',
  ).body
  same(returned.status, 'returned', 'the returned order')
  const { body: refunded } = await until(
    () => shopper.get(`/v1/payments/${paid.id}`),
    ({ body }) => body.status === 'refunded',
    'the money goes back',
  )
  same(refunded.refunded, first.total, 'refunded')
  tell(`${rupees(refunded.refunded)} go back to her card`)

  chapter('A last order, paid in cash at the door, comes back too')
  const inCash = await place(shopper, [{ productId: milk.id, quantity: 2 }], 'cash_on_delivery')
  await becomes(shopper, inCash.id, 'confirmed')
  for (const step of ['pack', 'ship', 'deliver'])
    expect(
      await staff.post(
        `/v1/orders/${inCash.id}/${step}`,
        step === 'deliver' ? { collected: inCash.total, receivedBy: 'Ayesha Khan' } : {},
      ),
      200,
      step,
    )
  const cash = (
    await until(
      () => shopper.get(`/v1/payments?orderId=${inCash.id}`),
      ({ body }) => body.items?.[0]?.status === 'captured',
      'the courier is paid',
    )
  ).body.items[0]
  expect(
    await staff.post(`/v1/orders/${inCash.id}/return`, { reason: 'sour', restock: false }),
    200,
    'return of what was paid in cash',
  )
  const { body: open } = await until(
    () => staff.get(`/v1/payments/${cash.id}`),
    ({ body }) => body.owed,
    'its cash is owed',
  )
  same(open.owed, inCash.total, 'owed')
  tell(`${rupees(open.owed)} are owed to her: nobody has handed them over yet`)
  expect(
    await staff.post(
      `/v1/payments/${cash.id}/refunds`,
      { reason: 'handed over at the counter' },
      { 'idempotency-key': randomUUID() },
    ),
    201,
    'the cash is handed over',
  )
  await until(
    () => shopper.get(`/v1/payments/${cash.id}`),
    ({ body }) => body.status === 'refunded' && !body.owed,
    'nothing is owed any more',
  )
  tell('staff hand them over and say so, and she is told')

  chapter('The day in the books')
  const { body: ledger } = expect(
    await staff.get(`/v1/payments/${paid.id}/transactions`),
    200,
    'transactions',
  )
  for (const entry of ledger.items)
    tell(
      `${String(entry.kind ?? entry.type).padEnd(14)} ${rupees(entry.amount)}  ${entry.providerReference ?? ''}`,
    )
  const { body: timeline } = expect(await shopper.get(`/v1/orders/${first.id}/timeline`), 200, 'timeline')
  // Not every entry is a new status: a refund after the return is an entry of its own.
  for (const { status, event } of timeline.items) tell(`${status.padEnd(18)} ${event}`)
  same(timeline.items.at(-1).event, 'PaymentRefunded', 'the last line of the timeline')
}

play().then(
  () => console.log('\nDemo passed.'),
  (error) => {
    // The reason is in the cause of fetch's error.
    const away = error.message === 'fetch failed' ? ((error.cause as NodeJS.ErrnoException) ?? error) : null
    console.error(
      away
        ? `\nNo mart answers at ${baseUrl} (${away.code ?? away.message}): npm start or npm run split opens one, ` +
            'PORT or BASE_URL says where another is.'
        : `\nDemo failed: ${error.message}`,
    )
    process.exitCode = 1
  },
)
