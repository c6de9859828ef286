import test from 'ava'
import fc from 'fast-check'
import { advance, hindrance, place } from '../life.ts'
import type { Order, Step } from '../order.ts'
import { price } from '../pricing.ts'
import { address, mango, milk, rupees, tariff } from '../test-order.ts'
import { holdsOf, lineOfOrder, mostOf } from './bag.ts'
import type { IfShort } from './lines.ts'

/** What becomes of an order at the shelves: what is in the bag, what it costs, what stands in for what. */

const at = new Date('2026-01-01T10:00:00Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
const [ali, bano] = ['019aa000-0000-7000-8000-0000000000f1', '019aa000-0000-7000-8000-0000000000f2']
const other = {
  ...milk,
  productId: '019aa000-0000-7000-8000-000000000003',
  sku: 'MILK-B',
  name: 'Other milk',
}
const minute = 60_000

/** An order of two bottles of milk and 750 g of mangoes by card, whose picking Ali has begun. */
function picking(ifShort: IfShort = 'ask'): Order {
  const lines = [
    { product: milk, quantity: 2, ifShort },
    { product: mango, quantity: 750 },
  ]
  const placed = place(
    {
      ...price(lines, tariff),
      ...{ id: 'order', number: 'IM-000001', customerId: 'sana', paymentMethod: 'card', note: null },
      shippingAddress: address,
      tolerance: 15,
    },
    at,
  ).order
  const held = [
    { productId: milk.productId, quantity: 2 },
    { productId: mango.productId, quantity: 862 },
  ]
  return does(
    placed,
    { type: 'stock reserved', payWithin: minute, lines: held },
    { type: 'payment authorized' },
    { type: 'start picking', by: ali },
  )
}

/** The order after steps, each of which changes it. */
function does(order: Order, ...steps: Step[]): Order {
  return steps.reduce((now, step) => {
    const change = advance(now, step, now.updatedAt)
    if (!change) throw new Error(`${step.type}: ${hindrance(now, step) ?? 'nothing new'}`)
    return change.order
  }, order)
}

const pick = (
  line: number,
  quantity: number,
  reason: 'not_found' | 'damaged' | null = null,
  by = ali,
): Step => ({
  ...{ type: 'pick', by, line, quantity, reason },
  sequence: null,
})
const offer: Step = { type: 'offer substitute', by: ali, line: 1, product: other, quantity: 2 }
const added: Step = {
  ...{ type: 'stock added', request: 'substitute:1:1', answerWithin: 10 * minute, payWithin: minute },
  lines: [{ productId: other.productId, quantity: 2 }],
}
const first = { line: 1, number: 1 }

test('750 g that weigh 782 g cost what 782 g cost, to the paisa, and the difference is kept for ever', (t) => {
  const order = does(picking(), pick(1, 2), pick(2, 782))
  t.deepEqual(lineOfOrder(order, 2)?.lineTotal, { amount: 27_370, currency: 'PKR' })
  t.is(order.orderedTotal.amount, 2 * 29_000 + 26_250 + 15_000)
  t.is(order.total.amount, 2 * 29_000 + 27_370 + 15_000)
  t.like(order.adjustments, { 0: { line: 2, reason: 'picked', amount: { amount: 1120 } }, length: 1 })
  const packed = does(order, { type: 'pack' })
  t.deepEqual(
    holdsOf(packed).map(({ most }) => most),
    [2, 782],
  )
})

test('more than the tolerance is refused at the scale, and more than is held', (t) => {
  const order = picking()
  t.is(advance(order, pick(2, 863), at), null)
  t.truthy(advance(order, pick(2, 862), at))
  t.is(advance(order, pick(1, 3), at), null, 'of pieces never one more')
  const items = order.items.map((item) => (item.line === 2 ? { ...item, held: 800 } : item))
  t.is(advance({ ...order, items }, pick(2, 801), at), null)
})

test('less than was ordered says why; of a weight a little less is as good', (t) => {
  const order = picking()
  t.is(advance(order, pick(1, 1), at), null)
  t.is(lineOfOrder(does(order, pick(1, 1, 'not_found')), 1)?.state, 'short')
  t.is(lineOfOrder(does(order, pick(2, 700)), 2)?.state, 'picked')
  t.is(advance(order, pick(2, 600), at), null)
  t.is(lineOfOrder(does(order, pick(2, 600, 'damaged')), 2)?.state, 'short')
})

test('a pick that is sent again changes nothing, one sent anew corrects, and one that comes late is too late', (t) => {
  const order = does(picking(), pick(2, 782))
  t.is(advance(order, pick(2, 782), at), null)
  const corrected = does(order, pick(2, 760))
  t.is(corrected.total.amount - corrected.orderedTotal.amount, 350)
  t.is(corrected.adjustments.length, 2)
  const numbered = (quantity: number, sequence: number): Step =>
    ({ ...(pick(2, quantity) as object), sequence }) as Step
  const seventh = does(order, numbered(770, 7))
  t.is(advance(seventh, numbered(650, 6), at), null)
  t.is(advance(seventh, numbered(770, 7), at), null)
  t.is(lineOfOrder(does(seventh, numbered(765, 8)), 2)?.picked, 765)
})

test('a pick is not corrected for ever', (t) => {
  const order = does(picking(), pick(2, 782))
  const [adjustment] = order.adjustments
  const adjustments = Array.from({ length: 1_000 }, () => adjustment as Order['adjustments'][number])
  t.truthy(advance({ ...order, adjustments: adjustments.slice(1) }, pick(2, 760), at))
  t.regex(hindrance({ ...order, adjustments }, pick(2, 760)) ?? '', /adjusted 1000 times/)
})

test('who picks an order has it to themselves, until it is taken over, given back or left alone', (t) => {
  const order = picking()
  t.regex(hindrance(order, { type: 'start picking', by: bano }) ?? '', /Somebody else picks it/)
  t.regex(hindrance(order, pick(1, 2, null, bano)) ?? '', /Somebody else/)
  t.is(advance(order, { type: 'start picking', by: ali }, at), null, 'begun twice is begun once')
  const taken = does(order, { type: 'start picking', by: bano, takeOver: true })
  t.truthy(advance(taken, pick(1, 2, null, bano), at))
  t.regex(hindrance(taken, pick(1, 2)) ?? '', /Somebody else/)
  for (const free of [
    does(order, { type: 'give back picking', by: ali }),
    does(order, { type: 'picking abandoned' }),
  ]) {
    t.is(free.status, 'picking')
    t.regex(hindrance(free, pick(1, 2)) ?? '', /Nobody picks/)
    t.is(does(free, { type: 'start picking', by: bano }).picking?.by, bano)
  }
})

test('it is packed once each line is picked and no offer is open, and not with nothing in it', (t) => {
  const order = picking()
  t.regex(hindrance(order, { type: 'pack' }) ?? '', /line 1, 2/)
  const asked = does(order, pick(2, 750), pick(1, 0, 'not_found'), offer)
  t.regex(hindrance(asked, { type: 'pack' }) ?? '', /offer that is open for line 1/)
  const empty = does(order, pick(1, 0, 'not_found'), pick(2, 0, 'damaged'))
  t.regex(hindrance(empty, { type: 'pack' }) ?? '', /Nothing of it is in the bag/)
  t.is(does(order, pick(1, 0, 'not_found'), pick(2, 750), { type: 'pack' }).status, 'packed')
})

test('what stands in is held first, then its customer is asked, and it never costs more', (t) => {
  const dearer = { ...offer, product: { ...other, price: rupees(400) } } as Step
  const asking = does(picking(), pick(1, 0, 'not_found'), dearer)
  t.deepEqual(
    holdsOf(asking).map(({ productId, most }) => [productId, most]),
    [
      [milk.productId, 2],
      [mango.productId, 862],
      [other.productId, 2],
    ],
  )
  t.regex(hindrance(asking, { type: 'accept substitute', ...first }) ?? '', /not held yet/)
  const change = advance(asking, added, at)
  t.like(change?.fact, { type: 'SubstituteProposed', total: rupees(580) })
  const taken = does(change?.order as Order, { type: 'accept substitute', ...first })
  t.like(lineOfOrder(taken, 1), { state: 'substituted', picked: 0, lineTotal: rupees(0) })
  t.like(lineOfOrder(taken, 3), { state: 'open', substituteFor: 1, quantity: 2, lineTotal: rupees(580) })
  t.is(taken.subtotal.amount - taken.discount.amount, 58_000 + 26_250)
  t.false(
    holdsOf(taken).some(({ productId }) => productId === milk.productId),
    'the milk is free again',
  )
  t.regex(hindrance(taken, pick(1, 1)) ?? '', /stands in for line 1/)
  t.is(does(taken, pick(3, 2), pick(2, 750), { type: 'pack' }).status, 'packed')
})

test('a pick that is known by its id changes nothing, whatever it says', (t) => {
  const known = (quantity: number): Step => ({ ...(pick(2, quantity) as object), pickId: 'one' }) as Step
  t.is(advance(does(picking(), known(782)), known(760), at), null)
})

test('of a line that something stands in for no more is spoilt than was: the good ones are on the shelf again', (t) => {
  const taken = does(picking(), pick(1, 1, 'damaged'), offer, added, { type: 'accept substitute', ...first })
  t.like(lineOfOrder(taken, 1), { state: 'substituted', picked: 0, shortReason: 'damaged', lacking: 1 })
  t.falsy(lineOfOrder(does(picking(), pick(1, 1, 'damaged'), pick(1, 2)), 1)?.lacking)
})

test('an offer ends once: accepted, rejected, withdrawn, overdue or sold out', (t) => {
  const order = does(picking(), offer)
  const asked = does(order, added)
  const rejected = does(asked, { type: 'reject substitute', ...first })
  t.regex(hindrance(rejected, { type: 'accept substitute', ...first }) ?? '', /rejected already/)
  t.deepEqual(
    holdsOf(rejected).map(({ productId }) => productId),
    [milk.productId, mango.productId],
  )
  const withdrawn = does(asked, { type: 'withdraw substitute', by: ali, ...first })
  t.regex(hindrance(withdrawn, { type: 'accept substitute', ...first }) ?? '', /withdrawn already/)
  const denied: Step = { type: 'stock denied', request: 'substitute:1:1', short: [] }
  t.is(does(order, denied).proposals[0]?.state, 'sold_out')
  t.is(advance(asked, denied, at), null, 'it was held before')
  t.is(
    advance(does(order, { type: 'withdraw substitute', by: ali, ...first }), added, at),
    null,
    'held too late',
  )
})

test('an answer counts to the very moment in which its time runs out, and no longer; then it is refused', (t) => {
  const asked = does(picking(), offer, added)
  t.is(advance(asked, { type: 'substitutes overdue' }, later(10)), null)
  t.is(
    advance(asked, { type: 'accept substitute', ...first }, later(10))?.order.proposals[0]?.state,
    'accepted',
  )
  const over = new Date(later(10).getTime() + 1)
  t.is(advance(asked, { type: 'accept substitute', ...first }, over), null)
  t.is(advance(asked, { type: 'substitutes overdue' }, over)?.order.proposals[0]?.state, 'expired')
})

test('the best match and the named product are taken at once, another is asked for, and no one wants a refund replaced', (t) => {
  for (const ifShort of ['best_match', { productId: other.productId }] as const)
    t.is(does(picking(ifShort), offer, added).items.length, 3)
  t.is(does(picking({ productId: mango.productId }), offer, added).proposals[0]?.state, 'asked')
  t.regex(hindrance(picking('refund'), offer) ?? '', /money back/)
})

test('lines that come back give back what they cost, in however many parts; the fee goes with the whole', (t) => {
  const delivered = does(
    picking(),
    ...[pick(1, 2), pick(2, 782)],
    ...([{ type: 'pack' }, { type: 'ship' }, { type: 'deliver' }] as Step[]),
  )
  const back = (line: number, quantity: number): Step => ({
    ...{ type: 'return', reason: 'bruised', restock: true },
    items: [{ line, quantity }],
  })
  const once = advance(delivered, back(2, 382), at)
  t.like(once?.fact, {
    type: 'OrderLinesReturned',
    lines: [{ line: 2, quantity: 382, amount: { amount: 13_370, currency: 'PKR' } }],
  })
  t.is(once?.order.status, 'delivered')
  t.regex(hindrance(once?.order as Order, back(2, 401)) ?? '', /400 g to come back/)
  const twice = does(once?.order as Order, back(2, 400))
  t.is(twice.total.amount, 58_000 + 15_000)
  const whole = does(twice, back(1, 2))
  t.is(whole.status, 'returned')
  t.is(whole.total.amount, 0)
  t.is(does(delivered, { type: 'return', reason: 'all bad', restock: false }).total.amount, 0)
})

test('other lines are held first, then authorized, and only then are the order', (t) => {
  const order = does(
    { ...picking(), status: 'confirmed', picking: null },
    { type: 'change lines', priced: price([{ product: milk, quantity: 5 }], tariff) },
  )
  t.is(order.items.length, 2, 'it stands as it was')
  t.is(order.wanted?.request, 'change:1')
  t.deepEqual(
    holdsOf(order).find(({ productId }) => productId === milk.productId),
    { productId: milk.productId, soldBy: 'piece', quantity: 5, most: 5 },
  )
  t.regex(hindrance(order, { type: 'start picking', by: ali }) ?? '', /under way/)
  const more: Step = {
    ...(added as object),
    request: 'change:1',
    lines: [{ productId: milk.productId, quantity: 3 }],
  } as Step
  const asking = advance(order, more, at)
  t.like(asking?.fact, { type: 'PaymentChangeRequested', authorize: 5 * 29_000 + 15_000 })
  const failed = does(asking?.order as Order, {
    type: 'payment change failed',
    request: 'change:1',
    reason: 'declined',
  })
  t.is(failed.total.amount, order.total.amount)
  t.deepEqual(
    holdsOf(failed).map(({ most }) => most),
    [2, 862],
  )
  const changed = does(asking?.order as Order, { type: 'payment change authorized', request: 'change:1' })
  t.like(changed.items, { 0: { line: 1, quantity: 5, held: 5 }, length: 1 })
  t.is(changed.total.amount, 5 * 29_000 + 15_000)
  t.like(changed.adjustments, { 0: { reason: 'changed' } })
  const less = does(changed, {
    type: 'change lines',
    priced: price([{ product: milk, quantity: 1 }], tariff),
  })
  t.is(less.total.amount, 29_000 + 15_000, 'less needs nobody')
  t.deepEqual(
    holdsOf(less).map(({ most }) => most),
    [1],
  )
  const denied = does(order, { type: 'stock denied', request: 'change:1', short: [] })
  t.is(denied.wanted, null)
  t.is(does(asking?.order as Order, { type: 'cancel' }).wanted, null)
})

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ line: fc.integer({ min: 1, max: 5 }), quantity: fc.nat(900), short: fc.boolean() })
    .map(({ line, quantity, short }) =>
      pick(line, line === 2 ? quantity : quantity % 4, short ? 'damaged' : null),
    ),
  fc
    .record({
      line: fc.integer({ min: 1, max: 4 }),
      rate: fc.integer({ min: 1, max: 90_000 }),
      weighed: fc.boolean(),
    })
    .map(({ line, rate, weighed }): Step => {
      const product = { ...(weighed ? mango : other), price: { amount: rate, currency: 'PKR' } }
      return { type: 'offer substitute', by: ali, line, product, quantity: weighed ? 700 : 2 }
    }),
  fc
    .record({
      line: fc.integer({ min: 1, max: 4 }),
      number: fc.integer({ min: 1, max: 3 }),
      yes: fc.boolean(),
    })
    .map(({ line, number, yes }): Step => {
      const request = `substitute:${line}:${number}`
      if (!yes) return { type: 'stock denied', request, short: [] }
      return { type: 'stock added', request, lines: [], answerWithin: minute, payWithin: minute }
    }),
  fc
    .record({
      line: fc.integer({ min: 1, max: 4 }),
      number: fc.integer({ min: 1, max: 3 }),
      yes: fc.boolean(),
    })
    .map(({ yes, ...which }): Step => ({ type: yes ? 'accept substitute' : 'reject substitute', ...which })),
  fc
    .record({ line: fc.integer({ min: 1, max: 5 }), quantity: fc.integer({ min: 1, max: 500 }) })
    .map((item): Step => ({ type: 'return', reason: 'bad', restock: true, items: [item] })),
  fc.constantFrom<Step>(
    { type: 'pack' },
    { type: 'ship' },
    { type: 'deliver' },
    { type: 'fail delivery', reason: 'away' },
  ),
)

test('whatever is picked, replaced and brought back: the sums hold, and it never comes to more than was authorized', (t) => {
  fc.assert(
    fc.property(
      fc.array(anyStep, { maxLength: 60, size: 'max' }),
      fc.constantFrom<IfShort>('ask', 'best_match'),
      (steps, ifShort) => {
        let order = picking(ifShort)
        const authorized = mostOf(order)
        for (const step of steps) {
          order = advance(order, step, at)?.order ?? order
          const lines = order.items.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)
          const { subtotal, discount, deliveryFee, total, orderedTotal, adjustments } = order
          t.is(lines, subtotal.amount - discount.amount)
          t.is(total.amount, subtotal.amount - discount.amount + deliveryFee.amount)
          t.is(
            total.amount,
            adjustments.reduce((sum, { amount }) => sum + amount.amount, orderedTotal.amount),
          )
          t.true(total.amount >= 0 && total.amount <= authorized, `${total.amount} of ${authorized}`)
          t.true(mostOf(order) <= authorized)
          t.true(
            order.items.every(
              ({ lineTotal, returned, picked }) => lineTotal.amount >= 0 && returned <= (picked ?? 0),
            ),
          )
          const held = new Map(holdsOf(order).map(({ productId, most }) => [productId, most]))
          if (order.status === 'picking' || order.status === 'packed')
            for (const { productId, picked, state } of order.items)
              if (state !== 'substituted')
                t.true((picked ?? 0) <= (held.get(productId) ?? 0), 'what is in the bag is held')
        }
      },
    ),
    { numRuns: 3_000 },
  )
})
