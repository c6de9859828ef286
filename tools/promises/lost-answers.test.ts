import { randomUUID } from 'node:crypto'
import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { EventRecord } from '#src/events/event.ts'
import { testMart } from '#src/testing/mart.ts'
import { modules } from '../../modules/all.ts'
import { until } from '../mart/client.ts'

const address = { recipient: 'Ayesha', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }

const mart = await testMart(modules, {
  seed: 'demo',
  order: { codLimit: 0, codLimitNew: 0 },
  payment: { retries: 0 },
})
await mart.idle()
const product = (await mart.request('GET', '/v1/products?inStock=true')).body.items[0].id
test.after.always(() => mart.stop())

const { bus } = mart.mart
const { publish } = bus
/** Answers of this type are lost on their way, as a topic that is deleted loses them. */
let lost = ''
bus.publish = (records: EventRecord[]) => publish(records.filter(({ headers }) => headers.ce_type !== lost))

const shopper = mart.token({ id: randomUUID(), role: 'customer' })
const aged = sql(
  'test.aged',
  `update orders set updated_at = updated_at - interval '6 minutes' where id = $1`,
)

async function place(paymentMethod: string, quantity = 1): Promise<string> {
  const { status, body } = await mart.request('POST', '/v1/orders', {
    token: shopper,
    body: { items: [{ productId: product, quantity }], shippingAddress: address, paymentMethod },
    headers: { 'idempotency-key': randomUUID() },
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  await mart.idle()
  return body.id
}

const look = (id: string) => mart.request('GET', `/v1/orders/${id}`, { token: shopper })
const statusOf = async (id: string) => (await look(id)).body.status

/** Six minutes on, the sweep finds the order; resolves when it stands as it should. */
async function reminded(id: string, status: string): Promise<void> {
  lost = ''
  await mart.db('order').query(aged, [id])
  const order = mart.mart.modules.find(({ module }) => module.name === 'order')
  const sweep = order?.module.jobs.find(({ name }) => name === 'remind-of-pending-orders')
  await sweep?.run(order?.deps as never, new AbortController().signal)
  await until(
    () => look(id),
    ({ body }) => body.status === status,
    `the order is ${status}`,
  )
}

for (const [answer, quantity, status] of [
  ['StockReserved', 1, 'confirmed'],
  ['StockRejected', 900_000, 'rejected'],
] as const)
  test.serial(
    `${answer} is lost: the sweep asks, inventory says it again, the order is ${status}`,
    async (t) => {
      lost = `mart.inventory.v1.${answer}`
      const id = await place('cash_on_delivery', quantity)
      t.is(await statusOf(id), 'pending')
      await reminded(id, status)
      t.is(await statusOf(id), status)
    },
  )

for (const [token, answer, status] of [
  ['tok_ok', 'PaymentAuthorized', 'confirmed'],
  ['tok_declined', 'PaymentFailed', 'cancelled'],
] as const)
  test.serial(
    `${answer} is lost: the sweep asks, payment says it again, the order is ${status}`,
    async (t) => {
      const id = await place('card')
      const [payment] = (await mart.request('GET', `/v1/payments?orderId=${id}`, { token: shopper })).body
        .items
      lost = `mart.payment.v1.${answer}`
      const paid = await mart.request('POST', `/v1/payments/${payment.id}/confirm`, {
        token: shopper,
        body: { token },
      })
      t.is(paid.status, 200)
      await mart.idle()
      t.is(await statusOf(id), 'awaiting_payment')
      await reminded(id, status)
      t.is(await statusOf(id), status)
    },
  )

test.serial('an order that waits for its customer is asked about, and goes on waiting', async (t) => {
  const id = await place('card')
  await reminded(id, 'awaiting_payment')
  await mart.idle()
  t.is(await statusOf(id), 'awaiting_payment')
  const notifications = mart
    .allSaid('mart.payment.v1.PaymentActionRequired')
    .filter(({ payment }) => payment.orderId === id)
  t.is(notifications.length, 2)
})
