import test from 'ava'
import fc from 'fast-check'
import { decide } from './decide.ts'
import { type Call, type Entry, type Happened, owed, type Payment, type Refund } from './payment.ts'
import type { ProviderPayment, ProviderRefund } from './providers/provider.ts'
import { aPayment } from './test-payment.ts'

const now = new Date('2026-01-15T10:00:00Z')
const total = 1000

const opened = (more: Partial<Payment> = {}): Payment =>
  aPayment({ id: 'payment', orderId: 'order', amount: total, createdAt: now, updatedAt: now, ...more })

const says = (status: ProviderPayment['status'], more: Partial<ProviderPayment> = {}): Happened => ({
  type: 'provider answered',
  payment: {
    reference: 'ref',
    clientSecret: 'secret',
    status,
    at: now,
    money: { amount: total, currency: 'PKR' },
    ...more,
  },
})

/** What a provider tells of a refund that nobody here asked for. */
const toldRefund = (reference: string, status: ProviderRefund['status'], amount: number): Happened => ({
  type: 'refund answered',
  refundId: null,
  refund: { reference, status, money: { amount, currency: 'PKR' }, at: now },
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
    const world = { now, newId: () => `id-${++ids}`, refunds: [...refunds.values()] }
    const decision = decide(lived.payment, happened, world)
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
    type: 'refund asked for',
    amount,
    reason: 'bruised',
    requestedBy: 'staff',
  })
  const it = life(opened({ reference: 'ref' }))
    .happen(says('captured'))
    .happen(ask(600))
  t.is(it.payment.refunding, 600)
  t.regex(it.happen(ask(401)).refused ?? '', /PKR 4\.00 can/)
  const [first] = it.refunds.keys()
  const answer = (refundId: string, status: 'succeeded' | 'failed'): Happened => ({
    type: 'refund answered',
    refundId,
    refund: { reference: 're', status, at: now },
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

test('what was paid is compared with what was asked for, and what differs is flagged, not booked', (t) => {
  const wrong: Partial<ProviderPayment>[] = [
    { money: { amount: 1, currency: 'USD' } },
    { money: { amount: total, currency: 'USD' } },
    { money: { amount: total - 1, currency: 'PKR' } },
    { money: { amount: total + 1, currency: 'PKR' } },
    { money: null },
    { reference: 'another' },
  ]
  for (const more of wrong) {
    const it = life(opened({ reference: 'ref' }))
    for (const status of ['processing', 'captured', 'captured', 'failed'] as const)
      it.happen(says(status, more))
    t.like(it.payment, { status: 'requires_action', captured: 0 })
    t.deepEqual(it.events, [])
    t.is(it.payment.flags.length, 3, 'once each')
    t.true(it.entries.every(({ kind, detail }) => kind === 'failure' && detail.startsWith('not booked')))
    // The right one is booked all the same, and is what a later word is compared with, too.
    it.happen(says('captured'))
    t.like(it.payment, { status: 'captured', captured: total })
    it.happen(says('captured', more))
    t.like(it.payment, { captured: total })
  }
})

test('an order that is called off does not wait for a payment of a wrong sum', (t) => {
  const it = life(opened({ reference: 'ref' }))
    .happen({ type: 'order called off', reason: 'cancelled' })
    .happen(says('captured', { money: { amount: 1, currency: 'USD' } }))
  t.like(it.payment, { status: 'cancelled', captured: 0 })
  t.is(it.payment.flags.length, 1)
  const other = life(opened({ reference: 'ref' }))
    .happen({ type: 'order called off', reason: 'cancelled' })
    .happen(says('captured', { reference: 'another' }))
  t.is(other.payment.status, 'requires_action', 'its own payment is still to be cancelled')
})

test('a refund made at the provider is booked as ours are, once, and told of', (t) => {
  const it = life(opened({ reference: 'ref' })).happen(says('captured'))
  it.happen(toldRefund('re_1', 'pending', 300))
  t.like(it.payment, { refunding: 300, refunded: 0 })
  t.truthy([...it.refunds.values()][0]?.askAt)
  it.happen(toldRefund('re_1', 'succeeded', 300)).happen(toldRefund('re_1', 'succeeded', 300))
  t.like(it.payment, { status: 'partially_refunded', refunding: 0, refunded: 300 })
  it.happen(toldRefund('re_2', 'succeeded', 700))
  t.is(it.payment.status, 'refunded')
  t.deepEqual(it.events, ['PaymentCaptured', 'PaymentRefunded', 'PaymentRefunded'])
  it.happen(toldRefund('re_3', 'succeeded', 1))
  t.like(it.payment, { refunded: total })
  t.regex(it.payment.flags[0] ?? '', /re_3.*PKR \d+\.\d\d.*more than is left/)
})

test('a refund that can not be booked yet is refused, so that it is told again', (t) => {
  const it = life(opened({ reference: 'ref' })).happen(toldRefund('re_1', 'succeeded', 300))
  t.regex(it.refused ?? '', /not known to be captured/)
  it.happen(says('captured'))
  it.happen({ type: 'refund asked for', amount: null, reason: 'bruised', requestedBy: 'staff' })
  t.regex(it.happen(toldRefund('re_1', 'succeeded', 300)).refused ?? '', /under way/)
  t.deepEqual(it.payment.flags, [])
  t.is(it.refunds.size, 1)
})

test('a refund of another currency, and one that fails after it had succeeded, are flagged', (t) => {
  const it = life(opened({ reference: 'ref' })).happen(says('captured'))
  const ours = life(it.payment).happen({
    type: 'refund asked for',
    amount: 500,
    reason: 'bruised',
    requestedBy: 'staff',
  })
  const [refundId] = ours.refunds.keys()
  const less = {
    reference: 're',
    status: 'succeeded',
    money: { amount: 50, currency: 'PKR' },
    at: now,
  } as const
  ours.happen({ type: 'refund answered', refundId: refundId as string, refund: less })
  t.like(ours.payment, { refunded: 0, refunding: 500 })
  t.regex(ours.payment.flags[0] ?? '', /re, a refund at the provider, is of PKR 0\.50 rather than PKR 5\.00/)
  it.happen({
    type: 'refund answered',
    refundId: null,
    refund: { reference: 're_1', status: 'succeeded', money: { amount: 300, currency: 'USD' }, at: now },
  })
  t.is(it.refunds.size, 0)
  it.happen(toldRefund('re_2', 'succeeded', 300))
  for (let time = 0; time < 2; time += 1) it.happen(toldRefund('re_2', 'failed', 300))
  const failures = it.events.filter((event) => event === 'RefundFailed')
  t.is(failures.length, 1, 'what a bank sent back is said once')
  t.like(it.payment, { refunded: 300, status: 'partially_refunded' })
  t.like([...it.refunds.values()][0], { status: 'succeeded', failure: 'failed at the provider' })
  t.is(it.payment.flags.length, 2)
})

test('a refund that stays pending is flagged in the end, and settled all the same if it is told of', (t) => {
  const it = life(opened({ reference: 'ref' })).happen(says('captured'))
  it.happen(toldRefund('re_1', 'pending', 300))
  const [id] = it.refunds.keys()
  it.happen({ type: 'refund given up', refundId: id as string })
  t.is(it.refunds.get(id as string)?.askAt, null)
  t.regex(it.payment.flags[0] ?? '', /is pending at the provider since 2026-01-15/)
  it.happen(toldRefund('re_1', 'succeeded', 300))
  t.like(it.payment, { refunding: 0, refunded: 300 })
})

test('cash of an order that comes back is owed until somebody says that it was handed over', (t) => {
  const cash = {
    method: 'cash_on_delivery',
    provider: 'cash',
    status: 'authorized',
    reference: 'cash',
  } as const
  const it = life(opened(cash))
    .happen({ type: 'order delivered' })
    .happen({ type: 'order called off', reason: 'returned' })
  t.like(it.payment, { status: 'captured', captured: total, refunding: 0, calledOff: true })
  t.deepEqual(it.calls, [])
  t.is(owed(it.payment), total)
  it.happen({ type: 'refund asked for', amount: null, reason: 'returned', requestedBy: 'staff' })
  const [id] = it.refunds.keys()
  const refund = { reference: `cash-${id}`, status: 'succeeded', at: now } as const
  it.happen({ type: 'refund answered', refundId: id as string, refund })
  t.is(it.payment.status, 'refunded')
  t.is(owed(it.payment), 0)
})

/** A provider that takes and gives money as it pleases, within what providers can do. */
const happening = fc.oneof(
  fc
    .constantFrom('requires_action', 'declined', 'processing', 'captured', 'failed', 'cancelled')
    .chain((status) =>
      fc.oneof(
        { weight: 5, arbitrary: fc.constant(says(status as ProviderPayment['status'])) },
        fc
          .constantFrom<Partial<ProviderPayment>>(
            { money: { amount: 1, currency: 'USD' } },
            { money: null },
            { reference: 'another' },
          )
          .map((more) => says(status as ProviderPayment['status'], more)),
      ),
    ),
  fc
    .record({
      nth: fc.nat(3),
      status: fc.constantFrom<ProviderRefund['status']>('succeeded', 'pending', 'failed'),
      amount: fc.integer({ min: 0, max: total + 1 }),
    })
    .map(({ nth, status, amount }) => toldRefund(`elsewhere-${nth}`, status, amount)),
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
  fc.record({
    nth: fc.nat(5),
    status: fc.constantFrom('succeeded' as const, 'failed' as const, 'pending' as const),
  }),
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
          // Nobody but us knows of cash.
        } else if (!cash || happened.type !== 'refund answered') it.happen(happened)

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
        if (calledOff && !gaveUp && !cash) t.is(kept, 0)
        if (cash) t.true([...it.refunds.values()].every(({ requestedBy }) => requestedBy !== null))
        t.true(it.events.filter((type) => type === 'PaymentCaptured').length <= 1)
        t.true(it.events.filter((type) => type === 'PaymentFailed').length <= 1)
      }
    }),
    { numRuns: 500 },
  )
})
