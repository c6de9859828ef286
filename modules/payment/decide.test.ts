import test from 'ava'
import fc from 'fast-check'
import { decide } from './decide.ts'
import type { Call, Entry, Happened, Payment, Refund } from './payment.ts'
import type { ProviderPayment } from './provider.ts'

const now = new Date('2026-01-15T10:00:00Z')
const total = 1000

const opened = (more: Partial<Payment> = {}): Payment => ({
  id: 'payment',
  orderId: 'order',
  customerId: 'customer',
  method: 'card',
  provider: 'sandbox',
  reference: null,
  clientSecret: null,
  status: 'requires_action',
  amount: total,
  currency: 'PKR',
  captured: 0,
  refunded: 0,
  refunding: 0,
  calledOff: false,
  version: 1,
  createdAt: now,
  updatedAt: now,
  ...more,
})

const says = (status: ProviderPayment['status']): Happened => ({
  type: 'provider answered',
  payment: { reference: 'ref', clientSecret: 'secret', status, at: now },
})

/** A payment that things happen to, with all that came of them. */
function life(payment: Payment) {
  const [entries, refunds, events, calls] = [[], new Map(), [], []] as unknown as [
    Entry[],
    Map<string, Refund>,
    string[],
    Pick<Call, 'key' | 'kind' | 'request'>[],
  ]
  let ids = 0
  const lived = { payment, entries, refunds, events, calls, refused: null as string | null, happen }
  function happen(happened: Happened) {
    const pending = [...refunds.values()].filter(({ status }) => status === 'pending')
    const decision = decide(lived.payment, happened, { now, newId: () => `id-${++ids}`, pending })
    lived.payment = decision.payment
    lived.refused = decision.refused
    entries.push(...decision.entries)
    events.push(...decision.events.map(({ type }) => type.split('.').at(-1) as string))
    calls.push(...decision.calls)
    for (const refund of decision.refunds) refunds.set(refund.id, refund)
    return lived
  }
  return lived
}

const sumOf = (entries: Entry[], kind: Entry['kind']) =>
  entries.filter((entry) => entry.kind === kind).reduce((sum, { amount }) => sum + amount, 0)

test('a card payment is made, paid and told of once', (t) => {
  const it = life(opened())
  for (const status of ['requires_action', 'requires_action', 'captured', 'captured'] as const)
    it.happen(says(status))
  t.deepEqual(it.events, ['PaymentActionRequired', 'PaymentCaptured'])
  t.deepEqual(
    it.entries.map(({ kind, amount }) => [kind, amount]),
    [['capture', total]],
  )
  t.like(it.payment, { status: 'captured', captured: total, reference: 'ref', clientSecret: 'secret' })
})

test('a declined attempt is booked and may be followed by another; a failure is final', (t) => {
  const it = life(opened({ reference: 'ref' })).happen(says('declined'))
  t.like(it.payment, { status: 'requires_action' })
  it.happen(says('failed')).happen(says('failed'))
  t.is(it.payment.status, 'failed')
  t.deepEqual(it.events, ['PaymentFailed'])
  it.happen({ type: 'confirmation asked for', token: 'tok_ok' })
  t.regex(it.refused ?? '', /failed already/)
})

test('what is captured after the order was called off goes back at once', (t) => {
  const it = life(opened({ reference: 'ref' }))
    .happen(says('processing'))
    .happen({ type: 'order called off', reason: 'cancelled' })
    .happen(says('processing'))
    .happen(says('captured'))
  t.like(it.payment, { status: 'captured', captured: total, refunding: total })
  t.deepEqual(
    it.calls.map(({ kind }) => kind),
    ['cancel', 'refund'],
  )
})

test('a payment of an order called off while the provider makes it is cancelled, not offered', (t) => {
  const it = life(opened()).happen({ type: 'order called off', reason: 'cancelled' })
  t.deepEqual(it.calls, [])
  it.happen(says('requires_action'))
  t.deepEqual(
    it.calls.map(({ kind }) => kind),
    ['cancel'],
  )
  t.regex(it.happen({ type: 'confirmation asked for', token: 'tok_ok' }).refused ?? '', /was cancelled/)
  it.happen(says('cancelled'))
  t.is(it.payment.status, 'cancelled')
  t.deepEqual(it.events, ['PaymentCancelled'])
})

test('a cancellation that nobody here asked for fails the payment, so that the order does not wait', (t) => {
  t.deepEqual(life(opened({ reference: 'ref' })).happen(says('cancelled')).events, ['PaymentFailed'])
})

test('cash is captured at the door, and not where the order was called off', (t) => {
  const cash = {
    method: 'cash_on_delivery',
    provider: 'cash',
    status: 'authorized',
    reference: 'cash',
  } as const
  const paid = life(opened(cash)).happen({ type: 'order delivered' }).happen({ type: 'order delivered' })
  t.like(paid.payment, { status: 'captured', captured: total })
  t.is(paid.entries.length, 1)
  const off = life(opened(cash))
    .happen({ type: 'order called off', reason: '' })
    .happen({ type: 'order delivered' })
  t.like(off.payment, { status: 'cancelled', captured: 0 })
  t.deepEqual(off.events, ['PaymentCancelled'])
})

test('a refund reserves what it asks for, and a failed one gives it back', (t) => {
  const ask = (amount: number | null): Happened => ({
    ...{ type: 'refund asked for', amount, reason: 'bruised', requestedBy: 'staff' },
  })
  const it = life(opened({ reference: 'ref' }))
    .happen(says('captured'))
    .happen(ask(600))
  t.is(it.payment.refunding, 600)
  t.regex(it.happen(ask(401)).refused ?? '', /400 of 1000/)
  const [first] = it.refunds.keys()
  const answer = (refundId: string, status: 'succeeded' | 'failed'): Happened => ({
    ...{ type: 'refund answered', refundId, refund: { reference: 're', status, at: now } },
  })
  it.happen(answer(first as string, 'failed')).happen(answer(first as string, 'succeeded'))
  t.like(it.payment, { refunding: 0, refunded: 0, status: 'captured' })
  it.happen(ask(null))
  const second = [...it.refunds.keys()][1] as string
  it.happen(answer(second, 'succeeded')).happen(answer(second, 'succeeded'))
  t.like(it.payment, { status: 'refunded', refunded: total, refunding: 0 })
  t.is(sumOf(it.entries, 'refund'), total)
  t.regex(it.happen(ask(null)).refused ?? '', /refunded/)
})

/** A provider that takes and gives money as it pleases, within what providers can do. */
const happening = fc.oneof(
  fc
    .constantFrom('requires_action', 'declined', 'processing', 'captured', 'failed', 'cancelled')
    .map((status) => says(status as ProviderPayment['status'])),
  fc.record({
    type: fc.constant('refund asked for' as const),
    amount: fc.option(fc.integer({ min: 1, max: total + 200 })),
    reason: fc.constant('because'),
    requestedBy: fc.constant('staff'),
  }),
  fc.constantFrom<Happened>(
    { type: 'order called off', reason: 'cancelled' },
    { type: 'order delivered' },
    { type: 'confirmation asked for', token: 'tok_ok' },
  ),
  // The nth refund is answered, also one that was answered before.
  fc.record({ nth: fc.nat(5), status: fc.constantFrom('succeeded' as const, 'failed' as const) }),
)

test('whatever happens in whatever order, the ledger sums to the payment and nothing moves twice', (t) => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), fc.boolean(), (happenings, cash) => {
      const it = life(
        cash
          ? opened({ method: 'cash_on_delivery', provider: 'cash', status: 'authorized', reference: 'cash' })
          : opened(),
      )
      for (const happened of happenings) {
        if ('nth' in happened) {
          const id = [...it.refunds.keys()][happened.nth]
          if (!id) continue
          const refund = { reference: `re-${id}`, status: happened.status, at: now }
          it.happen({ type: 'refund answered', refundId: id, refund })
        } else it.happen(happened)

        const { status, captured, refunded, refunding, calledOff } = it.payment
        t.is(sumOf(it.entries, 'capture'), captured)
        t.is(sumOf(it.entries, 'refund'), refunded)
        t.true(captured <= total && refunded + refunding <= captured && refunding >= 0)
        const open = [...it.refunds.values()].filter((refund) => refund.status === 'pending')
        t.is(
          open.reduce((sum, { amount }) => sum + amount, 0),
          refunding,
        )
        const moves = it.entries.filter(({ kind }) => kind !== 'failure')
        t.is(new Set(moves.map(({ key }) => key)).size, moves.length)
        t.is(status === 'refunded', captured > 0 && refunded === captured)
        t.is(status === 'partially_refunded', refunded > 0 && refunded < captured)
        const kept = captured - refunded - refunding
        const gaveUp = [...it.refunds.values()].some((refund) => refund.status === 'failed')
        if (calledOff && !gaveUp) t.is(kept, 0)
        t.true(it.events.filter((type) => type === 'PaymentCaptured').length <= 1)
        t.true(it.events.filter((type) => type === 'PaymentFailed').length <= 1)
      }
    }),
    { numRuns: 500 },
  )
})
