import test from 'ava'
import { advance } from '../order.ts'
import { orderMart } from '../test-mart.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

/** Follows an order as an EventSource would; `next` gives what each event says, null at the end. */
async function follow(id: string, token: string, lastEventId?: number) {
  const abort = new AbortController()
  const response = await fetch(`${mart.url}/v1/orders/${id}/stream`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
    },
    signal: abort.signal,
  })
  const events = read(response)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    next: async () => (await events.next()).value ?? null,
    leave: () => abort.abort(),
  }
}

async function* read(response: Response) {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [id, data] = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      if (id?.startsWith('id: ') && data)
        yield { lastEventId: Number(id.slice(4)), ...JSON.parse(data.slice(6)) }
    }
  }
}

test('where an order stands, then each change, until it is over', async (t) => {
  const sana = mart.shopper()
  const { id, number } = (await sana.order()).body
  const stream = await follow(id, sana.token)
  t.is(stream.status, 200)
  t.regex(stream.type ?? '', /^text\/event-stream/)
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
  const streams = []
  for (let i = 0; i < 10; i++) {
    const stream = await follow(id, sana.token)
    await stream.next()
    streams.push(stream)
  }
  const refused = await sana.request('GET', `/v1/orders/${id}/stream`)
  t.is(refused.status, 429)
  t.truthy(refused.headers.get('retry-after'))
  for (const stream of streams) stream.leave()
  await until(() => !mart.deps.followers.followed().includes(id))
  const again = await follow(id, sana.token)
  t.is(again.status, 200)
  again.leave()
})

async function until(condition: () => boolean) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}
