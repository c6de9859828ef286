import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'ava'
import { Webhook } from 'standardwebhooks'
import { v7 } from 'uuid'
import { event } from '#src/events/event.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { until } from '#src/testing/until.ts'
import notification from '../index.ts'
import { smtpDouble } from '../mailing/smtp-double.ts'
import type { Deps } from '../provides.ts'
import { registered } from '../receipts/test-receipts.ts'
import { anOrder, aUser } from '../test-states.ts'
import { receiverDouble } from './receiver-double.ts'
import { mostEndpoints } from './webhook.ts'

const all = '/v1/notifications/webhooks'

interface Received {
  path: string
  headers: Record<string, string>
  body: string
}

/** A receiver that answers as `answer` says, and keeps what came. */
async function receiver() {
  const received: Received[] = []
  const state = { status: 204 }
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    received.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body })
    response.writeHead(state.status).end(state.status < 300 ? '' : 'not\u0000 \u001b[31mtoday')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    state,
    close: () => new Promise<unknown>((done) => server.close(done)),
  }
}

let mart: TestMart
let admin: string
let hook: Awaited<ReturnType<typeof receiver>>

test.before(async () => {
  hook = await receiver()
  mart = await testMart([notification], { notification: { webhookAllowPrivate: true } })
  admin = mart.token({ id: v7(), role: 'admin' })
})

test.after.always(async () => {
  await mart.stop()
  await hook.close()
})

const call = (method: string, path: string, body?: unknown) =>
  mart.request(method, path, { token: admin, body })

const confirmed = (order = anOrder()) => event('mart.order.v1.OrderConfirmed', order.id, { order })

async function enter(events: string[] = ['order.confirmed'], url = hook.url) {
  const { status, body, headers } = await call('POST', all, { url, events })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return { id: body.id as string, secret: body.secret as string, location: headers.get('location') }
}

const remove = ({ id }: { id: string }) => call('DELETE', `${all}/${id}`)

const about = (orderId: string) => hook.received.filter(({ body }) => body.includes(orderId))

test.serial(
  'an endpoint is entered, and is told by Standard Webhooks of what it asked for, without anybody in it',
  async (t) => {
    const endpoint = await enter(['order.confirmed', 'order.confirmed', 'payment.refunded'])
    t.is(endpoint.location, `${all}/${endpoint.id}`)
    const { status, body: shown } = await call('GET', endpoint.location as string)
    t.is(status, 200)
    t.like(shown, { id: endpoint.id, url: hook.url, active: true })
    t.false('secret' in shown, 'its secret is shown once')
    t.regex(endpoint.secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
    const order = anOrder({ note: 'ring twice' })
    await mart.publish(event('mart.order.v1.OrderPlaced', order.id, { order }), confirmed(order))
    await mart.idle()
    t.is(about(order.id).length, 1)
    const [{ path, headers, body }] = about(order.id) as [Received]
    t.is(path, '/hook')
    t.is(headers['content-type'], 'application/json')
    const told = new Webhook(endpoint.secret).verify(body, headers) as Record<string, unknown>
    t.like(told, {
      type: 'order.confirmed',
      data: { order: { id: order.id, total: { amountMinor: '60000' } } },
    })
    t.notRegex(body, /Ali|03001234567|1 Road|ring twice|shippingAddress|note/)
    t.throws(() => new Webhook(endpoint.secret).verify(`${body} `, headers))

    const { body: listed } = await call('GET', all)
    t.like(listed.items, [
      { id: endpoint.id, url: hook.url, events: ['order.confirmed', 'payment.refunded'] },
    ])
    t.notRegex(JSON.stringify(listed), /whsec/)
    t.is((await remove(endpoint)).status, 204)
    t.is((await remove(endpoint)).status, 404)
    t.is((await call('GET', `${all}/${endpoint.id}`)).status, 404)
    await mart.publish(confirmed(order))
    await mart.idle()
    t.is(about(order.id).length, 1)
  },
)

test.serial('that a receipt is registered is told after what its order was told by', async (t) => {
  const endpoint = await enter(['order.confirmed', 'order.receipt_registered'])
  const order = anOrder()
  const number = 'INV-2026-000007'
  await mart.publish(confirmed(order), registered(order, number, '8229222026013119050001'))
  await mart.idle()
  const told = about(order.id).map(({ body }) => JSON.parse(body))
  t.deepEqual(
    told.map(({ type }) => type),
    ['order.confirmed', 'order.receipt_registered'],
  )
  t.like(told[1].data, { orderId: order.id, number, provider: 'fbr', fiscalNumber: '8229222026013119050001' })
  const { body: log } = await call('GET', `${all}/${endpoint.id}/deliveries`)
  t.is(new Set(log.items.map(({ subject }: { subject: string }) => subject)).size, 1)
  await remove(endpoint)
})

test.serial('an event that comes twice is told once, and by one id to every endpoint', async (t) => {
  const [one, other] = [await enter(), await enter()]
  const order = anOrder()
  await mart.publish(confirmed(order))
  await mart.idle()
  const ids = new Set(about(order.id).map(({ headers }) => headers['webhook-id']))
  t.deepEqual([about(order.id).length, ids.size], [2, 1])
  await Promise.all([remove(one), remove(other)])
})

test.serial(
  'a rotated secret signs beside the one before; one that is rotated again no longer',
  async (t) => {
    const endpoint = await enter()
    const { body: changed } = await call('PATCH', `${all}/${endpoint.id}`, { rotateSecret: true })
    t.not(changed.secret, endpoint.secret)
    t.truthy(changed.previousSecretUntil)
    const order = anOrder()
    await mart.publish(confirmed(order))
    await mart.idle()
    const [{ body, headers }] = about(order.id) as [Received]
    t.is(headers['webhook-signature']?.split(' ').length, 2)
    for (const secret of [endpoint.secret, changed.secret])
      t.notThrows(() => new Webhook(secret).verify(body, headers))
    await call('PATCH', `${all}/${endpoint.id}`, { rotateSecret: true })
    const later = anOrder()
    await mart.publish(confirmed(later))
    await mart.idle()
    const [last] = about(later.id) as [Received]
    t.throws(() => new Webhook(endpoint.secret).verify(last.body, last.headers))
    t.notThrows(() => new Webhook(changed.secret).verify(last.body, last.headers))
    await remove(endpoint)
  },
)

test.serial(
  'what fails is tried again with its id; the log says what was answered, page by page; staff send it by hand',
  async (t) => {
    const endpoint = await enter(['order.confirmed', 'order.shipped'])
    const log = `${all}/${endpoint.id}/deliveries`
    hook.state.status = 503
    t.teardown(() => {
      hook.state.status = 204
    })
    const order = anOrder()
    await mart.publish(confirmed(order))
    await mart.publish(
      event('mart.order.v1.OrderShipped', order.id, { order, carrier: '', trackingNumber: '' }),
    )
    await mart.idle()
    const { body: page } = await call('GET', `${log}?limit=1`)
    t.like(page.items, [{ type: 'order.shipped', status: 'pending', attempts: [] }])
    t.false('nextAttemptAt' in page.items[0], 'it waits behind the one before')
    const { body: next } = await call('GET', `${log}?limit=1&cursor=${page.nextCursor}`)
    t.is(next.nextCursor, null)
    const [failed] = next.items
    t.like(failed, { type: 'order.confirmed', subject: `order:${order.id}`, answer: 'not [31mtoday' })
    t.like(failed.attempts, [{ outcome: 'refused', httpStatus: 503, answer: 'not [31mtoday' }])
    t.truthy(failed.nextAttemptAt)
    t.truthy((await call('GET', all)).body.items[0].failingSince)
    t.is((await call('GET', `${log}?status=delivered`)).body.items.length, 0)

    hook.state.status = 200
    const retried = await call('POST', `${log}/${failed.n}/retry`)
    t.is(retried.status, 202)
    await mart.idle()
    t.deepEqual(
      about(order.id).map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body).type]),
      [
        [failed.eventId, 'order.confirmed'],
        [failed.eventId, 'order.confirmed'],
        [page.items[0].eventId, 'order.shipped'],
      ],
    )
    t.is((await call('GET', `${log}?status=delivered`)).body.items.length, 2)
    t.false('failingSince' in (await call('GET', all)).body.items[0])
    // Also what was delivered: who lost it has it again.
    t.is((await call('POST', `${log}/${failed.n}/retry`)).status, 202)
    await mart.idle()
    t.is(about(order.id).length, 4)
    for (const path of [`${log}/${failed.n + 1_000}/retry`, `${all}/${v7()}/deliveries/${failed.n}/retry`])
      t.is((await call('POST', path)).status, 404)
    const other = await enter()
    t.is((await call('POST', `${all}/${other.id}/deliveries/${failed.n}/retry`)).status, 404)
    await Promise.all([remove(endpoint), remove(other)])
    t.is((await call('GET', log)).status, 404)
  },
)

test.serial('what waits is sent at once where the webhook leads elsewhere', async (t) => {
  const endpoint = await enter()
  hook.state.status = 404
  t.teardown(() => {
    hook.state.status = 204
  })
  const order = anOrder()
  await mart.publish(confirmed(order))
  await mart.idle()
  const change = (body: object) => call('PATCH', `${all}/${endpoint.id}`, body)
  const tries = () => about(order.id).map(({ path }) => path)
  t.truthy((await change({ description: 'the ERP', url: hook.url })).body.failingSince)
  await mart.idle()
  t.deepEqual(tries(), ['/hook'], 'what leads where it led waits')
  hook.state.status = 204
  t.false('failingSince' in (await change({ url: `${hook.url}/mended` })).body)
  await mart.idle()
  t.deepEqual(tries(), ['/hook', '/hook/mended'])
  await remove(endpoint)
})

test.serial(
  '410 switches off, and every admin is told; what waits is sent when it is switched on again',
  async (t) => {
    const endpoint = await enter()
    const [boss, former, clerk] = [
      aUser({ role: 'admin' }),
      aUser({ role: 'admin', disabled: true }),
      aUser({ role: 'staff' }),
    ]
    await mart.publish(
      ...[boss, former, clerk].map((user) => event('mart.user.v1.UserChanged', user.id, { user })),
    )
    hook.state.status = 410
    t.teardown(() => {
      hook.state.status = 204
    })
    const [order, missed, third] = [anOrder(), anOrder(), anOrder()]
    await mart.publish(confirmed(order))
    await mart.idle()
    const { body: off } = await call('GET', all)
    t.like(off.items, [{ active: false, offReason: 'gone' }])
    const inboxOf = async (id: string) =>
      (await mart.request('GET', '/v1/notifications', { token: mart.token({ id, role: 'admin' }) })).body
        .items
    t.like(await inboxOf(boss.id), [{ template: 'webhook_off' }])
    t.regex((await inboxOf(boss.id))[0].title, /127\.0\.0\.1:\d+ was switched off/)
    t.notRegex(JSON.stringify(await inboxOf(boss.id)), /\/hook/)
    for (const { id } of [former, clerk]) t.deepEqual(await inboxOf(id), [])

    await mart.publish(confirmed(missed))
    hook.state.status = 204
    const log = `${all}/${endpoint.id}/deliveries`
    const { n } = (await call('GET', log)).body.items[0]
    t.is((await call('POST', `${log}/${n}/retry`)).status, 409)
    const { body: on } = await call('PATCH', `${all}/${endpoint.id}`, { active: true })
    t.true(on.active)
    t.false('offReason' in on)
    await mart.publish(confirmed(third))
    await mart.idle()
    t.deepEqual(
      [order, missed, third].map(({ id }) => about(id).length),
      [2, 0, 1],
    )
    const { body: byHand } = await call('PATCH', `${all}/${endpoint.id}`, {
      active: false,
      description: 'the ERP',
    })
    t.like(byHand, { active: false, offReason: 'admin', description: 'the ERP', events: ['order.confirmed'] })
    await remove(endpoint)
  },
)

test.serial(
  'what is no URL that may be called, no event, or one too many is refused with its field',
  async (t) => {
    const refused = async (body: object, path: string) => {
      const answer = await call('POST', all, { url: hook.url, events: ['order.confirmed'], ...body })
      t.is(answer.status, 422, JSON.stringify(body))
      t.regex(answer.body.errors[0].path, new RegExp(`^${path}`))
    }
    for (const url of [
      'erp',
      'ftp://127.0.0.1/',
      'http://example.com/',
      'http://10.0.0.1/',
      'http://a:b@127.0.0.1/',
    ])
      await refused({ url }, 'url')
    await refused({ url: `${hook.url}#here` }, 'url')
    await refused({ url: `https://127.0.0.1/${'a'.repeat(2048)}` }, 'url')
    await refused({ events: [] }, 'events')
    await refused({ events: ['order.eaten'] }, 'events')
    const entered = await Promise.all(
      Array.from({ length: mostEndpoints + 2 }, () =>
        call('POST', all, { url: hook.url, events: ['order.confirmed'] }),
      ),
    )
    const made = entered.filter(({ status }) => status === 201)
    t.is(made.length, mostEndpoints)
    t.is(entered.filter(({ status }) => status === 409).length, 2)
    const first = await call('GET', `${all}?limit=15`)
    const second = await call('GET', `${all}?limit=15&cursor=${first.body.nextCursor}`)
    t.deepEqual([first.body.items.length, second.body.items.length, second.body.nextCursor], [15, 5, null])
    await Promise.all(made.map(({ body }) => remove(body)))
    t.is((await call('PATCH', `${all}/${v7()}`, { active: true })).status, 404)
  },
)

test.serial('a customer who is erased is in nothing that is kept, once it has been told', async (t) => {
  const endpoint = await enter()
  const user = aUser()
  const [told, waits] = [anOrder({ customerId: user.id }), anOrder({ customerId: user.id })]
  await mart.publish(confirmed(told))
  await mart.idle()
  hook.state.status = 500
  t.teardown(() => {
    hook.state.status = 204
  })
  await mart.publish(confirmed(waits))
  await mart.idle()
  await mart.publish(event('mart.user.v1.UserErased', user.id, { userId: user.id }))
  await mart.idle()
  const log = `${all}/${endpoint.id}/deliveries`
  const { items } = (await call('GET', log)).body
  const [waiting, done] = items
  t.is((await call('POST', `${log}/${done.n}/retry`)).status, 409)
  hook.state.status = 204
  t.is((await call('POST', `${log}/${waiting.n}/retry`)).status, 202)
  await mart.idle()
  t.is(about(waits.id).length, 2)
  const { cleanUp } = (mart.mart.modules.at(0)?.deps ?? {}) as Deps
  await cleanUp(new AbortController().signal)
  t.is((await call('POST', `${log}/${waiting.n}/retry`)).status, 409)
  t.notRegex(JSON.stringify((await call('GET', log)).body), /today/)
  await remove(endpoint)
})

test.serial('figures tell of each endpoint what waits, and for how long', async (t) => {
  const endpoint = await enter(['payment.captured'])
  hook.state.status = 500
  t.teardown(() => {
    hook.state.status = 204
  })
  const payment = {
    ...{ id: v7(), orderId: v7(), customerId: v7(), method: 'card', provider: 'sandbox', status: 'captured' },
    ...{
      amount: { amountMinor: 1, currency: 'PKR' },
      refunded: { amountMinor: 0, currency: 'PKR' },
      ...unsaid.payment,
    },
  }
  await mart.publish(event('mart.payment.v1.PaymentCaptured', payment.orderId, { payment }))
  await until(() => about(payment.orderId).length > 0)
  await mart.idle()
  await mart.shows(new RegExp(`mart_webhook_backlog_events\\{endpoint="${endpoint.id}"\\} 1`))
  await mart.shows(new RegExp(`mart_webhook_backlog_age_seconds\\{endpoint="${endpoint.id}"\\} \\d`))
  await t.notThrowsAsync(mart.shows(/mart_messages_total\{channel="webhook",outcome="failed"\} [1-9]/))
  await remove(endpoint)
})

test('a receiver that is silent holds up no mail', async (t) => {
  const [server, silent] = [await smtpDouble(), await receiverDouble(Array(50).fill('hangs'))]
  const own = await testMart([notification], {
    notification: { webhookAllowPrivate: true, webhookTimeout: 60_000, smtpUrl: server.url },
  })
  t.teardown(async () => {
    await silent.close()
    await own.stop()
    await server.close()
  })
  const token = own.token({ id: v7(), role: 'admin' })
  await own.request('POST', all, { token, body: { url: silent.url, events: ['order.confirmed'] } })
  const user = aUser()
  await own.publish(event('mart.user.v1.UserRegistered', user.id, { user }))
  const orders = Array.from({ length: 20 }, () => anOrder({ customerId: user.id }))
  await own.publish(
    ...orders.map((order) => event('mart.order.v1.OrderDelivered', order.id, { order, ...unsaid.delivered })),
  )
  await own.publish(...orders.map(confirmed))
  await until(() => silent.received.length === 4)
  const more = Array.from({ length: 5 }, () => anOrder({ customerId: user.id }))
  await own.publish(
    ...more.map((order) => event('mart.order.v1.OrderDelivered', order.id, { order, ...unsaid.delivered })),
  )
  await until(() => server.received.length >= 25)
  t.is(silent.received.length, 4, 'all of them still wait')
})
