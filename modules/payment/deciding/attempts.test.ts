import test from 'ava'
import fc from 'fast-check'
import { decide } from '../decide.ts'
import type { Call, Happened, NewCall, Payment, Refund } from '../payment.ts'
import type { ProviderPayment } from '../providers/provider.ts'
import { aPayment } from '../test-payment.ts'

const at = new Date('2026-01-15T10:00:00Z')
const later = new Date('2026-01-15T10:20:00Z')

/** A payment that may be tried twice more, until a quarter past ten. */
const open = (given: Partial<Payment> = {}) =>
  aPayment({
    ...{ reference: 'first', clientSecret: 'secret', retriesLeft: 2 },
    ...{ payBy: new Date('2026-01-15T10:15:00Z'), ...given },
  })

/** Lets things happen to it, one after the other; what was called, said and refused by then. */
function life(payment: Payment) {
  const it = {
    payment,
    calls: [] as NewCall[],
    events: [] as { type: string; data: { retriesLeft?: number } }[],
    refunds: [] as Refund[],
    refused: null as string | null,
    happen(happened: Happened, now = at) {
      let count = 0
      const newId = () => `id-${it.refunds.length}-${++count}`
      const decision = decide(it.payment, happened, { now, newId, refunds: it.refunds, changes: [] })
      it.payment = decision.payment
      it.calls.push(...decision.calls)
      it.events.push(...(decision.events as unknown as typeof it.events))
      it.refunds.push(...decision.refunds)
      it.refused = decision.refused
      return it
    },
    asked: (kind: Call['kind']) => it.calls.filter((call) => call.kind === kind),
    said: () => it.events.map(({ type }) => type.slice(type.lastIndexOf('.') + 1)),
  }
  return it
}

const says = (
  status: ProviderPayment['status'],
  reference = 'first',
  more: Partial<ProviderPayment> = {},
): Happened => ({
  type: 'provider answered',
  payment: { reference, status, at, reason: 'no funds', attempt: `${reference} ${status}`, ...more },
})
const retry: Happened = { type: 'retry asked for' }
const off: Happened = { type: 'order called off', reason: 'time is over' }

for (const how of ['failed', 'declined'] as const) {
  test(`${how}: it waits for another attempt, which is opened once the last can not be paid any more`, (t) => {
    const it = life(open()).happen(says(how))
    t.like(it.payment, { status: 'failed', retriesLeft: 2 })
    t.like(it.events.at(-1), { data: { retriesLeft: 2 } })
    it.happen(retry)
    t.like(it.payment, { status: 'requires_action', retriesLeft: 1, clientSecret: null })
    t.like(it.asked('cancel'), [{ request: { reference: 'first' } }])
    t.is(it.asked('create').length, 0, 'the last one may be paid until it is cancelled')
    it.happen(says(how === 'failed' ? 'failed' : 'cancelled'))
    t.like(it.asked('create'), [{ request: { amount: 1000, capture: 'manual' } }])
    it.happen(says('requires_action', 'second', { clientSecret: 'new' }))
    t.like(it.payment, { status: 'requires_action', reference: 'second', clientSecret: 'new' })
    it.happen(says('authorized', 'second'))
    t.like(it.payment, { status: 'authorized', authorized: 1000, flags: [] })
  })
}

test('declined as often as it may be, it has failed for good', (t) => {
  const it = life(open())
  for (const reference of ['first', 'second', 'third']) {
    if (reference !== 'first') it.happen(says('requires_action', reference))
    it.happen(says('failed', reference))
    if (reference !== 'third') it.happen(retry).happen(says('failed', reference))
  }
  t.deepEqual(
    it.events.filter(({ type }) => type.endsWith('PaymentFailed')).map(({ data }) => data.retriesLeft),
    [2, 1, 0],
  )
  it.happen(retry)
  t.regex(it.refused ?? '', /as often/)
  t.is(it.asked('create').length, 2)
})

test('there is nothing to retry of what was not declined, is over, or called off; a repeated one opens nothing', (t) => {
  t.regex(life(open()).happen(retry).refused ?? '', /not declined/)
  t.regex(life(open()).happen(says('authorized')).happen(retry).refused ?? '', /authorized/)
  t.regex(life(open()).happen(says('failed')).happen(retry, later).refused ?? '', /time/i)
  t.regex(life(open()).happen(says('failed')).happen(off).happen(retry).refused ?? '', /cancelled/)
  const twice = life(open()).happen(says('failed')).happen(retry).happen(retry)
  t.regex(twice.refused ?? '', /not declined/)
  t.is(twice.payment.retriesLeft, 1)
})

test('declined when its time is over, it has failed for good', (t) => {
  const it = life(open()).happen(says('failed'), later)
  t.like(it.payment, { status: 'failed', retriesLeft: 0 })
})

test('what the provider never made is not asked for again', (t) => {
  const it = life(open({ reference: null })).happen(says('failed', ''))
  t.like(it.payment, { status: 'failed', retriesLeft: 0 })
})

test('paid after all while it is to be cancelled, it is the payment, and nothing else is opened', (t) => {
  const it = life(open()).happen(says('declined')).happen(retry).happen(says('authorized'))
  t.like(it.payment, { status: 'authorized', reference: 'first', reopening: false })
  it.happen(says('cancelled', 'first'))
  t.is(it.asked('create').length, 0)
  const taken = life(open({ capture: 'at_confirmation' }))
    .happen(says('declined'))
    .happen(retry)
  taken.happen(says('captured'))
  t.like(taken.payment, { status: 'captured', captured: 1000, refunding: 0 })
})

test('the customer pays what was declined, as it is still open at the provider, without asking for another', (t) => {
  const held = life(open()).happen(says('declined')).happen(says('authorized'))
  t.like(held.payment, { status: 'authorized' })
  const taken = life(open({ capture: 'at_confirmation' }))
    .happen(says('declined'))
    .happen(says('captured'))
  t.like(taken.payment, { status: 'captured', refunding: 0 })
})

test('what cannot be cancelled yet is cancelled once it is declined again', (t) => {
  const it = life(open()).happen(says('declined')).happen(retry).happen(says('processing'))
  it.happen(says('declined', 'first', { attempt: 'again' }))
  t.is(it.asked('cancel').length, 2)
  t.is(new Set(it.calls.map(({ key }) => key)).size, it.calls.length)
  it.happen(says('cancelled'))
  t.is(it.asked('create').length, 1)
})

test('of an attempt before nothing is booked: what is held is let go, what is taken is for people', (t) => {
  const it = life(open()).happen(says('declined')).happen(retry).happen(says('cancelled'))
  it.happen(says('requires_action', 'first', { clientSecret: 'old' }))
  t.is(it.payment.reference, null, 'a late answer is not taken for that of the next')
  it.happen(says('requires_action', 'second'))
  for (const status of ['cancelled', 'failed', 'declined', 'processing'] as const) it.happen(says(status))
  t.like(it.payment, { status: 'requires_action', reference: 'second', flags: [] })
  const before = it.asked('cancel').length
  it.happen(says('authorized'))
  t.is(it.asked('cancel').length, before + 1)
  it.happen(says('captured'))
  t.like(it.payment, { status: 'requires_action', captured: 0 })
  t.is(it.payment.flags.length, 1)
})

test('called off at any moment, nothing stays open at the provider, and nothing new is opened', (t) => {
  const declined = life(open()).happen(says('declined')).happen(off)
  t.like(declined.asked('cancel'), [{ request: { reference: 'first' } }])
  declined.happen(says('authorized'))
  t.is(declined.asked('cancel').length, 2)

  const reopening = life(open()).happen(says('declined')).happen(retry).happen(off).happen(says('cancelled'))
  t.is(reopening.asked('create').length, 0)
  t.is(reopening.payment.status, 'cancelled')

  const making = life(open()).happen(says('failed')).happen(retry).happen(says('failed')).happen(off)
  making.happen(says('requires_action', 'second'))
  t.like(making.asked('cancel').at(-1), { request: { reference: 'second' } })
})

test('what the last release opened stays open when it is declined', (t) => {
  const it = life(open({ retriesLeft: 0, payBy: null })).happen(says('declined'))
  t.is(it.payment.status, 'requires_action')
})

test('whatever is told, retried and called off, at most one attempt is open, and none pays beside another', (t) => {
  const story = fc.array(
    fc.oneof(
      fc.record({
        nth: fc.nat(2),
        status: fc.constantFrom('declined', 'processing', 'authorized', 'captured', 'cancelled', 'failed'),
      }),
      { weight: 2, arbitrary: fc.constant('retry' as const) },
      { weight: 2, arbitrary: fc.constant('answer' as const) },
      fc.constant('off' as const),
    ),
    { maxLength: 40, size: 'max' },
  )
  fc.assert(
    fc.property(story, fc.constantFrom('at_packing', 'at_confirmation'), (story, capture) => {
      const it = life(open({ capture }))
      // The provider: what is over there stays so, and what it cancels can't be paid.
      const standing = new Map<string, ProviderPayment['status']>([['first', 'requires_action']])
      const isOver = (reference: string) =>
        ['captured', 'cancelled', 'failed'].includes(standing.get(reference) ?? 'failed')
      let answered = 0
      const answer = () => {
        const call = it.calls[answered++]
        if (call?.kind === 'create') {
          const reference = ['second', 'third'][standing.size - 1] as string
          standing.set(reference, 'requires_action')
          it.happen(says('requires_action', reference))
        }
        if (call?.kind === 'cancel') {
          const { reference } = call.request
          if (!isOver(reference) && standing.get(reference) !== 'processing')
            standing.set(reference, 'cancelled')
          it.happen(says(standing.get(reference) as ProviderPayment['status'], reference))
        }
      }
      for (const what of story) {
        if (what === 'retry') it.happen(retry)
        else if (what === 'off') it.happen(off)
        else if (what === 'answer') answer()
        else {
          const reference = ['first', 'second', 'third'][what.nth] as string
          const pays = ['authorized', 'captured'].includes(what.status)
          if (!standing.has(reference) || isOver(reference) || standing.get(reference) === 'authorized')
            continue
          if (pays && what.status !== (capture === 'at_packing' ? 'authorized' : 'captured')) continue
          standing.set(reference, what.status === 'declined' ? 'requires_action' : what.status)
          it.happen(
            says(what.status, reference, { attempt: `${answered}-${it.calls.length}-${it.said().length}` }),
          )
        }
        const payable = [...standing.keys()].filter((reference) => !isOver(reference))
        t.true(payable.length <= 1, `open at once: ${payable}`)
      }
      while (answered < it.calls.length) answer()
      t.deepEqual(it.payment.flags, [])
      const good = [...standing].filter(([, status]) => status === 'authorized' || status === 'captured')
      t.true(good.length <= 1)
      const { status, calledOff, captured, refunding } = it.payment
      if (good.length === 1 && !calledOff && captured - refunding === 0) t.is(status, 'authorized')
      if (calledOff) t.is(captured - refunding, 0)
    }),
    { numRuns: 3_000 },
  )
})
