import test from 'ava'
import fc from 'fast-check'
import { type Entry, type Happened, owed } from './payment.ts'
import type { ProviderPayment, ProviderRefund } from './providers/provider.ts'
import { costs, held, life, most, now, off, ofMost, opened, says, total } from './test-life.ts'

const cash = {
  method: 'cash_on_delivery',
  provider: 'cash',
  status: 'authorized',
  reference: 'cash',
  asked: total,
  authorized: total,
} as const

/** What a provider tells of a refund that nobody here asked for. */
const toldRefund = (reference: string, status: ProviderRefund['status'], amount: number): Happened => ({
  type: 'refund answered',
  refundId: null,
  refund: { reference, status, money: { amount, currency: 'PKR' }, at: now },
})

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

test('a card is authorized for the most that the order can cost, and charged for what it does once it is packed', (t) => {
  const it = life(held({ reference: null })).happen(says('requires_action', ofMost))
  it.happen(says('authorized', ofMost)).happen(says('authorized', ofMost))
  t.like(it.payment, { status: 'authorized', authorized: most, captured: 0, clientSecret: 'secret' })
  it.happen(costs(1090)).happen(costs(1090))
  const [capture, ...more] = it.calls
  t.like(capture, { kind: 'capture', request: { reference: 'ref', amount: 1090, currency: 'PKR' } })
  t.deepEqual(more, [])
  const taken = { payment: { reference: 'ref', status: 'captured', at: now } } as const
  const money = { amount: 1090, currency: 'PKR' }
  it.happen({ type: 'capture answered', payment: { ...taken.payment, money } })
  it.happen(says('captured', { money }))
  it.happen(says('authorized', ofMost))
  t.like(it.payment, { status: 'captured', amount: 1090, captured: 1090, authorized: most, flags: [] })
  t.deepEqual(it.events, ['PaymentActionRequired', 'PaymentAuthorized', 'PaymentCaptured'])
  t.deepEqual(
    it.entries.map(({ kind, amount }) => [kind, amount]),
    [
      ['authorization', most],
      ['capture', 1090],
    ],
  )
})

test('money that is under way is not promised, and can not be paid again', (t) => {
  const it = life(held()).happen(says('processing', ofMost))
  t.like(it.payment, { status: 'requires_action', underWay: true, authorized: 0 })
  t.deepEqual(it.events, [])
  t.regex(it.happen({ type: 'confirmation asked for', token: 'tok_ok' }).refused ?? '', /under way/)
  it.happen(says('authorized', ofMost))
  t.like(it.payment, { status: 'authorized', underWay: false })
  t.deepEqual(it.events, ['PaymentAuthorized'])
})

test('an order cancelled before it is packed has its money let go: none moves', (t) => {
  const it = life(held()).happen(says('authorized', ofMost)).happen(off).happen(off)
  t.deepEqual(
    it.calls.map(({ kind }) => kind),
    ['cancel'],
  )
  it.happen(says('cancelled', ofMost)).happen(costs(900))
  t.like(it.payment, { status: 'cancelled', captured: 0 })
  t.deepEqual(it.events, ['PaymentAuthorized', 'PaymentCancelled'])
  t.is(it.calls.length, 1)
})

test('money that is promised after the order was called off is let go, by a call of its own', (t) => {
  const it = life(held()).happen(says('processing', ofMost)).happen(off).happen(says('processing', ofMost))
  it.happen(says('authorized', ofMost))
  t.deepEqual(
    it.calls.map(({ key }) => key),
    ['cancel:payment', 'cancel:payment:authorized'],
  )
})

test('cancelled while it is being charged, what was taken goes back', (t) => {
  const it = life(held()).happen(says('authorized', ofMost)).happen(costs(1090)).happen(off)
  t.deepEqual(
    it.calls.map(({ kind }) => kind),
    ['capture', 'cancel'],
  )
  it.happen(says('captured', { money: { amount: 1090, currency: 'PKR' } }))
  t.like(it.payment, { status: 'captured', captured: 1090, refunding: 1090, settling: 1090 })
  const other = life(held()).happen(says('authorized', ofMost)).happen(costs(1090)).happen(off)
  other.happen({ type: 'capture answered', payment: { reference: 'ref', status: 'cancelled', at: now } })
  t.like(other.payment, { status: 'cancelled', flags: [] })
})

test('that the order is packed may be heard before its money is promised, and is asked for then', (t) => {
  const it = life(held()).happen(costs(700))
  t.deepEqual(it.calls, [])
  it.happen(says('authorized', ofMost))
  t.like(it.calls[0], { kind: 'capture', request: { amount: 700 } })
})

test('an order that costs nothing when it is packed is not charged', (t) => {
  const it = life(held()).happen(says('authorized', ofMost)).happen(costs(0))
  t.deepEqual(
    it.calls.map(({ kind }) => kind),
    ['cancel'],
  )
  it.happen(says('cancelled', ofMost))
  t.is(it.payment.status, 'cancelled')
  t.deepEqual(it.payment.flags, [])
})

test('a capture that is refused is told to staff once, and the order is not failed', (t) => {
  const refused: Happened = {
    type: 'capture answered',
    payment: { reference: 'ref', status: 'failed', reason: 'the bank says no', at: now },
  }
  const it = life(held()).happen(says('authorized', ofMost)).happen(costs(1090))
  it.happen(refused).happen(refused).happen(costs(1090))
  t.deepEqual(it.events, ['PaymentAuthorized', 'CaptureFailed'])
  t.regex(it.payment.flags[0] ?? '', /PKR 10\.90 could not be taken: the bank says no/)
  t.is(it.calls.length, 1)
  // Staff take it at the provider.
  it.happen(says('captured', { money: { amount: 1090, currency: 'PKR' } }))
  t.like(it.payment, { status: 'captured', captured: 1090, refunding: 0 })
})

test('what was authorized and is gone is told to staff, before the order is packed and after', (t) => {
  const it = life(held()).happen(says('authorized', ofMost)).happen(says('cancelled', ofMost))
  t.is(it.payment.status, 'failed')
  it.happen(costs(1090))
  t.deepEqual(it.events, ['PaymentAuthorized', 'AuthorizationEnding', 'CaptureFailed'])
  t.deepEqual(it.calls, [])
  const late = life(held()).happen(says('authorized', ofMost)).happen(costs(1090))
  late.happen({ type: 'capture answered', payment: { reference: 'ref', status: 'cancelled', at: now } })
  t.deepEqual(late.events, ['PaymentAuthorized', 'CaptureFailed'])
})

test('charged at once, the difference goes back when the order is packed, as one refund', (t) => {
  const it = life(opened({ asked: most, reference: 'ref' })).happen(says('captured', ofMost))
  t.like(it.payment, { captured: most, authorized: most })
  it.happen(costs(950, false)).happen(costs(980)).happen(costs(980))
  const refunds = [...it.refunds.values()]
  t.deepEqual(
    refunds.map(({ amount, settles }) => [amount, settles]),
    [[170, 170]],
  )
  it.happen({
    type: 'refund answered',
    refundId: refunds[0]?.id ?? '',
    refund: { reference: 're', status: 'succeeded', at: now },
  })
  t.like(it.payment, {
    captured: most,
    refunded: 170,
    settled: 170,
    settling: 0,
    status: 'partially_refunded',
  })
})

test('what comes back by the line gives back what it was of, and what staff gave on top stays given', (t) => {
  const it = life(opened({ reference: 'ref' }))
    .happen(says('captured'))
    .happen(costs(total))
  const answerAll = () => {
    for (const { id } of it.refunds.values())
      it.happen({
        type: 'refund answered',
        refundId: id,
        refund: { reference: `re-${id}`, status: 'succeeded', at: now },
      })
  }
  it.happen({ type: 'refund asked for', amount: 100, reason: 'bruised', requestedBy: 'staff' })
  answerAll()
  const lines = [{ line: 1, quantity: 2, amount: 300 }]
  it.happen(costs(700, true, { lines, reason: 'stale' }))
  answerAll()
  t.like(it.payment, { refunded: 400, settled: 300 })
  t.like([...it.refunds.values()][1], {
    amount: 300,
    settles: 300,
    lines,
    reason: 'stale',
    requestedBy: null,
  })
  it.happen(off)
  answerAll()
  t.like(it.payment, { status: 'refunded', refunded: total })
})

test('what a refund that failed leaves owed is settled by what staff give back', (t) => {
  const it = life(opened({ reference: 'ref' }))
    .happen(says('captured'))
    .happen(costs(700))
  const [first] = it.refunds.keys()
  const answer = (id: string | undefined, status: 'succeeded' | 'failed') =>
    it.happen({
      type: 'refund answered',
      refundId: id ?? '',
      refund: { reference: `re-${id}`, status, at: now },
    })
  answer(first, 'failed')
  t.is(owed(it.payment), 300)
  it.happen({ type: 'refund asked for', amount: 400, reason: 'by hand', requestedBy: 'staff' })
  answer([...it.refunds.keys()][1], 'succeeded')
  t.like(it.payment, { refunded: 400, settled: 300 })
  it.happen(costs(600))
  t.is([...it.refunds.values()].at(-1)?.amount, 100)
})

test('an older word of what the order costs changes nothing', (t) => {
  const it = life(opened({ reference: 'ref' })).happen(says('captured'))
  const older = costs(800, false)
  it.happen(costs(700)).happen(older)
  t.is(it.payment.amount, 700)
})

test('cash follows what the order costs until it is delivered, and what comes back later is owed', (t) => {
  const it = life(opened(cash)).happen(costs(900))
  it.happen({ ...costs(850), type: 'order delivered' } as Happened)
  t.like(it.payment, { status: 'captured', amount: 850, captured: 850, authorized: 850 })
  it.happen(costs(600))
  t.is(owed(it.payment), 250)
  t.deepEqual(it.calls, [])
  it.happen({ type: 'refund asked for', amount: null, reason: 'stale', requestedBy: 'staff' })
  t.like([...it.refunds.values()][0], { amount: 850, settles: 250 })
})

test('what is held ends: it is renewed where that can be, else staff are told once', (t) => {
  const until = new Date(now.getTime() + 60_000)
  const later = new Date(now.getTime() + 600_000)
  const it = life(held()).happen(says('authorized', { ...ofMost, authorizedUntil: until }))
  it.happen({ type: 'authorization ending', renewable: true })
  t.like(it.calls[0], { kind: 'renew', request: { reference: 'ref' } })
  it.happen(says('authorized', { ...ofMost, authorizedUntil: later }))
  t.deepEqual(it.payment.authorizedUntil, later)
  for (let time = 0; time < 2; time++) it.happen({ type: 'authorization ending', renewable: false })
  t.deepEqual(it.events, ['PaymentAuthorized', 'AuthorizationEnding'])
  t.is(it.payment.flags.length, 1)
  const paid = life(held())
    .happen(says('authorized', { ...ofMost, authorizedUntil: until }))
    .happen(costs(total))
  t.deepEqual(paid.happen({ type: 'authorization ending', renewable: false }).events, ['PaymentAuthorized'])
})

test('less that was taken at the provider by hand is booked, and flagged', (t) => {
  const it = life(held()).happen(says('authorized', ofMost))
  it.happen(says('captured', { money: { amount: 400, currency: 'PKR' } }))
  t.like(it.payment, { status: 'captured', captured: 400 })
  t.is(it.payment.flags.length, 1)
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
    fc.property(fc.array(happening, { maxLength: 40 }), fc.boolean(), (happenings, isCash) => {
      const it = life(isCash ? opened(cash) : opened())
      for (const happened of happenings) {
        if ('nth' in happened) {
          const id = [...it.refunds.keys()][happened.nth]
          if (!id) continue
          const refund = { reference: `re-${id}`, status: happened.status, at: now }
          it.happen({ type: 'refund answered', refundId: id, refund })
          // Nobody but us knows of cash.
        } else if (!isCash || happened.type !== 'refund answered') it.happen(happened)

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
        if (calledOff && !gaveUp && !isCash) t.is(kept, 0)
        if (isCash) t.true([...it.refunds.values()].every(({ requestedBy }) => requestedBy !== null))
        t.true(it.events.filter((type) => type === 'PaymentCaptured').length <= 1)
        t.true(it.events.filter((type) => type === 'PaymentFailed').length <= 1)
      }
    }),
    { numRuns: 500 },
  )
})

/** What happens to a payment that is held, with sums as a provider tells them: of what it was asked for. */
const ofHeld = fc.oneof(
  fc
    .constantFrom('processing', 'authorized', 'captured', 'declined', 'failed', 'cancelled')
    .map((status) => ({ status })),
  fc.constantFrom('captured', 'failed', 'cancelled').map((capture) => ({ capture })),
  fc.record({ total: fc.nat(most), final: fc.boolean() }),
  fc.record({ nth: fc.nat(4), refund: fc.constantFrom('succeeded' as const, 'failed' as const) }),
  fc.record({ ask: fc.option(fc.integer({ min: 1, max: total })) }),
  fc.record({ request: fc.constantFrom('a', 'b'), authorize: fc.constantFrom(900, 1200, 1400) }),
  fc.record({
    change: fc.nat(1),
    status: fc.constantFrom('requires_action', 'processing', 'authorized', 'captured', 'failed', 'cancelled'),
  }),
  fc.record({ overdue: fc.nat(1) }),
  fc.constant({ off: true }),
)

test('a held payment is charged once, what is kept is never more than the order costs, and changes end once', (t) => {
  fc.assert(
    fc.property(fc.array(ofHeld, { maxLength: 40 }), fc.boolean(), (happenings, atOnce) => {
      const it = life(held({ capture: atOnce ? 'at_confirmation' : 'at_packing' }))
      const said = (status: string, reference: string, amount: number): ProviderPayment => ({
        ...{ reference, status: status as ProviderPayment['status'], at: now },
        money: { amount, currency: 'PKR' },
      })
      for (const happened of happenings) {
        const { payment } = it
        const reference = payment.reference as string
        // A provider that was told to charge at once holds nothing, and the other takes nothing by itself.
        const possible = (status: string) => (atOnce ? status !== 'authorized' : status !== 'captured')
        if ('change' in happened) {
          const change = [...it.changes.values()][happened.change]
          if (!change || !possible(happened.status)) continue
          const payment = said(happened.status, `change-${change.id}`, change.amount)
          it.happen({ type: 'provider answered', payment, change: change.id })
        } else if ('status' in happened) {
          if (possible(happened.status))
            it.happen({ type: 'provider answered', payment: said(happened.status, reference, payment.asked) })
        } else if ('capture' in happened) {
          if (payment.toCapture > 0 && !atOnce)
            it.happen({
              type: 'capture answered',
              payment: said(happened.capture, reference, payment.toCapture),
            })
        } else if ('total' in happened) it.happen(costs(happened.total, happened.final))
        else if ('refund' in happened) {
          const id = [...it.refunds.keys()][happened.nth]
          const refund = { reference: `re-${id}`, status: happened.refund, at: now }
          if (id) it.happen({ type: 'refund answered', refundId: id, refund })
        } else if ('ask' in happened)
          it.happen({
            type: 'refund asked for',
            amount: happened.ask,
            reason: 'because',
            requestedBy: 'staff',
          })
        else if ('request' in happened) it.happen({ type: 'change asked for', ...happened, expiresAt: now })
        else if ('overdue' in happened) {
          const change = [...it.changes.values()][happened.overdue]
          if (change) it.happen({ type: 'change overdue', changeId: change.id })
        } else it.happen(off)

        const { captured, authorized, refunded, refunding, settled, settling, calledOff, packed } = it.payment
        t.is(sumOf(it.entries, 'capture'), captured)
        t.is(sumOf(it.entries, 'refund'), refunded)
        t.true(captured <= authorized && refunded + refunding <= captured && refunding >= 0)
        t.true(settled >= 0 && settling >= 0 && settled <= refunded && settling <= refunding)
        const failed = [...it.refunds.values()].some(({ status }) => status === 'failed')
        const kept = captured - refunded - refunding
        if (calledOff && !failed) t.is(kept, 0)
        if (packed && !failed && captured > 0) t.true(kept <= it.payment.amount)
        if (packed && !failed && captured > 0 && !calledOff) t.is(owed(it.payment), 0)
        const moves = it.entries.filter(({ kind }) => kind !== 'failure')
        t.is(new Set(moves.map(({ key }) => key)).size, moves.length)
        t.is(new Set(it.calls.map(({ key }) => key)).size <= it.calls.length, true)
        t.true(it.calls.filter(({ kind }) => kind === 'capture').length <= 1)
        t.true(it.events.filter((type) => type === 'PaymentCaptured').length <= 1)
      }
    }),
    { numRuns: 2_000 },
  )
})
