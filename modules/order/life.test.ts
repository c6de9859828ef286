import test from 'ava'
import { advance, hindrance } from './life.ts'
import { isOver, nowhere, type Status, type Step, statuses } from './order.ts'
import { anOrder, mango, milk } from './test-order.ts'

const at = new Date('2026-01-01T10:05:00Z')
const payBy = new Date('2026-01-01T10:20:00Z')

const picker = '019aa000-0000-7000-8000-0000000000f1'

const steps: Step[] = [
  { type: 'stock reserved', payWithin: 15 * 60_000 },
  { type: 'stock rejected', short: [] },
  { type: 'payment authorized' },
  { type: 'payment captured' },
  { type: 'payment failed', reason: 'declined' },
  { type: 'payment overdue' },
  { type: 'change', note: 'ring twice' },
  { type: 'cancel' },
  { type: 'cancel as staff' },
  { type: 'start picking', by: picker },
  { type: 'pack' },
  { type: 'ship', carrier: 'TCS' },
  { type: 'deliver' },
  { type: 'fail delivery', reason: 'nobody home' },
  { type: 'return', reason: 'broken', restock: true },
]

/** The state diagram of README.md, once more: where each step leads a card order from each status. */
const legal: Partial<Record<Status, Partial<Record<Step['type'], Status>>>> = {
  pending: {
    'stock reserved': 'awaiting_payment',
    'stock rejected': 'rejected',
    change: 'pending',
    cancel: 'cancelled',
    'cancel as staff': 'cancelled',
  },
  awaiting_payment: {
    'payment authorized': 'confirmed',
    'payment captured': 'confirmed',
    'payment failed': 'cancelled',
    'payment overdue': 'cancelled',
    change: 'awaiting_payment',
    cancel: 'cancelled',
    'cancel as staff': 'cancelled',
  },
  confirmed: {
    change: 'confirmed',
    cancel: 'cancelled',
    'cancel as staff': 'cancelled',
    'start picking': 'picking',
    pack: 'packed',
  },
  // Its lines are open: it isn't packed, and its customer can't change or cancel it any more.
  picking: { 'start picking': 'picking', 'cancel as staff': 'cancelled' },
  packed: { 'cancel as staff': 'cancelled', ship: 'shipped' },
  shipped: { deliver: 'delivered', 'fail delivery': 'packed', return: 'returned' },
  delivered: { return: 'returned' },
}

/** What its timeline calls otherwise than the fact that the others hear. */
const named: Record<string, string> = {
  PickingTakenOver: 'OrderPickingStarted',
  PickingGivenBack: 'OrderPickingGivenBack',
}

for (const status of statuses) {
  test(`every step from ${status} leads where it should, or nowhere`, (t) => {
    for (const step of steps) {
      const change = advance(anOrder({ status, version: 7 }), step, at)
      t.is(change?.order.status, legal[status]?.[step.type], step.type)
      if (change) {
        t.is(change.order.version, 8)
        t.deepEqual(change.entry, { ...change.entry, version: 8, at, status: change.order.status })
        if (change.fact) t.is(change.fact.type as string, named[change.entry.event] ?? change.entry.event)
      }
    }
  })
}

test('cash on delivery is confirmed as soon as the stock is there', (t) => {
  const change = advance(
    anOrder({ paymentMethod: 'cash_on_delivery' }),
    { type: 'stock reserved', payWithin: 15 * 60_000 },
    at,
  )
  t.is(change?.order.status, 'confirmed')
  t.is(change?.fact?.type, 'OrderConfirmed')
  t.is(change?.order.payBy, null)
})

test('a card order is to be paid by a time', (t) => {
  const change = advance(anOrder(), { type: 'stock reserved', payWithin: 15 * 60_000 }, at)
  t.deepEqual(change?.fact, { type: 'PaymentRequested', expiresAt: payBy })
  t.deepEqual(change?.order.payBy, payBy)
})

test('a rejected order says in words what it was short of', (t) => {
  const short = [
    { productId: milk.productId, requested: 2, available: 1 },
    { productId: mango.productId, requested: 1500, available: 750 },
  ]
  const change = advance(anOrder(), { type: 'stock rejected', short }, at)
  t.is(change?.entry.detail, 'Milk 1 l: 2 wanted, 1 left; Mango Chaunsa: 1.5 kg wanted, 750 g left')
})

test('people give a reason in their words; of a payment the cause is the reason', (t) => {
  const waiting = anOrder({ status: 'awaiting_payment' })
  const reasonOf = (step: Step) => advance(waiting, step, at)?.order.cancelReason
  t.is(reasonOf({ type: 'cancel', reason: 'too late' }), 'too late')
  t.is(reasonOf({ type: 'cancel' }), null)
  t.is(reasonOf({ type: 'payment failed', reason: 'declined' }), 'payment_failed')
  t.is(reasonOf({ type: 'payment failed', reason: 'declined', retriesLeft: 0 }), 'payment_failed')
  t.is(advance(waiting, { type: 'payment failed', reason: 'declined', retriesLeft: 1 }, at), null)
  t.is(reasonOf({ type: 'payment overdue' }), 'payment_timeout')
  t.deepEqual(advance(waiting, { type: 'payment failed', reason: 'declined' }, at)?.fact, {
    type: 'OrderCancelled',
    cause: 'payment_failed',
    reason: 'declined',
  })
})

test('a change changes what it names, and a note of null takes the note away', (t) => {
  const order = anOrder({ note: 'ring twice' })
  const elsewhere = { ...order.shippingAddress, line1: '7 Zamzama' }
  const moved = advance(order, { type: 'change', shippingAddress: elsewhere }, at)?.order
  t.is(moved?.shippingAddress.line1, '7 Zamzama')
  t.is(moved?.note, 'ring twice')
  t.is(advance(order, { type: 'change', note: null }, at)?.order.note, null)
})

test('tracking is kept where there is any', (t) => {
  const packed = anOrder({ status: 'packed' })
  const tracking = { carrier: 'TCS', trackingNumber: '99' }
  const shipped = advance(packed, { type: 'ship', ...tracking }, at)
  t.deepEqual(shipped?.order.tracking, tracking)
  t.is(shipped?.entry.detail, 'TCS 99')
  t.is(advance(packed, { type: 'ship' }, at)?.order.tracking, null)
})

const total = anOrder().total
const part = { ...total, amount: 10_000 }

test('a refund is a line of the timeline from every status, tells no other module, and is known when it comes again', (t) => {
  for (const status of statuses) {
    const refund = { type: 'payment refunded', amount: part, refunded: part, reason: 'bruised' } as const
    const change = advance(anOrder({ status }), refund, at)
    if (!change) return t.fail(status)
    t.is(change.fact, null)
    t.like(change.order, { status, refunded: part, version: 2 })
    t.like(change.entry, { status, event: 'PaymentRefunded', detail: '100.00 PKR: bruised', version: 2 })
    t.is(advance(change.order, refund, at), null)
    const rest = { ...refund, amount: { ...total, amount: total.amount - part.amount }, refunded: total }
    const whole = advance(change.order, rest, at)
    t.deepEqual(whole?.order.refunded, total)
    t.is(whole && advance(whole.order, refund, at), null)
  }
})

test('what was given back whole is packed and shipped only where staff insist, and say why', (t) => {
  for (const [type, status] of [
    ['pack', 'confirmed'],
    ['ship', 'packed'],
  ] as const) {
    const order = anOrder({ status, refunded: total })
    for (const step of [{ type }, { type, anyway: true }, { type, reason: 'promised' }] as Step[]) {
      t.is(advance(order, step, at), null)
      t.regex(hindrance(order, step) ?? '', /has gone back/)
    }
    const insisted = advance(order, { type, anyway: true, reason: 'promised' }, at)
    t.is(insisted?.entry.detail, 'although its money has gone back: promised')
    t.is(insisted?.order.tracking, null)
    t.truthy(advance(anOrder({ status, refunded: part }), { type }, at))
    const unneeded = advance(anOrder({ status }), { type, anyway: true, reason: 'promised' }, at)
    t.is(unneeded?.entry.detail, null)
  }
})

test("of someone who was erased nobody's words are kept", (t) => {
  const order = anOrder({ status: 'delivered', shippingAddress: nowhere })
  const change = advance(order, { type: 'return', reason: 'Sana fell ill', restock: false }, at)
  t.is(change?.entry.detail, null)
  t.deepEqual(change?.fact, { type: 'OrderReturned', reason: '', restock: false })
})

test("an order's own time never goes back, whatever a replica's clock says", (t) => {
  const order = anOrder()
  const early = advance(order, { type: 'cancel' }, new Date(order.createdAt.getTime() - 60_000))
  t.deepEqual(early?.entry.at, order.createdAt)
})

test('what is over stays over, save for what was delivered and comes back', (t) => {
  for (const status of statuses.filter(isOver)) {
    const open = steps.filter((step) => advance(anOrder({ status }), step, at))
    t.deepEqual(
      open.map(({ type }) => type),
      status === 'delivered' ? ['return'] : [],
    )
  }
})
