import test from 'ava'
import { mostProposals, type Proposal } from './life/substitutes.ts'
import { advance, hindrance } from './life.ts'
import { mostAdjustments, type Order, type Step } from './order.ts'
import { anOrder, mango } from './test-order.ts'

/** What stands in the way of each step, one by one: who, which line, which offer, which round. */

const at = new Date('2026-01-01T10:05:00Z')
const [ali, bano] = ['019aa000-0000-7000-8000-0000000000f1', '019aa000-0000-7000-8000-0000000000f2']
const [first, second] = ['019aa000-0000-7000-8000-0000000000e1', '019aa000-0000-7000-8000-0000000000e2']

const picking = (over: Partial<Order> = {}) =>
  anOrder({ status: 'picking', picking: { by: ali, at }, tolerance: 15, ...over })
const withLine = (line: Partial<Order['items'][number]>, order = picking()): Order => ({
  ...order,
  items: order.items.map((item) => (item.line === 1 ? { ...item, ...line } : item)),
})
const proposal = (over: Partial<Proposal> = {}): Proposal => ({
  ...{ line: 1, number: 1, product: mango, quantity: 500, held: 500, state: 'asked', atOnce: false },
  ...{ at: at.toISOString(), until: new Date(at.getTime() + 60_000).toISOString() },
  ...over,
})
const wanted: Order['wanted'] = {
  ...{ request: 'change:1', more: [], added: null },
  ...(({ items, subtotal, discount, deliveryFee, fees, tip, feeTax, tipTax, coupons, total }) => ({
    ...{ items, subtotal, discount, deliveryFee, fees, tip, feeTax, tipTax, coupons, total },
  }))(anOrder()),
}

const start = (by: string, takeOver?: true): Step => ({
  type: 'start picking',
  by,
  ...(takeOver && { takeOver }),
})
const pick = (by: string, line = 1): Step => ({
  ...{ type: 'pick', by, line, quantity: 2, reason: null, sequence: null },
})
const offer = (by: string, line = 1): Step => ({
  ...{ type: 'offer substitute', by, line, product: mango, quantity: 500 },
})
const priced = { ...anOrder(), items: [] }
const change: Step = { type: 'change lines', priced }
const dearer: Step = {
  type: 'change lines',
  priced: (({ items, total, ...rest }) => ({
    ...{ ...rest, items },
    total: { ...total, amount: total.amount + 1 },
  }))(anOrder()),
}
const withdraw = (by: string): Step => ({ type: 'withdraw substitute', by, line: 1, number: 1 })
const accept: Step = { type: 'accept substitute', line: 1, number: 1 }
const refunded = { refunded: anOrder().total }
const adjustments: Order['adjustments'] = Array.from({ length: mostAdjustments }, () => ({
  ...{ at: at.toISOString(), reason: 'picked', amount: { amount: 1, currency: 'PKR' } },
}))
const bagged = picking({
  items: anOrder().items.map((item) => ({ ...item, state: 'picked', picked: item.quantity })),
})

/** A step, an order in which something stands in its way, and one in which nothing does. */
const cases: [why: RegExp, step: Step, hindered: Order, free: Order][] = [
  [/under way/, change, anOrder({ status: 'confirmed', wanted }), anOrder({ status: 'confirmed' })],
  [/under way/, start(ali), anOrder({ status: 'confirmed', wanted }), anOrder({ status: 'confirmed' })],
  [/under way/, { type: 'pack' }, anOrder({ status: 'confirmed', wanted }), anOrder({ status: 'confirmed' })],
  [/adjusted/, change, anOrder({ status: 'confirmed', adjustments }), anOrder({ status: 'confirmed' })],
  [/adjusted/, pick(ali), picking({ adjustments }), picking()],
  [/paid first/, dearer, anOrder({ status: 'awaiting_payment' }), anOrder({ status: 'confirmed' })],
  [/take it over/, start(bano), picking(), picking({ picking: { by: null, at } })],
  [
    /Somebody else/,
    { type: 'give back picking', by: bano },
    picking(),
    picking({ picking: { by: bano, at } }),
  ],
  [/Somebody else/, pick(bano), picking(), picking({ picking: { by: bano, at } })],
  [/begin first/, pick(ali), picking({ picking: { by: null, at } }), picking()],
  [/Another line/, pick(ali), withLine({ state: 'substituted' }), picking()],
  [
    /offer that is open/,
    pick(ali),
    picking({ proposals: [proposal()] }),
    picking({ proposals: [proposal({ line: 2 })] }),
  ],
  [/Somebody else/, offer(bano), picking(), picking({ picking: { by: bano, at } })],
  [/money back/, offer(ali), withLine({ ifShort: 'refund' }), picking()],
  [
    /in the bag/,
    offer(ali),
    withLine({ state: 'picked', picked: 2 }),
    withLine({ state: 'short', picked: 1 }),
  ],
  [
    /offers were made/,
    offer(ali),
    picking({
      proposals: Array.from({ length: mostProposals }, (_, n) =>
        proposal({ number: n + 1, state: 'rejected' }),
      ),
    }),
    picking({ proposals: [proposal({ state: 'rejected' })] }),
  ],
  [
    /Somebody else/,
    withdraw(bano),
    picking({ proposals: [proposal()] }),
    picking({ proposals: [proposal()], picking: { by: bano, at } }),
  ],
  [
    /not held yet/,
    accept,
    picking({ proposals: [proposal({ state: 'reserving' })] }),
    picking({ proposals: [proposal()] }),
  ],
  [
    /withdrawn already/,
    accept,
    picking({ proposals: [proposal({ state: 'withdrawn' })] }),
    picking({ proposals: [proposal()] }),
  ],
  [/Not picked yet: line 1/, { type: 'pack' }, withLine({ state: 'open', picked: null }, bagged), bagged],
  [/offer that is open/, { type: 'pack' }, { ...bagged, proposals: [proposal()] }, bagged],
  [
    /Nothing of it/,
    { type: 'pack' },
    { ...bagged, items: bagged.items.map((item) => ({ ...item, picked: 0, state: 'short' })) },
    bagged,
  ],
  [/all the same/, { type: 'pack' }, { ...bagged, ...refunded }, bagged],
  [
    /all the same/,
    { type: 'ship' },
    anOrder({ status: 'packed', ...refunded }),
    anOrder({ status: 'packed' }),
  ],
  [
    /another round/,
    { type: 'put on run', runId: second, courierId: ali },
    anOrder({ status: 'packed', runId: first, courierId: ali }),
    anOrder({ status: 'packed' }),
  ],
  [
    /another courier/,
    { type: 'ship', courierId: bano },
    anOrder({ status: 'packed', runId: first, courierId: ali }),
    anOrder({ status: 'packed', courierId: ali }),
  ],
  [
    /Of line 1/,
    { type: 'return', reason: 'sour', restock: true, items: [{ line: 1, quantity: 2 }] },
    anOrder({ status: 'delivered', items: withLine({ returned: 1 }).items }),
    anOrder({ status: 'delivered' }),
  ],
]

for (const [at, [why, step, hindered, free]] of cases.entries())
  test(`${at + 1}: ${step.type}: ${why.source}`, (t) => {
    t.regex(hindrance(hindered, step) ?? '', why)
    t.is(hindrance(free, step), null)
  })

test('who takes an order over may, and who offers is told whom the line is of', (t) => {
  t.is(hindrance(picking(), start(bano, true)), null)
  t.is(hindrance(picking(), start(ali)), null, 'it is theirs')
  t.regex(hindrance(picking(), pick(ali, 9)) ?? '', /no line 9/)
  t.regex(hindrance(picking(), accept) ?? '', /no such offer/)
})

/** What comes late, a second time, or of something else. */
const ignored: [says: string, step: Step, order: Order][] = [
  [
    'another request than that of the change',
    { type: 'payment change authorized', request: 'change:2' },
    anOrder({ status: 'confirmed', wanted }),
  ],
  [
    'a failure of another request',
    { type: 'payment change failed', request: 'change:2', reason: '' },
    anOrder({ status: 'confirmed', wanted }),
  ],
  [
    'stock that is held for another request',
    { type: 'stock added', request: 'change:2', lines: [], answerWithin: 1, payWithin: 1 },
    anOrder({ status: 'confirmed', wanted }),
  ],
  [
    'stock that is held already',
    { type: 'stock added', request: 'change:1', lines: [], answerWithin: 1, payWithin: 1 },
    anOrder({ status: 'confirmed', wanted: { ...wanted, added: [] } as Order['wanted'] }),
  ],
  [
    'stock that is denied to another request',
    { type: 'stock denied', request: 'change:2', short: [] },
    anOrder({ status: 'confirmed', wanted }),
  ],
  [
    'stock for an offer that is asked already',
    { type: 'stock added', request: 'substitute:1:1', lines: [], answerWithin: 1, payWithin: 1 },
    picking({ proposals: [proposal()] }),
  ],
  [
    'no stock for an offer that is asked already',
    { type: 'stock denied', request: 'substitute:1:1', short: [] },
    picking({ proposals: [proposal()] }),
  ],
  ['time that is not over', { type: 'substitutes overdue' }, picking({ proposals: [proposal()] })],
  ['nobody has it in hand', { type: 'picking abandoned' }, picking({ picking: { by: null, at } })],
  ['a flag that is there', { type: 'flagged', flag: 'a', detail: '' }, picking({ flags: ['a'] })],
  [
    'a refund that is known',
    { type: 'payment refunded', amount: anOrder().total, refunded: anOrder().total, reason: '' },
    picking(refunded),
  ],
]

for (const [says, step, order] of ignored)
  test(`changes nothing: ${says}`, (t) => {
    t.is(advance(order, step, at), null)
  })

test('in the second after its time an offer is not taken any more', (t) => {
  const order = picking({ proposals: [proposal()] })
  t.truthy(advance(order, accept, new Date(at.getTime() + 60_000)))
  t.is(advance(order, accept, new Date(at.getTime() + 60_001)), null)
})

test('brought back, or handed over, an order has neither courier, round nor PIN of before', (t) => {
  const shipped = anOrder({
    ...{ status: 'shipped', courierId: ali, runId: first, tracking: { carrier: 'TCS' } },
    door: { attempts: 0, pin: '1234' },
  })
  const back = advance(shipped, { type: 'fail delivery', reason: 'nobody there' }, at)?.order
  t.like(back, { courierId: null, runId: null, tracking: null, status: 'packed' })
  t.is(back?.door.pin, undefined)
  t.is(advance(shipped, { type: 'deliver' }, at)?.order.door.pin, undefined)
})

test('who takes an order over counts picks from one, who goes on with it does not', (t) => {
  const counted = withLine({ picked: 2, state: 'picked', sequence: 5, sequenceBy: ali })
  const sequenceOf = (order: Order, by: string, takeOver?: true) =>
    advance(order, start(by, takeOver), at)?.order.items[0]?.sequence
  t.is(sequenceOf(counted, bano, true), null)
  const free = { ...counted, picking: { by: null, at } }
  t.is(sequenceOf(free, ali), 5)
  t.is(sequenceOf(free, ali, true), null)
  t.is(sequenceOf(free, bano), null)
  t.is(
    sequenceOf(withLine({ sequence: 5, sequenceBy: null }, free), ali),
    null,
    'of a release that did not say whose it was',
  )
})
