import { randomUUID } from 'node:crypto'
import test, { type ExecutionContext } from 'ava'
import { sql } from '#src/database/statement.ts'
import { testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import { modules } from '../../modules/all.ts'
import type { Books } from './books.ts'
import { invariants, prove } from './prove.ts'

const address = { recipient: 'A', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }

/** A little trade: an order in cash that was delivered, one by card that was returned, one cancelled, one rejected. */
async function traded(t: ExecutionContext) {
  const mart = await testMart(modules, { seed: 'demo', order: { fiscal: { provider: 'sandbox' } } })
  t.teardown(mart.stop)
  const books = Object.fromEntries(
    mart.mart.modules.map(({ module, database }) => [module.name, database]),
  ) as unknown as Books
  await mart.idle()
  const staff = mart.token({ id: randomUUID(), role: 'staff' })
  const account = { email: `${randomUUID()}@shopper.test`, password: 'correct horse battery' }
  await mart.request('POST', '/v1/auth/register', { body: { ...account, name: 'Audit' } })
  const token = (await mart.request('POST', '/v1/auth/login', { body: account })).body.accessToken
  const product = (await mart.request('GET', '/v1/products?inStock=true')).body.items[0]
  const zone = await mart.request('POST', '/v1/zones', {
    token: staff,
    body: { name: 'Town', cities: [address.city], fee: { amount: 15_000, currency: 'PKR' } },
  })
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const days = week.map((day) => ({ day, start: '00:00', end: '24:00', capacity: 50, cutoffMinutes: 0 }))
  await mart.request('PUT', `/v1/zones/${zone.body.id}/timetable`, { token: staff, body: { days } })
  const slot = (await mart.request('GET', `/v1/slots?city=${address.city}`)).body.items[1]
  const place = async (paymentMethod: string, quantity: number, by = token) => {
    const items = [{ productId: product.id, quantity }]
    const body = { items, shippingAddress: address, paymentMethod, slotId: slot.id }
    const { body: order } = await mart.request('POST', '/v1/orders', {
      token: by,
      body,
      headers: { 'idempotency-key': randomUUID() },
    })
    await mart.idle()
    return order.id as string
  }
  const step = (id: string, name: string, body: object = {}) =>
    mart.request('POST', `/v1/orders/${id}/${name}`, { token: staff, body })
  /** A round: one is brought in vain three times, and given up; one is still in the shop, one on its way. */
  async function deliveredInVain() {
    const signIn = { email: mart.config.user.adminEmail, password: mart.config.user.adminPassword }
    const admin = (await mart.request('POST', '/v1/auth/login', { body: signIn })).body.accessToken
    const courierId = (await mart.request('GET', '/v1/users/me', { token: admin })).body.id
    const orderIds = [1, 2, 3].map(() => place('cash_on_delivery', 1))
    const ids = await Promise.all(orderIds)
    for (const id of ids) await step(id, 'pack')
    await mart.request('POST', '/v1/runs', { token: staff, body: { courierId, orderIds: ids } })
    await step(ids[1] as string, 'ship')
    for (const _ of [1, 2, 3]) {
      await step(ids[0] as string, 'ship', { courierId })
      await step(ids[0] as string, 'attempt', { reason: 'nobody was there' })
      await mart.idle()
    }
  }
  /** Of three there is one; something else is offered, and agreed to, for what was of another line. */
  async function pickedOtherwise() {
    await mart.request('POST', '/v1/offers', {
      token: staff,
      body: { name: 'Audit', coupon: { code: 'AUDIT', total: 5 }, gives: { percent: 10 } },
    })
    await mart.idle()
    const [, other, instead] = (await mart.request('GET', '/v1/products?inStock=true')).body.items
    const items = [
      { productId: product.id, quantity: product.soldBy === 'piece' ? 3 : 3_000 },
      { productId: other.id, quantity: 1, ifShort: 'best_match' },
    ]
    const { body: order } = await mart.request('POST', '/v1/orders', {
      token,
      body: {
        items,
        shippingAddress: address,
        paymentMethod: 'cash_on_delivery',
        slotId: slot.id,
        tip: { amount: 5_000, currency: 'PKR' },
        coupons: ['AUDIT'],
      },
      headers: { 'idempotency-key': randomUUID() },
    })
    await mart.idle()
    const path = `/v1/orders/${order.id}`
    const asStaff = (method: string, tail: string, body: object = {}) =>
      mart.request(method, `${path}/${tail}`, { token: staff, body })
    await asStaff('POST', 'pick')
    await asStaff('PUT', 'lines/1/picked', { quantity: 1, reason: 'damaged' })
    await asStaff('POST', 'lines/2/substitutes', { productId: instead.id, quantity: 1 })
    await mart.idle()
    await asStaff('PUT', 'lines/3/picked', { quantity: 1 })
    const packed = await asStaff('POST', 'pack')
    if (packed.status !== 200) throw new Error(JSON.stringify(packed.body))
  }
  const brought = await place('cash_on_delivery', 1)
  const returned = await place('card', 1)
  const owed = await place('cash_on_delivery', 1)
  const inPart = await place('cash_on_delivery', 3)
  const [held, charged] = [await place('card', 1), await place('card', 1)]
  for (const id of [returned, held, charged]) {
    const { body } = await mart.request('GET', `/v1/payments?orderId=${id}`, { token: staff })
    const url = `/v1/payments/${body.items[0].id}/confirm`
    await mart.request('POST', url, { token, body: { token: 'tok_ok' } })
  }
  await mart.idle()
  await step(charged, 'pack')
  for (const id of [brought, returned, owed, inPart])
    for (const name of ['pack', 'ship', 'deliver']) {
      const { total } = (await mart.request('GET', `/v1/orders/${id}`, { token: staff })).body
      await step(id, name, name === 'deliver' && id !== returned ? { collected: total } : {})
    }
  await mart.idle()
  const paymentIs = (id: string, status: string) =>
    until(async () => {
      const { body } = await mart.request('GET', `/v1/payments?orderId=${id}`, { token: staff })
      return body.items[0].status === status
    })
  for (const id of [returned, charged]) await paymentIs(id, 'captured')
  await deliveredInVain()
  for (const quantity of [1, 1])
    await step(inPart, 'return', { reason: 'bruised', restock: true, items: [{ line: 1, quantity }] })
  // The cash of the second is still to be handed over.
  for (const id of [returned, owed]) await step(id, 'return', { reason: 'bruised', restock: true })
  await paymentIs(returned, 'refunded')
  await step(await place('cash_on_delivery', 1), 'cancel')
  await pickedOtherwise()
  await place('card', 900_000)
  await mart.request('PUT', `/v1/cart/items/${product.id}`, { token, body: { quantity: 1 } })
  await mart.idle()
  const queued = sql<{ n: number }>(
    'test.queued',
    "select count(*) as n from fiscal_documents where state = 'queued'",
  )
  await until(async () => (await mart.db('order').query(queued))[0]?.n === 0)
  return { mart, books, place, token }
}

const anyReceipt =
  'alter table receipts disable trigger user; alter table fiscal_documents drop constraint is_of_a_receipt;'
const delivered = `select id from orders where status = 'delivered' and version > 3`

/** Each invariant, and a way to break it that a bug might take. */
const breaches: [says: RegExp, module: keyof Books, damage: string][] = [
  [/open stops are counted/, 'order', 'update runs set open_stops = open_stops + 1'],
  [/open stops are counted/, 'order', "update run_stops set state = 'open' where state = 'failed'"],
  [/a stop is open just as long/, 'order', "update orders set status = 'delivered' where status = 'shipped'"],
  [/a stop is open just as long/, 'order', "update run_stops set state = 'taken_off' where state = 'open'"],
  [/is a stop of it/, 'order', "delete from run_stops where state = 'open'"],
  [/is a stop of it/, 'order', 'update runs set courier_id = id'],
  [/known to deliver may/, 'order', 'update couriers set delivers = false'],
  [/places are those of its orders/, 'order', 'update slots set booked = booked + 1'],
  [
    /nothing is oversold/,
    'inventory',
    'alter table shelves drop constraint never_oversold; update shelves set reserved = on_hand + 1 where product_id = (select product_id from reservation_lines limit 1)',
  ],
  [
    /sum of its movements/,
    'inventory',
    'update shelves set on_hand = on_hand + 1 where product_id = (select product_id from reservation_lines limit 1)',
  ],
  [
    /leads from the one before/,
    'inventory',
    "update movements set on_hand_after = on_hand_after + 1 where kind = 'shipped'",
  ],
  [
    /what open reservations hold/,
    'inventory',
    'update shelves set reserved = reserved + 1 where on_hand > reserved',
  ],
  [
    /left the shelf is what was shipped/,
    'inventory',
    "update movements set kind = 'adjusted' where kind = 'shipped'",
  ],
  [/lines add up/, 'order', 'update orders set subtotal = subtotal + 1, total = total + 1'],
  [/coupon is used by the orders/, 'order', 'update coupon_counts set used = used + 1'],
  [/coupon is used by the orders/, 'order', 'delete from coupon_uses'],
  [/coupon is used by the orders/, 'order', "update orders set coupons = '[]'"],
  [/pickers found spoilt/, 'inventory', 'update shortfalls set quantity = quantity + 1'],
  [
    /reserved has requests/,
    'inventory',
    "update reservations set status = 'released' where order_id in (select order_id from stock_requests)",
  ],
  [/lines add up/, 'order', 'update orders set subtotal = subtotal + 1, discount = discount + 1'],
  [
    /lines add up/,
    'order',
    "update orders set items = jsonb_set(items, '{0,picked}', '2') where id in (select id from orders where status = 'packed' and items @> '[{\"state\": \"short\"}]')",
  ],
  [/all adjustments since/, 'order', "update orders set adjustments = '[]'"],
  [/all adjustments since/, 'order', 'update orders set ordered_total = ordered_total + 1'],
  [
    /packed was picked/,
    'order',
    "update orders set items = items #- '{0,state}' where status = 'packed' and picked_at is not null",
  ],
  [
    /packed was picked/,
    'order',
    "update orders set proposals = jsonb_set(proposals, '{0,state}', '\"asked\"') where status = 'packed' and proposals <> '[]'",
  ],
  [
    /orders and reservations agree/,
    'inventory',
    'update reservation_lines set quantity = quantity + 1 where order_id in (select order_id from reservation_lines group by 1 having count(*) > 1)',
  ],
  [/timeline leads/, 'order', "delete from timeline where status = 'packed'"],
  [
    /orders and reservations agree/,
    'inventory',
    "update reservations set status = 'released' where status = 'shipped'",
  ],
  [/orders and reservations agree/, 'inventory', 'update reservation_lines set quantity = quantity + 1'],
  [
    /orders and reservations agree/,
    'order',
    `update orders set items = jsonb_set(items, '{0,picked}', '7') where status = 'packed'`,
  ],
  [
    /came back what was brought back/,
    'inventory',
    "update movements set kind = 'brought_back' where kind = 'returned'",
  ],
  [/written off is what/, 'inventory', "update movements set kind = 'wasted' where kind = 'shipped'"],
  [
    /whose stock is reserved has requests/,
    'inventory',
    "insert into stock_requests select order_id, 'more', '[]' from reservations where status = 'shipped'",
  ],
  [/no reservation is without/, 'order', 'delete from orders'],
  [/orders and payments agree/, 'order', "update orders set status = 'cancelled' where status = 'delivered'"],
  [/orders and payments agree/, 'order', "update orders set status = 'returned' where status = 'delivered'"],
  [
    /orders and payments agree/,
    'payment',
    "update payments set amount = amount + 1 where method = 'cash_on_delivery'",
  ],
  [
    /orders and payments agree/,
    'payment',
    "delete from payments where method = 'cash_on_delivery' and not exists (select from refunds where payment_id = payments.id) and not exists (select from provider_calls where payment_id = payments.id)",
  ],
  [/was told/, 'notification', 'delete from messages'],
  [
    /ledger sums to the payment/,
    'payment',
    'alter table transactions disable trigger user; delete from transactions where kind = $$capture$$',
  ],
  [/refunds that succeeded/, 'payment', "update refunds set status = 'failed'"],
  [
    /status says what its amounts say/,
    'payment',
    "update payments set status = 'captured' where status = 'refunded'",
  ],
  [
    /covers what its order costs/,
    'payment',
    "update payments set authorized = 1 where status = 'authorized' and method = 'card'",
  ],
  [
    /no more is kept than the order costs/,
    'payment',
    "update payments set amount = amount - 1 where status = 'captured' and method = 'card'",
  ],
  [
    /less what was given on top/,
    'payment',
    "update payments set amount = amount + 1 where status = 'captured' and method = 'card'",
  ],
  [/settle what they say/, 'payment', 'update refunds set settles = 0'],
  [/sum of their movements/, 'payment', 'update courier_cash set collected = collected + 1'],
  [/with couriers, handed in/, 'payment', 'update courier_orders set missing = missing + 1'],
  [/provider's books/, 'payment', 'update sandbox_payments set refunded = 0'],
  [/no payment is without/, 'order', 'delete from orders'],
  [/catalogue is the product module's/, 'order', 'update catalogue set price = price + 1'],
  [/catalogue is the product module's/, 'order', "update catalogue set barcode = '1' || barcode"],
  [/catalogue is the product module's/, 'order', 'update catalogue set age_limit = 18'],
  [/catalogue is the product module's/, 'order', 'update catalogue set substitutes = array[product_id]'],
  [/pickers are sent/, 'order', "update shelves set aisle = 'Z9'"],
  [/has its shelf/, 'product', 'update product set in_stock = not in_stock'],
  [/counted in the unit/, 'inventory', "update shelves set sold_by = 'bundle'"],
  [/knows what lies in baskets/, 'product', 'update product set in_baskets = false'],
  [/lies in a basket was told of/, 'order', 'delete from basketed'],
  [/contacts are/, 'notification', 'delete from contacts'],
  [
    /audit log is whole/,
    'order',
    'alter table audit_log disable trigger user; delete from audit_log where seq = 2',
  ],
  [
    /audit log is whole/,
    'order',
    'alter table audit_log disable trigger user; delete from audit_log where seq > 2',
  ],
  [
    /audit log is whole/,
    'inventory',
    'alter table audit_head disable trigger user; update audit_head set seq = seq + 1',
  ],
  [/sold, given up and taxed/, 'order', 'delete from sales where sold'],
  [/sold, given up and taxed/, 'order', 'delete from sales'],
  [/sold, given up and taxed/, 'order', 'update sales set refunds = refunds + 1'],
  [/sold, given up and taxed/, 'order', 'update orders set tip = tip + 1, total = total + 1'],
  [/sold, given up and taxed/, 'order', `update sales set parts = jsonb_set(parts, '{0,tax}', '7')`],
  [/rollups of sales and picking/, 'order', 'update sales set folded = not folded'],
  [
    /rollups of sales and picking/,
    'order',
    "insert into sales_rollups values ('day', '2026-01-01', '', 'PKR', 1, 1, 1, 1, 1, 1, 1, 1, 1)",
  ],
  [
    /rollups of sales and picking/,
    'order',
    "insert into picking_rollups values ('2026-01-01', '', 1, 1, 1, 1, 1)",
  ],
  [/has its one invoice/, 'order', `${anyReceipt} delete from receipts where order_id in (${delivered})`],
  [
    /has its one invoice/,
    'order',
    `${anyReceipt} delete from receipts where kind = 'invoice' and order_id in (select order_id from receipts where kind = 'credit_note')`,
  ],
  [/less credit notes are/, 'order', `${anyReceipt} delete from receipts where kind = 'credit_note'`],
  [/less credit notes are/, 'order', `${anyReceipt} update receipts set total = total + 1`],
  [
    /receipts add up/,
    'order',
    `${anyReceipt} update receipts set document = jsonb_set(document, '{taxTotal}', '7') where document ->> 'taxTotal' <> '7'`,
  ],
  [
    /receipts add up/,
    'order',
    `${anyReceipt} update receipts set document = jsonb_set(document, '{lines,0,total}', '7') where kind = 'invoice'`,
  ],
  [/have no gap/, 'order', `${anyReceipt} delete from receipts where number = 2`],
  [/have no gap/, 'order', 'update receipt_numbers set last = last + 1'],
  [/have no gap/, 'order', "delete from receipt_numbers where series = 'CN'"],
  [/while a tax authority is set/, 'order', "delete from fiscal_documents where kind = 'credit_note'"],
  [/while a tax authority is set/, 'order', "update fiscal_documents set provider = 'fbr'"],
  [/while a tax authority is set/, 'order', `${anyReceipt} update receipts set fiscal = null`],
  [/while a tax authority is set/, 'order', "update fiscal_documents set receipt = receipt || '0'"],
  [
    /no number of a tax authority/,
    'order',
    "alter table fiscal_documents drop constraint a_number_is_of_one_receipt; update fiscal_documents set number = '7' where number is not null",
  ],
  [
    /have no gap/,
    'order',
    'insert into lost_receipts (series, year, number) select series, year, number from receipts limit 1',
  ],
  [/have no gap/, 'order', "insert into lost_receipts (series, year, number) values ('INV', 2020, 1)"],
  [/module's customers are/, 'order', 'update customers set email_verified = not email_verified'],
]

test('books that agree are proven to, and each breach is found by its invariant', async (t) => {
  t.timeout(120_000)
  const { mart, books } = await traded(t)
  const broken = async (invariant: (typeof invariants)[number]) => [
    ...(await prove(invariant, books, { timeout: 0 })).broken,
  ]
  for (const invariant of invariants) {
    const { walked, broken } = await prove(invariant, books, { timeout: 5_000 })
    t.deepEqual([...broken], [], invariant.says)
    t.true(walked > 0, `${invariant.says}: walked ${walked}`)
  }
  t.deepEqual(
    invariants
      .filter(({ says }) => !breaches.some(([pattern]) => pattern.test(says)))
      .map(({ says }) => says),
    [],
    'an invariant that no breach is tried on',
  )
  for (const [pattern, module, damage] of breaches) {
    const invariant = invariants.find(({ says }) => pattern.test(says))
    if (!invariant) return t.fail(`no invariant says ${pattern}`)
    // Undone after each, so that one breach doesn't cover for the next.
    await mart
      .db(module)
      .transaction(async (tx) => {
        for (const statement of damage.split(';')) await tx.query(sql('', statement))
        const within = { ...books, [module]: tx }
        const found = await prove(invariant, within, { timeout: 0 })
        t.true(found.broken.size > 0, `not found: ${damage}`)
        throw new Error('undo')
      })
      .catch((error) => t.is(error.message, 'undo', damage))
  }
  t.deepEqual(await broken(invariants[0] as (typeof invariants)[number]), [])
})

test('the books still agree when a customer is erased and when what was told has aged', async (t) => {
  t.timeout(120_000)
  const { mart, books, place, token } = await traded(t)
  const onItsWay = await place('cash_on_delivery', 1)
  t.is(
    (await mart.request('DELETE', '/v1/users/me', { token, body: { password: 'correct horse battery' } }))
      .status,
    204,
  )
  await mart.idle()
  const agree = async () => {
    for (const invariant of invariants) {
      const { broken } = await prove(invariant, books, { timeout: 0 })
      t.deepEqual([...broken], [], invariant.says)
    }
  }
  const { body } = await mart.request('GET', '/v1/orders?limit=100', {
    token: mart.token({ id: randomUUID(), role: 'staff' }),
  })
  const erased = body.items.filter(
    ({ shippingAddress }: { shippingAddress: { recipient: string } }) =>
      shippingAddress.recipient === 'erased',
  )
  t.is(erased.length, body.items.length - 6, 'all but those that are on their way')
  t.false(erased.some(({ id }: { id: string }) => id === onItsWay))
  await agree()

  // Another customer's orders, half a year on, when the messages about them are gone.
  const other = mart.token({ id: randomUUID(), role: 'customer' })
  await place('cash_on_delivery', 1, other)
  const half = "interval '181 days'"
  await mart.db('order').query(sql('test.age', `update orders set updated_at = updated_at - ${half}`))
  await mart.db('notification').query(sql('test.clean_up', 'delete from messages'))
  await agree()
})
