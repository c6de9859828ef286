import { randomUUID } from 'node:crypto'
import type { Money } from '#src/money.ts'
import { formatQuantity } from '#src/quantity.ts'
import {
  admin,
  anyone,
  available,
  baseUrl,
  becomes,
  chapter,
  expect,
  find,
  hasAvailable,
  openSlots,
  pay,
  pickIt,
  place,
  rupees,
  same,
  signIn,
  tell,
} from './acts.ts'
import { until } from './client.ts'

/**
 * `npm run demo`: a day at the shop over HTTP, as a shopper and as staff live it, against the mart at
 * BASE_URL. Prints the story with its real numbers; exits with 1 where a step goes otherwise.
 */
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
  const milk = await find('milk 1 l', 'piece')
  for (const product of [mango, milk]) {
    expect(
      await staff.put(`/v1/inventory/${product.id}`, { onHand: 20_000, reason: 'morning count' }),
      200,
      'count',
    )
  }
  const [mangoes, bottles] = [await available(mango.id), await available(milk.id)]

  chapter(`She orders ${formatQuantity('weight', 750)} of mangoes and 2 of the milk, by card`)
  const { zone, slot } = await openSlots(staff)
  const first = await place(
    shopper,
    [
      { productId: mango.id, quantity: 750 },
      { productId: milk.id, quantity: 2 },
    ],
    'card',
    slot,
  )
  // Before offers, of which fruit has one on Friday afternoons.
  const [mangoesOf, milkOf] = first.items.map(
    ({ lineTotal, discounts }: { lineTotal: Money; discounts: { amount: Money }[] }) =>
      discounts.reduce((sum, { amount }) => sum + amount.amount, lineTotal.amount),
  )
  same(mangoesOf, Math.round(mango.price.amount * 0.75), '750 g of mangoes cost')
  same(milkOf, milk.price.amount * 2, 'two of the milk cost')
  if (first.slot) tell(`to be brought between ${first.slot.start} and ${first.slot.end}`)
  await becomes(shopper, first.id, 'awaiting_payment')
  // With what a weight may be over.
  const held = Math.floor(750 * 1.15)
  await hasAvailable(mango.id, mangoes - held)
  tell(
    `stock is set aside for her: ${formatQuantity('weight', mangoes)} of mangoes became ${formatQuantity('weight', mangoes - held)}`,
  )
  const paid = await pay(shopper, first.id, 'tok_ok')
  same(paid.status, 'authorized', 'the payment')
  if (paid.authorized.amount < first.total.amount)
    throw new Error('the card is good for less than she ordered')
  await becomes(shopper, first.id, 'confirmed')
  tell(`her card is good for ${rupees(paid.authorized)}, nothing is charged yet: the order is confirmed`)

  chapter('A second order: her card is declined, again and again')
  const declined = await place(shopper, [{ productId: mango.id, quantity: 1000 }])
  await becomes(shopper, declined.id, 'awaiting_payment')
  for (let left = 2; left >= 0; left--) {
    const payment = await pay(shopper, declined.id, 'tok_declined')
    same(payment.status, 'failed', 'the declined payment')
    if (left === 0) break
    same(payment.retriesLeft, left, 'how often she may try again')
    expect(await shopper.post(`/v1/payments/${payment.id}/retry`, {}), 200, 'try again')
  }
  await becomes(shopper, declined.id, 'cancelled')
  await hasAvailable(mango.id, mangoes - held)
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

  chapter('The first order is picked, weighed and packed')
  await pickIt(staff, shopper, first.id)
  const packed = expect(await staff.post(`/v1/orders/${first.id}/pack`, { bags: 1 }), 200, 'pack').body
  same(packed.status, 'packed', 'pack')
  const more = packed.adjustments.reduce(
    (sum: number, { amount }: { amount: Money }) => sum + amount.amount,
    0,
  )
  same(packed.orderedTotal.amount + more, packed.total.amount, 'ordered and adjusted')
  const { body: charged } = await until(
    () => shopper.get(`/v1/payments/${paid.id}`),
    ({ body }) => body.status === 'captured',
    'the card is charged',
  )
  same(charged.captured, packed.total, 'charged')
  await hasAvailable(mango.id, mangoes - 782)
  tell(
    `${rupees(packed.orderedTotal)} were ordered, ${rupees(packed.total)} are in the bag, and so much is charged`,
  )
  const slip = expect(await shopper.get(`/v1/orders/${first.id}/receipt`), 200, 'receipt').body
  same(slip.total, packed.total, 'what the invoice comes to')
  tell(`${slip.number}: ${rupees(slip.total)}, of which ${rupees(slip.taxTotal)} are tax`)

  chapter('It goes to the door')
  for (const [step, status, body] of [
    ['ship', 'shipped', { carrier: 'Imtiaz Riders', trackingNumber: 'R-17' }],
    ['deliver', 'delivered', { receivedBy: 'Ayesha Khan' }],
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

  chapter('The mangoes were bruised: they come back, the rest is hers')
  const mangoesCost = packed.items[0].lineTotal as Money
  const returned = expect(
    await staff.post(
      `/v1/orders/${first.id}/return`,
      { reason: 'bruised on the way', restock: false, items: [{ line: 1, quantity: 782 }] },
      { 'idempotency-key': randomUUID() },
    ),
    200,
    'return',
  ).body
  same(returned.status, 'delivered', 'the order')
  same(returned.total.amount, packed.total.amount - mangoesCost.amount, 'what it costs now')
  const { body: refunded } = await until(
    () => shopper.get(`/v1/payments/${paid.id}`),
    ({ body }) => body.status === 'partially_refunded',
    'the money goes back',
  )
  same(refunded.refunded, mangoesCost, 'refunded')
  tell(`${rupees(refunded.refunded)} go back to her card`)

  chapter('A last order, paid in cash at the door, comes back too')
  const inCash = await place(shopper, [{ productId: milk.id, quantity: 2 }], 'cash_on_delivery')
  await becomes(shopper, inCash.id, 'confirmed')
  for (const [step, body] of [
    ['pack', {}],
    ['ship', {}],
    ['deliver', { collected: inCash.total, receivedBy: 'Ayesha Khan' }],
  ] as const)
    expect(await staff.post(`/v1/orders/${inCash.id}/${step}`, body), 200, step)
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
  if (zone) expect(await staff.delete(`/v1/zones/${zone}`), 204, 'the zone goes')
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
