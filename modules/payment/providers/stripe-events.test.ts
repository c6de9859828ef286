import test from 'ava'
import Stripe from 'stripe'
import { Problem } from '#src/http/problem.ts'
import { readStripeEvent } from './stripe-events.ts'

const secret = 'whsec_test'
const signed = (payload: string) =>
  new Stripe('unused').webhooks.generateTestHeaderString({ payload, secret })

/** What is made of a payload that is well signed. */
async function readSigned(payload: string) {
  const event = await readStripeEvent(Buffer.from(payload), signed(payload), secret)
  if (event === 'badly signed') throw new Error(event)
  return event
}

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
    const reading = readSigned(payload)
    t.is((await t.throwsAsync(reading, { instanceOf: Problem }))?.status, 400, payload)
  }
})

const intent = { id: 'pi_1', status: 'succeeded', amount: 1, amount_received: 1, currency: 'pkr', created: 1 }
const refund = {
  id: 're_1',
  payment_intent: 'pi_1',
  amount: 1,
  currency: 'pkr',
  status: 'succeeded',
  created: 1,
}
const dispute = { ...refund, id: 'dp_1', status: 'needs_response', reason: 'fraudulent' }
const objects = {
  'payment_intent.succeeded': intent,
  'payment_intent.canceled': { ...intent, canceled_at: 1 },
  'payment_intent.payment_failed': { ...intent, last_payment_error: { message: 'no funds', charge: 'ch_1' } },
  'refund.created': refund,
  'charge.refunded': { id: 'ch_1', payment_intent: 'pi_1', refunds: { data: [refund] } },
  'charge.dispute.created': { ...dispute, evidence_details: { due_by: 1 } },
}
const read = (type: string, object: object) => {
  const payload = JSON.stringify({ id: 'evt_1', type, created: 1, data: { object } })
  return readSigned(payload)
}

test('an event whose object is not as Stripe has them is a 400 that names where, and nothing of it is booked', async (t) => {
  const wrong = [undefined, null, '', {}, [], -1, 0.5, 1e300]
  let refusals = 0
  for (const [type, object] of Object.entries(objects)) {
    t.is((await read(type, object)).told.length, 1, type)
    const parts = type === 'charge.refunded' ? Object.keys(refund) : Object.keys(object)
    for (const field of parts)
      for (const value of wrong) {
        const spoilt =
          type === 'charge.refunded'
            ? { ...object, refunds: { data: [{ ...refund, [field]: value }] } }
            : { ...object, [field]: value }
        const said = await read(type, spoilt).then(
          ({ told }) => told,
          (error) => error,
        )
        // A field that Stripe leaves out, or has no value for, may be so here.
        if (Array.isArray(said)) continue
        t.true(said instanceof Problem && said.status === 400, `${type} ${field} ${value}: ${said.stack}`)
        t.regex(said.message, new RegExp(field))
        refusals++
      }
  }
  t.true(refusals > 150, `${refusals}`)
})

test('what is signed, and an event but for what cannot be kept, is a 400', async (t) => {
  const read = (more: object, object: object = {}) => {
    const payload = JSON.stringify({
      id: 'evt_1',
      type: 'some.thing',
      created: 1,
      data: { object },
      ...more,
    })
    return readSigned(payload)
  }
  t.like(await read({}), { id: 'evt_1', type: 'some.thing', told: [] })
  const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`)
  const bad = [
    ...[{ id: '' }, { id: 'x'.repeat(256) }, { type: '' }, { type: 1 }, { data: null }, { data: {} }],
    ...[{ created: -1 }, { created: 1.5 }, { created: 1e12 }, { created: '1' }, { data: { object: [] } }],
  ]
  const readings = [
    ...bad.map((more) => () => read(more)),
    ...[{ note: 'a\0b' }, deep].map((object) => () => read({}, object)),
  ]
  for (const reading of readings)
    t.like(await t.throwsAsync(reading, { instanceOf: Problem }), {
      status: 400,
      message: 'The body is not an event of Stripe.',
      cause: undefined,
    })
})

test('what is badly signed is said to be so, and no more', async (t) => {
  for (const signature of ['t=1,v1=beef', undefined, ''])
    t.is(await readStripeEvent(Buffer.from('{"card":"4242"}'), signature, secret), 'badly signed')
})

test('what is refused takes nothing of the payload to the log', async (t) => {
  for (const [payload, detail] of [
    ['{"card":"4242', /not JSON/],
    ['{"card":"4242"}', /not an event/],
  ] as const) {
    const refused = await t.throwsAsync(readSigned(payload), { instanceOf: Problem })
    t.is(refused?.cause, undefined)
    t.regex(refused?.message ?? '', detail)
    t.notRegex(refused?.message ?? '', /4242/)
  }
})
