import test from 'ava'
import { v7 } from 'uuid'
import { toTimestamp } from '#proto/events.ts'
import { event } from '#src/events/event.ts'
import { conforms } from '#src/testing/conformance.ts'
import { malformed } from '#src/testing/malformed.ts'
import { testMart } from '#src/testing/mart.ts'
import payment from '../index.ts'
import { placed } from '../test-order.ts'

test('no malformed request is a 500, and every answer is what the document says', async (t) => {
  const mart = await testMart([payment], { payment: { stripeWebhookSecret: 'whsec_test' } })
  t.teardown(() => mart.stop())
  const order = placed()
  const expiresAt = toTimestamp(new Date())
  await mart.publish(event('mart.order.v1.PaymentRequested', order.id, { order, expiresAt }))
  const { payment: made } = await mart.said('mart.payment.v1.PaymentActionRequired')
  const owner = mart.token({ id: order.customerId, role: 'customer' })
  const staff = mart.token({ id: v7(), role: 'staff' })
  await mart.request('POST', `/v1/payments/${made.id}/confirm`, { token: owner, body: { token: 'tok_ok' } })

  const { body: document } = await mart.request('GET', '/openapi.json')
  let [asked, fine] = [0, 0]
  for (const { method, path, headers, body, why } of malformed(document)) {
    const real = path.replace(/(?<=\/v1\/payments\/)[0-9a-f-]{36}/, made.id)
    const token = path.endsWith('/confirm') ? owner : staff
    const key = why.includes('Idempotency-Key') ? undefined : { 'Idempotency-Key': v7() }
    const answer = await mart.request(method, real, { token, body, headers: { ...headers, ...key } })
    asked++
    if (answer.status < 300) fine++
    t.true(answer.status < 500, `${why}: ${answer.status}`)
    const got = Object.fromEntries(answer.headers)
    t.deepEqual(conforms(document, method, real, answer.status, got, answer.body), [], why)
  }
  t.true(asked > 100, `${asked} requests`)
  t.true(fine > 10, `${fine} were fine`)
})
