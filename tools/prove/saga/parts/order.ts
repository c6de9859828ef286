import { untouched } from '../../../../modules/order/life/lines.ts'
import type { Change, Order, Step as OrderStep } from '../../../../modules/order/order.ts'
import { untaxed } from '../../../../modules/order/taxes.ts'
import type { Rules } from '../rules.ts'
import { currency, type Event, type Strand, total } from '../world.ts'
import { say } from './say.ts'

const price = { amount: total, currency }
/** All is decided at one moment: no decision reads a clock, and what the clock does is a step of its own. */
export const at = new Date('2026-01-01T10:00:00Z')
const payWithin = 60_000
const nothing = { amount: 0, currency }

/** What was packed is in the bag. */
const isBagged = (status: Order['status']) => ['packed', 'shipped', 'delivered', 'returned'].includes(status)

/** The order as its module knows it. */
function orderOf({ order: { method, status, refunded, settled, cancelReason } }: Strand): Order {
  return {
    id: 'order',
    number: 'IM-000001',
    customerId: 'customer',
    status,
    paymentMethod: method,
    items: [
      {
        productId: 'product',
        sku: 'MILK-1',
        name: 'Milk 1 l',
        soldBy: 'piece',
        quantity: 1,
        unitPrice: price,
        lineTotal: price,
        ...untouched,
        line: 1,
        discounts: [],
        promised: [],
        state: isBagged(status) ? 'picked' : 'open',
        picked: isBagged(status) ? 1 : null,
        returned: status === 'returned' ? 1 : 0,
        held: 1,
      },
    ],
    subtotal: price,
    deliveryFee: nothing,
    total: status === 'returned' ? nothing : price,
    orderedTotal: price,
    discount: nothing,
    ...{ tip: nothing, coupons: [], feeTax: untaxed, tipTax: untaxed, invoice: null },
    fees: [],
    slot: null,
    zoneId: null,
    tolerance: 0,
    adjustments: [],
    flags: [],
    picking: null,
    proposals: [],
    courierId: null,
    runId: null,
    door: { attempts: 0 },
    payWith: null,
    changes: 0,
    wanted: null,
    settled: { amount: settled, currency },
    shippingAddress: { recipient: 'A. Khan', phone: '+923001234567', line1: 'House 12', city: 'Karachi' },
    note: null,
    cancelReason,
    tracking: null,
    refunded: { amount: refunded, currency },
    version: 1,
    payBy: null,
    fromCart: false,
    offerRevision: null,
    createdAt: at,
    updatedAt: at,
  } as Order
}

/** What the order's module hears, in its own words. */
export function happeningOf(event: Event): OrderStep | null {
  switch (event.type) {
    case 'StockReserved':
      return { type: 'stock reserved', payWithin }
    case 'StockRejected':
      return { type: 'stock rejected', short: [] }
    case 'PaymentAuthorized':
      return { type: 'payment authorized' }
    case 'PaymentCaptured':
      return { type: 'payment captured' }
    case 'PaymentFailed':
      return { type: 'payment failed', reason: 'declined' }
    case 'PaymentRefunded': {
      const [amount, refunded] = [event.amount, event.refunded].map((amount) => ({ amount, currency }))
      return {
        type: 'payment refunded',
        amount,
        refunded,
        reason: 'given back',
        settles: event.settles,
      } as OrderStep
    }
    default:
      return null
  }
}

/** Places the order. */
export function begin(draft: Strand, rules: Rules): void {
  keep(draft, rules.place(orderOf(draft), at))
}

/** Whether the order lets itself be moved so. */
export const mayTake = (strand: Strand, step: OrderStep, rules: Rules): boolean =>
  rules.advance(orderOf(strand), step, at) !== null

/** Takes a step with the order, and says what comes of it; false where it may not be taken. */
export function take(draft: Strand, step: OrderStep, rules: Rules): boolean {
  const change = rules.advance(orderOf(draft), step, at)
  if (change) keep(draft, change)
  return change !== null
}

function keep(draft: Strand, { order, fact }: Change): void {
  draft.order.status = order.status
  draft.order.refunded = order.refunded.amount
  draft.order.settled = order.settled.amount
  draft.order.cancelReason = order.cancelReason
  if (fact?.type === 'OrderReturned') draft.order.restock = fact.restock
  if (fact && fact.type !== 'OrderChanged' && fact.type !== 'OrderSlotClosed')
    say(
      draft,
      fact.type === 'OrderReturned' ? { type: fact.type, restock: fact.restock } : { type: fact.type },
    )
}
