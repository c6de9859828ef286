import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import { toTimestamp } from '#proto/events.ts'
import { event } from '#src/events/event.ts'
import { loadSealingKey } from '#src/keys/mail-keys.ts'
import { contextOf, seal } from '#src/keys/sealing.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import notification from '../index.ts'
import { anOrder, aUser } from '../test-states.ts'
import { smtpDouble } from './smtp-double.ts'

const test = anyTest as TestFn<{ mart: TestMart }>

test.before(async (t) => {
  t.context.mart = await testMart([notification])
})
test.after.always(async (t) => {
  await t.context.mart.stop()
})

const staffOf = (mart: TestMart) => mart.token({ id: v7(), role: 'staff' })
/** A token as the user module says it, in the event that has it mailed. */
async function asking(
  mart: TestMart,
  type: 'PasswordResetRequested' | 'EmailVerificationRequested',
  user: ReturnType<typeof aUser>,
  ms = 60_000,
) {
  const name = `mart.user.v1.${type}` as const
  return event(name, user.id, {
    userId: user.id,
    email: user.email,
    name: user.name,
    token: '',
    sealedToken: seal(await loadSealingKey(mart.config), 'single-use-token', contextOf(name, user.id)),
    expiresAt: toTimestamp(new Date(Date.now() + ms)),
  })
}

const tokenOf = (mart: TestMart, id: string) => mart.token({ id, role: 'customer' })

test('without a server mails are kept and shown to staff, who may set them going again', async (t) => {
  const { mart } = t.context
  const order = anOrder()
  await mart.publish(event('mart.order.v1.OrderConfirmed', order.id, { order }))
  const token = staffOf(mart)
  const path = `/v1/notifications/deliveries?userId=${order.customerId}`
  const { body } = await mart.request('GET', path, { token })
  const email = body.items.find(({ channel }: { channel: string }) => channel === 'email')
  const inApp = body.items.find(({ channel }: { channel: string }) => channel === 'in_app')
  t.is(body.items.length, 2)
  t.like(email, { status: 'kept', template: 'order_confirmed', orderId: order.id, attempts: [] })
  t.true(email.text.includes('Sindhri mango × 1.5 kg: Rs 450.00'))
  t.like(inApp, { status: 'sent' })

  t.is((await mart.request('POST', `/v1/notifications/deliveries/${inApp.id}/retry`, { token })).status, 409)
  t.is((await mart.request('POST', `/v1/notifications/deliveries/${v7()}/retry`, { token })).status, 404)
  const retried = await mart.request('POST', `/v1/notifications/deliveries/${email.id}/retry`, { token })
  t.is(retried.status, 202)
  t.is(retried.body.status, 'pending')
  await mart.idle()
  const kept = await mart.request('GET', `${path}&status=kept&limit=1`, { token })
  t.like(kept.body.items[0], { id: email.id, status: 'kept' })
  t.is(kept.body.items[0].attempts[0].outcome, 'kept')
  t.is(kept.body.nextCursor, null)
  const customer = tokenOf(mart, order.customerId)
  t.is((await mart.request('GET', path, { token: customer })).status, 403)
  t.is((await mart.request('GET', `${path}&status=lost`, { token })).status, 422)
})

test('a mail with a token is nothing for the inbox, nor for staff', async (t) => {
  const { mart } = t.context
  const user = aUser()
  await mart.publish(await asking(mart, 'PasswordResetRequested', user))
  t.deepEqual(
    (await mart.request('GET', '/v1/notifications', { token: tokenOf(mart, user.id) })).body.items,
    [],
  )
  const path = `/v1/notifications/deliveries?userId=${user.id}`
  const staff = await mart.request('GET', path, { token: staffOf(mart) })
  t.is(staff.body.items.length, 1)
  t.notRegex(JSON.stringify(staff.body), /single-use-token|ali@/)
  const admin = await mart.request('GET', path, { token: mart.token({ id: v7(), role: 'admin' }) })
  t.true(admin.body.items[0].text.includes('single-use-token'))
})

test('of a kept mail whose token has ended not even an admin is shown the text', async (t) => {
  const { mart } = t.context
  const user = aUser()
  await mart.publish(await asking(mart, 'PasswordResetRequested', user, -1))
  const token = mart.token({ id: v7(), role: 'admin' })
  const { body } = await mart.request('GET', `/v1/notifications/deliveries?userId=${user.id}`, { token })
  t.like(body.items, [{ status: 'kept', template: 'password_reset' }])
  t.false('text' in body.items[0])
})

test('in production a mail with a token is shown to nobody, not even an admin', async (t) => {
  const mart = await testMart([notification], { env: 'production', logLevel: 'silent' })
  try {
    const user = aUser()
    await mart.publish(await asking(mart, 'PasswordResetRequested', user))
    await mart.publish(await asking(mart, 'EmailVerificationRequested', user))
    const token = mart.token({ id: v7(), role: 'admin' })
    const { body } = await mart.request('GET', `/v1/notifications/deliveries?userId=${user.id}`, { token })
    t.is(body.items.length, 2)
    t.notRegex(JSON.stringify(body), /single-use-token/)
    for (const { id } of body.items) {
      const again = await mart.request('POST', `/v1/notifications/deliveries/${id}/retry`, { token })
      t.notRegex(JSON.stringify(again.body), /single-use-token/)
    }
  } finally {
    await mart.stop()
  }
})

test('with a server a customer gets the mail of an order, and that is said', async (t) => {
  const server = await smtpDouble()
  const mart = await testMart([notification], { notification: { smtpUrl: server.url } })
  try {
    const user = aUser()
    const order = anOrder({ customerId: user.id })
    await mart.publish(event('mart.order.v1.OrderConfirmed', order.id, { order }))
    await mart.publish(event('mart.user.v1.UserRegistered', user.id, { user }))
    const delivered = await mart.said('mart.notification.v1.NotificationDelivered')
    t.like(delivered, { userId: user.id, channel: 'email', template: 'order_confirmed' })
    t.deepEqual(
      server.received.map(({ to }) => to),
      [[user.email]],
    )
    const { body } = await mart.request('GET', '/v1/notifications/deliveries?status=sent', {
      token: staffOf(mart),
    })
    const mail = body.items.find(({ channel }: { channel: string }) => channel === 'email')
    t.like(mail.attempts, [{ outcome: 'sent' }])
    t.regex(mail.answer, /^250/)
    t.false('text' in mail)
  } finally {
    await mart.stop()
    await server.close()
  }
})

test('a key that opens no token is told at the start', async (t) => {
  await t.throwsAsync(testMart([notification], { mail: { privateKey: 'not a key' } }), {
    message: 'MAIL_PRIVATE_KEY is not a PEM key.',
  })
})
