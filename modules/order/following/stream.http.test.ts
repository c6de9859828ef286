import test from 'ava'
import { followStream } from '#src/testing/event-stream.ts'
import { until } from '#src/testing/until.ts'
import { advance } from '../life.ts'
import { orderMart } from '../test-mart.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

/** Follows an order; what `next` gives is what each event says, with its id. */
async function follow(id: string, token: string, lastEventId?: number) {
  const stream = await followStream(`${mart.url}/v1/orders/${id}/stream`, token, lastEventId?.toString())
  const next = async () => {
    const event = await stream.next()
    return event && { lastEventId: Number(event.id), ...event.data }
  }
  return { ...stream, next }
}

test('where an order stands, then each change, until it is over', async (t) => {
  const sana = mart.shopper()
  const { id, number } = (await sana.order()).body
  const stream = await follow(id, sana.token)
  t.is(stream.status, 200)
  t.regex(stream.headers.get('content-type') ?? '', /^text\/event-stream/)
  t.like(await stream.next(), {
    id,
    number,
    lastEventId: 1,
    version: 1,
    status: 'pending',
    event: 'OrderPlaced',
  })
  await mart.reserve(id)
  t.like(await stream.next(), { lastEventId: 2, status: 'awaiting_payment', event: 'PaymentRequested' })
  await sana.request('PATCH', `/v1/orders/${id}`, { note: 'ring twice' })
  t.like(await stream.next(), { lastEventId: 3, status: 'awaiting_payment', event: 'OrderChanged' })
  await sana.request('POST', `/v1/orders/${id}/cancel`, { reason: 'changed my mind' })
  t.like(await stream.next(), { lastEventId: 4, status: 'cancelled', detail: 'customer: changed my mind' })
  t.is(await stream.next(), null)
})

test('who comes back gets what was missed, and at the end is told not to come again', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  await mart.reserve(id)
  await mart.decline(id)
  const stream = await follow(id, sana.token, 1)
  t.is((await stream.next())?.status, 'awaiting_payment')
  t.is((await stream.next())?.status, 'cancelled')
  t.is(await stream.next(), null)
  t.is((await follow(id, sana.token, 3)).status, 204)
})

test('an order that is over says so and ends', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  await sana.request('POST', `/v1/orders/${id}/cancel`)
  const stream = await follow(id, sana.token)
  t.is((await stream.next())?.status, 'cancelled')
  t.is(await stream.next(), null)
})

test('what another replica did is seen too', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  const stream = await follow(id, sana.token)
  await stream.next()
  const { db, orders } = mart.deps
  await db.transaction(async (tx) => {
    const order = await orders.lock(id, tx)
    const change = order && advance(order, { type: 'cancel' }, new Date())
    if (change) orders.update([change], tx)
  })
  t.is((await stream.next())?.status, 'cancelled')
})

test('one caller follows ten at most, and one who leaves makes room', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  // All at once: a place is taken as it is asked for.
  const asked = await Promise.all(Array.from({ length: 12 }, () => follow(id, sana.token)))
  const streams = asked.filter(({ status }) => status === 200)
  t.is(streams.length, 10)
  const refused = await sana.request('GET', `/v1/orders/${id}/stream`)
  t.is(refused.status, 429)
  t.truthy(refused.headers.get('retry-after'))
  for (const stream of streams) stream.leave()
  await until(() => !mart.deps.followers.followed().includes(id))
  const again = await follow(id, sana.token)
  t.is(again.status, 200)
  again.leave()
})
