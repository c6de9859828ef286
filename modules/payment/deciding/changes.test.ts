import test from 'ava'
import { change, changed, costs, held, life, most, now, off, ofMost, opened, says } from '../test-life.ts'

test('a larger sum is authorized before the old is let go, and the old stands where it is not', (t) => {
  for (const end of ['authorized', 'failed'] as const) {
    const it = life(held()).happen(says('authorized', ofMost)).happen(change('more', 1500))
    const [id] = it.changes.keys()
    t.like(it.calls[0], { kind: 'create', request: { amount: 1500, capture: 'manual', change: id } })
    it.happen(changed(id ?? '', 'requires_action', 1500)).happen(change('more', 1500))
    t.like(it.payment, { reference: 'ref', authorized: most })
    it.happen({ type: 'confirmation asked for', token: 'tok_ok' })
    t.like(it.calls[1], { kind: 'confirm', request: { reference: `ref-${id}` } })
    it.happen(changed(id ?? '', end, 1500))
      .happen(changed(id ?? '', end, 1500))
      .happen(change('more', 1500))
    if (end === 'authorized') {
      t.like(it.payment, { reference: `ref-${id}`, authorized: 1500, asked: 1500 })
      t.like(it.calls[2], { kind: 'cancel', request: { reference: 'ref' } })
      it.happen(says('cancelled', ofMost))
      t.like(it.payment, { status: 'authorized', flags: [] })
      it.happen(costs(1400))
      t.like(it.calls[3], { kind: 'capture', request: { reference: `ref-${id}`, amount: 1400 } })
    } else {
      t.like(it.payment, { reference: 'ref', authorized: most, status: 'authorized' })
      t.is(it.calls.length, 2)
    }
    const says_ = end === 'authorized' ? 'PaymentChangeAuthorized' : 'PaymentChangeFailed'
    t.deepEqual(it.events, ['PaymentAuthorized', says_, says_], 'told once, and again to whoever asks again')
  }
})

test('a sum that is covered needs nothing; a second change at the same time is refused', (t) => {
  const it = life(held()).happen(says('authorized', ofMost)).happen(change('less', 900))
  t.deepEqual(it.events, ['PaymentAuthorized', 'PaymentChangeAuthorized'])
  t.deepEqual(it.calls, [])
  it.happen(change('more', 1500)).happen(change('most', 1600))
  t.deepEqual(it.events.slice(2), ['PaymentChangeFailed'])
  t.is(it.calls.length, 1)
  for (const status of ['requires_action', 'failed', 'cancelled'] as const)
    t.deepEqual(life(held({ status })).happen(change('more', 1500)).events, ['PaymentChangeFailed'])
})

test('a change that is over in time, or whose order is, is let go; paid in that second, what the provider did counts', (t) => {
  const asked = () => {
    const it = life(held()).happen(says('authorized', ofMost)).happen(change('more', 1500))
    const id = [...it.changes.keys()][0] as string
    return { it, id }
  }
  const { it, id } = asked()
  it.happen({ type: 'change overdue', changeId: id })
  t.deepEqual(it.calls.length, 1, 'the provider still makes it')
  it.happen(changed(id, 'requires_action', 1500))
  t.like(it.calls[1], { kind: 'cancel', request: { reference: `ref-${id}` } })
  it.happen(changed(id, 'cancelled', 1500))
  t.deepEqual(it.events, ['PaymentAuthorized', 'PaymentChangeFailed'])
  t.like(it.payment, { status: 'authorized', authorized: most, reference: 'ref' })

  const { it: late, id: lateId } = asked()
  late.happen(changed(lateId, 'requires_action', 1500)).happen({ type: 'change overdue', changeId: lateId })
  late.happen(changed(lateId, 'authorized', 1500))
  t.like(late.payment, { authorized: 1500 })
  t.true(late.events.includes('PaymentChangeAuthorized'))

  const { it: gone, id: goneId } = asked()
  gone.happen(changed(goneId, 'requires_action', 1500)).happen(off)
  gone.happen(changed(goneId, 'authorized', 1500)).happen(changed(goneId, 'cancelled', 1500))
  t.like(gone.payment, { authorized: most })
  t.true(gone.events.includes('PaymentChangeFailed'))
  t.deepEqual(
    gone.calls.map(({ kind }) => kind),
    ['create', 'cancel', 'cancel', 'cancel'],
  )
})

test('charged at once, the larger sum is charged anew and then the old goes back', (t) => {
  const it = life(opened({ asked: most, reference: 'ref' })).happen(says('captured', ofMost))
  it.happen(change('more', 1500))
  const [id] = it.changes.keys()
  t.like(it.calls[0], { request: { capture: 'automatic' } })
  it.happen(changed(id ?? '', 'captured', 1500))
  t.like(it.payment, { captured: most + 1500, refunding: most, settling: most, reference: `ref-${id}` })
  t.like(it.calls[1], { kind: 'refund', request: { reference: 'ref', amount: most } })
  const [refund] = it.refunds.keys()
  it.happen({
    type: 'refund answered',
    refundId: refund ?? '',
    refund: { reference: 're', status: 'succeeded', at: now },
  })
  it.happen(costs(1400))
  t.like(it.calls[2], { kind: 'refund', request: { reference: `ref-${id}`, amount: 100 } })
  t.deepEqual(it.payment.flags, [])
})

const authorized = () => life(held()).happen(says('authorized', ofMost))
const asked = (it = authorized()) => {
  it.happen(change('more', 1500))
  const id = [...it.changes.keys()][0] as string
  return { it: it.happen(changed(id, 'requires_action', 1500)), id }
}
/** Charged at once, and asked for more. */
const charged = () => asked(life(opened({ asked: most, reference: 'ref' })).happen(says('captured', ofMost)))
const kinds = ({ calls }: ReturnType<typeof life>) => calls.map(({ kind }) => kind)

test('nothing more is asked for where the order is off or packed, or the money is gone', (t) => {
  const ends = [
    authorized().happen(off),
    authorized().happen(costs(1000)),
    life(held({ status: 'failed', authorized: most })),
    life(opened({ status: 'captured', captured: 1000, settling: 1000 })),
  ]
  for (const it of ends) {
    it.happen(change('more', 1500))
    t.is(it.events.at(-1), 'PaymentChangeFailed')
    t.false(kinds(it).includes('create'))
  }
})

test('what was given back, or is about to be, covers nothing', (t) => {
  for (const back of [{ settled: 100 }, { settling: 100 }]) {
    const it = () => life(opened({ status: 'captured', captured: most, ...back }))
    t.deepEqual(kinds(it().happen(change('more', most - 99))), ['create'])
    t.deepEqual(kinds(it().happen(change('as much', most - 100))), [])
  }
})

test('another sum than that of the change is not booked, and flagged', (t) => {
  const { it, id } = asked()
  it.happen(changed(id, 'authorized', 1499))
  t.like(it.payment, { reference: 'ref', authorized: most })
  t.is(it.payment.flags.length, 1)
})

test('promised in the second in which the order is off or packed, or its money gone, the larger sum is let go', (t) => {
  for (const end of [off, costs(1000), says('failed', ofMost)]) {
    const { it, id } = asked()
    it.happen(end).happen(changed(id, 'authorized', 1500))
    t.like(it.payment, { reference: 'ref', authorized: most })
    t.like(it.calls.at(-1), { kind: 'cancel', request: { reference: `ref-${id}` } })
    it.happen(changed(id, 'cancelled', 1500))
    t.is(it.events.at(-1), 'PaymentChangeFailed')
  }
})

test('a change that the order does not wait for any more is let go as soon as it is packed', (t) => {
  const { it, id } = asked()
  it.happen(costs(1000))
  t.like(it.calls.at(-1), { kind: 'cancel', request: { reference: `ref-${id}` } })
})

test('charged in the second in which the order is off or packed, the larger sum goes back', (t) => {
  for (const end of [off, costs(most)]) {
    const { it, id } = charged()
    it.happen(end).happen(changed(id, 'captured', 1500))
    t.like(it.calls.at(-1), { kind: 'refund', request: { reference: `ref-${id}`, amount: 1500 } })
    t.is(it.payment.reference, 'ref')
    t.is(it.events.at(-1), 'PaymentChangeFailed')
  }
})

test('of what went back already nothing goes back again', (t) => {
  const { it, id } = charged()
  it.happen({ type: 'refund asked for', amount: null, reason: 'sorry', requestedBy: 'staff' })
  const [refundId] = it.refunds.keys()
  const refund = { reference: 're', status: 'succeeded' as const, at: it.payment.createdAt }
  it.happen({ type: 'refund answered', refundId: refundId ?? '', refund })
  t.is(it.payment.status, 'refunded')
  it.happen(changed(id, 'captured', 1500))
  t.like(it.payment, { status: 'partially_refunded', captured: most + 1500, refunded: most, refunding: 0 })
  t.deepEqual(kinds(it), ['create', 'refund'])
})

test('what the provider takes of a sum that is only to be held, or was let go, is for staff', (t) => {
  const { it: early, id: earlyId } = asked()
  early.happen(changed(earlyId, 'captured', 1500))
  t.like(early.payment, { captured: 0, reference: 'ref' })
  t.is(early.payment.flags.length, 1)
  const { it, id } = asked()
  it.happen(changed(id, 'authorized', 1500)).happen(says('captured', ofMost))
  t.like(it.payment, { captured: 0, status: 'authorized' })
  t.is(it.payment.flags.length, 1)
})

test('a change that has ended stays as it ended: what is promised then is let go, and its time is over once', (t) => {
  const { it, id } = asked()
  it.happen({ type: 'change overdue', changeId: id }).happen(changed(id, 'cancelled', 1500))
  const before = it.calls.length
  it.happen(changed(id, 'authorized', 1500))
  t.like(it.payment, { reference: 'ref', authorized: most })
  t.is(it.calls.length, before + 1)
  const { it: taken, id: takenId } = asked()
  taken.happen(changed(takenId, 'authorized', 1500)).happen({ type: 'change overdue', changeId: takenId })
  t.is(taken.changes.get(takenId)?.status, 'authorized')
})
