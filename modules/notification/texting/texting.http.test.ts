import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import { event } from '#src/events/event.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { until } from '#src/testing/until.ts'
import notification from '../index.ts'
import { anOrder, aUser } from '../test-states.ts'
import { type Taken, type TwilioDouble, twilioDouble, twilioToken } from './twilio-double.ts'
import { signatureOf } from './twilio-signature.ts'

const test = anyTest as TestFn<{ mart: TestMart; twilio: TwilioDouble }>
const publicUrl = 'https://mart.example'
const settings = (url: string) => ({
  ...{ twilioAccountSid: 'AC1', twilioAuthToken: twilioToken, twilioFrom: '+12025550100', twilioApiUrl: url },
})

test.before(async (t) => {
  const twilio = await twilioDouble()
  const mart = await testMart([notification], { http: { publicUrl }, notification: settings(twilio.url) })
  t.context = { mart, twilio }
})
test.after.always(async (t) => {
  await t.context.mart.stop()
  await t.context.twilio.close()
})

let phones = 0
/** Somebody who is texted, at any hour, that their order is on its way: the text as the provider took it. */
async function shippedTo({ mart, twilio }: { mart: TestMart; twilio: TwilioDouble }) {
  phones += 1
  const user = aUser({ phone: `+9230099${String(phones).padStart(5, '0')}`, phoneVerified: true })
  const token = mart.token({ id: user.id, role: 'customer' })
  await mart.publish(event('mart.user.v1.UserRegistered', user.id, { user }))
  await mart.request('PUT', '/v1/notifications/preferences', { token, body: { email: false, sms: true } })
  const order = anOrder({ customerId: user.id })
  await mart.publish(
    event('mart.order.v1.OrderShipped', order.id, { order, carrier: '', trackingNumber: '' }),
  )
  await until(() => twilio.taken.some(({ to }) => to === user.phone), 30_000)
  await mart.idle()
  return { user, text: twilio.taken.find(({ to }) => to === user.phone) as Taken }
}

async function deliveriesOf(mart: TestMart, userId: string) {
  const token = mart.token({ id: v7(), role: 'staff' })
  const { body } = await mart.request('GET', `/v1/notifications/deliveries?userId=${userId}`, { token })
  return (channel: string) => body.items.find((item: { channel: string }) => item.channel === channel)
}

test('a text that didn’t come is told by mail, and staff see all of it', async (t) => {
  const { mart, twilio } = t.context
  const { user, text } = await shippedTo(t.context)
  t.like((await deliveriesOf(mart, user.id))('sms'), { status: 'sent', template: 'order_shipped' })
  t.is((await deliveriesOf(mart, user.id))('email'), undefined)
  t.is(await twilio.report(text, 'sent', mart.url), 204)
  t.is(await twilio.report(text, 'undelivered', mart.url, { ErrorCode: '30003' }), 204)
  t.is(await twilio.report(text, 'delivered', mart.url), 204)
  await mart.idle()
  const of = await deliveriesOf(mart, user.id)
  t.like(of('sms'), { status: 'failed', answer: 'undelivered (30003)' })
  t.like(of('email'), { status: 'kept' })
  t.false(JSON.stringify([of('sms'), of('email')]).includes(user.phone))
  const reason = { channel: 'sms', template: 'order_shipped', reason: 'undelivered (30003)' }
  t.like(
    await mart.said('mart.notification.v1.NotificationFailed', ({ userId }) => userId === user.id),
    reason,
  )
})

test('a report is taken of Twilio alone, for what it signed, of texts that there are or aren’t', async (t) => {
  const { mart, twilio } = t.context
  const { user, text } = await shippedTo(t.context)
  const { pathname, search, href } = new URL(text.callback ?? '')
  const fields = { MessageSid: text.sid, MessageStatus: 'undelivered', ErrorCode: '30003' }
  const post = (signature: string | undefined, body: Record<string, string> = fields, query = search) =>
    mart.request('POST', pathname + query, {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(signature !== undefined && { 'x-twilio-signature': signature }),
      },
      body: new URLSearchParams(body).toString(),
    })
  const sign = (url: string, body: Record<string, string>, token = twilioToken) =>
    signatureOf(url, new URLSearchParams(body), token)
  const good = sign(href, fields)
  t.is((await post(undefined)).status, 403)
  t.is((await post('')).status, 403)
  t.is((await post(sign(href, fields, 'another'))).status, 403)
  t.is((await post(good, { ...fields, MessageStatus: 'failed' })).status, 403)
  t.is((await post(good, fields, `?delivery=${v7()}`)).status, 403)
  t.is((await post(sign(mart.url + pathname + search, fields))).status, 403)
  t.is((await post(good, fields, '?delivery=x')).status, 422)
  t.is((await post(good, fields, '')).status, 422)
  for (const odd of [{}, { MessageSid: text.sid }, { MessageSid: 'x', MessageStatus: 'sent' }])
    t.is((await post(sign(href, odd as never), odd as never)).status, 400)
  t.like((await deliveriesOf(mart, user.id))('sms'), { status: 'sent' })
  // One that isn't known, and a status that Twilio doesn't have yet.
  t.is(
    await twilio.report(
      { ...text, callback: `${publicUrl}${pathname}?delivery=${v7()}` },
      'failed',
      mart.url,
    ),
    204,
  )
  t.is(await twilio.report({ ...text, sid: `SM${'f'.repeat(32)}` }, 'failed', mart.url), 204)
  t.is(await twilio.report(text, 'teleported', mart.url), 204)
  t.like((await deliveriesOf(mart, user.id))('sms'), { status: 'sent' })
  t.is((await post(good)).status, 204)
  t.like((await deliveriesOf(mart, user.id))('sms'), { status: 'failed' })
  const large = await mart.request('POST', pathname + search, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': good },
    body: 'a'.repeat(8_193),
  })
  t.is(large.status, 413)
})

test('the signature is Twilio’s own', (t) => {
  // The example of Twilio's documentation.
  const fields = new URLSearchParams({
    ...{ CallSid: 'CA1234567890ABCDE', Caller: '+14158675310', Digits: '1234', From: '+14158675310' },
    ...{ To: '+18005551212' },
  })
  const url = 'https://example.com/myapp.php?foo=1&bar=2'
  t.is(signatureOf(url, fields, '12345'), 'L/OH5YylLD5NRKLltdqwSvS0BnU=')
})

test('without a provider texts are kept: staff see them, of codes the admin alone', async (t) => {
  const mart = await testMart([notification])
  try {
    const user = aUser({ phone: '+923001234567', phoneVerified: true })
    const token = mart.token({ id: user.id, role: 'customer' })
    await mart.publish(event('mart.user.v1.UserRegistered', user.id, { user }))
    await mart.request('PUT', '/v1/notifications/preferences', { token, body: { email: true, sms: true } })
    const order = anOrder({ customerId: user.id })
    await mart.publish(event('mart.order.v1.OrderDelivered', order.id, { order, ...unsaid.delivered }))
    const kept = (await deliveriesOf(mart, user.id))('sms')
    t.like(kept, { status: 'kept' })
    t.regex(kept.text, /^Imtiaz Mart: order IM-000042 was delivered\./)
    const staff = mart.token({ id: v7(), role: 'staff' })
    t.is(
      (await mart.request('POST', `/v1/notifications/deliveries/${kept.id}/retry`, { token: staff })).status,
      202,
    )
    await mart.idle()
    t.like((await deliveriesOf(mart, user.id))('sms'), {
      status: 'kept',
      answer: 'no provider of texts is set up',
    })
    const path = `/v1/notifications/sms/status?delivery=${v7()}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    t.is((await mart.request('POST', path, { headers, body: 'MessageStatus=sent' })).status, 404)
  } finally {
    await mart.stop()
  }
})
