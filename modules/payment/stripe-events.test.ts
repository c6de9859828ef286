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

test('what is signed, and an event but for what cannot be kept, is a 400', async (t) => {
  const read = (more: object, object: object = {}) => {
    const payload = JSON.stringify({
      ...{ id: 'evt_1', type: 'some.thing', created: 1, data: { object } },
      ...more,
    })
    return readStripeEvent(Buffer.from(payload), signed(payload), secret)
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

test('what is refused takes neither payload nor signature to the log', async (t) => {
  for (const [payload, signature, detail] of [
    ['{"card":"4242"}', 't=1,v1=beef', /signature/],
    ['{"card":"4242"}', undefined, /signature/],
    ['{"card":"4242', signed('{"card":"4242'), /not JSON/],
    ['{"card":"4242"}', signed('{"card":"4242"}'), /not an event/],
  ] as const) {
    const reading = readStripeEvent(Buffer.from(payload), signature, secret)
    const refused = await t.throwsAsync(reading, { instanceOf: Problem })
    t.is(refused?.cause, undefined)
    t.regex(refused?.message ?? '', detail)
    t.notRegex(refused?.message ?? '', /4242|beef/)
  }
})
