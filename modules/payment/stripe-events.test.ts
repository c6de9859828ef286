import test from 'ava'
import Stripe from 'stripe'
import { Problem } from '#src/http/problem.ts'
import { readStripeEvent } from './stripe-events.ts'

const secret = 'whsec_test'
const signed = (payload: string) =>
  new Stripe('unused').webhooks.generateTestHeaderString({ payload, secret })

test('what is signed but is no event is a 400', async (t) => {
  for (const payload of [
    'null',
    '[]',
    '"x"',
    '1',
    '{}',
    '{"id":"evt_1"}',
    '{"id":1,"type":"a","created":1}',
    '{',
  ]) {
    const reading = readStripeEvent(Buffer.from(payload), signed(payload), secret)
    t.is((await t.throwsAsync(reading, { instanceOf: Problem }))?.status, 400, payload)
  }
})

test('what is refused takes neither payload nor signature to the log', async (t) => {
  const reading = readStripeEvent(Buffer.from('{"card":"4242"}'), 't=1,v1=beef', secret)
  t.is(await reading, 'badly signed')
})
