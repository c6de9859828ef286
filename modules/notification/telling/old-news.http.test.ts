import test from 'ava'
import { v7 } from 'uuid'
import { type DomainEvent, event } from '#src/events/event.ts'
import { toRecord } from '#src/events/outbox.ts'
import { testMart } from '#src/testing/mart.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import notification from '../index.ts'
import { anOrder } from '../test-states.ts'

const days = 24 * 60 * 60 * 1000

test('what was said days ago fills the inbox, and is not mailed again', async (t) => {
  // Nothing listens there: a mail that is to go stays pending.
  const mart = await testMart([notification], { notification: { smtpUrl: 'smtp://127.0.0.1:1' } })
  t.teardown(mart.stop)
  const token = mart.token({ id: v7(), role: 'staff' })
  const order = anOrder()
  const said = (daysAgo: number, happened: DomainEvent) => {
    const record = toRecord(happened, '/mart/order', { correlationId: v7() })
    const ce_time = new Date(Date.now() - daysAgo * days).toISOString()
    return { ...record, headers: { ...record.headers, ce_time } }
  }
  const tracking = { carrier: '', trackingNumber: '' }
  await mart.deliver(
    said(3, event('mart.order.v1.OrderConfirmed', order.id, { order })),
    said(3, event('mart.order.v1.OrderShipped', order.id, { order, ...tracking })),
    said(1, event('mart.order.v1.OrderDelivered', order.id, { order, ...unsaid.delivered })),
  )
  const { body } = await mart.request('GET', `/v1/notifications/deliveries?userId=${order.customerId}`, {
    token,
  })
  const mails = body.items.filter(({ channel }: { channel: string }) => channel === 'email')
  t.deepEqual(
    Object.fromEntries(
      mails.map(({ template, status }: { template: string; status: string }) => [template, status]),
    ),
    { order_confirmed: 'kept', order_shipped: 'kept', order_delivered: 'pending' },
  )
  const inbox = await mart.request('GET', '/v1/notifications', {
    token: mart.token({ id: order.customerId, role: 'customer' }),
  })
  t.is(inbox.body.items.length, 3)
})
