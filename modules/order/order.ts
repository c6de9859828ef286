import type { Origin } from '#src/events/event.ts'
import { formatMajor, type Money } from '#src/money.ts'
import type { Priced } from './pricing.ts'
import { type Shortage, spellShortages } from './shortage.ts'
import type { OrderSlot } from './slots/slot.ts'

/**
 * The whole life of an order, from top to bottom, without I/O: what an order is, how it is placed,
 * from which status each step may be taken, and what each step makes of it.
 */

/** Where an order can stand, in the order in which most go through them. */
export const statuses = [
  'pending',
  'awaiting_payment',
  'confirmed',
  'packed',
  'shipped',
  'delivered',
  'rejected',
  'cancelled',
  'returned',
] as const

/** One of them. */
export type Status = (typeof statuses)[number]

/** How an order can be paid. */
export const paymentMethods = ['card', 'cash_on_delivery'] as const

/** Where an order is brought. */
export interface ShippingAddress {
  recipient: string
  phone: string
  line1: string
  line2?: string
  city: string
  postalCode?: string
  notes?: string
}

/** Where the orders of an erased customer went. */
export const nowhere: ShippingAddress = {
  recipient: 'erased',
  phone: 'erased',
  line1: 'erased',
  city: 'erased',
}

/** Who carries it, and by what number they know it. */
export interface Tracking {
  carrier?: string
  trackingNumber?: string
}

/** An order, its amounts of one currency. */
export interface Order extends Priced {
  id: string
  /** For people: `IM-000042`. */
  number: string
  customerId: string
  status: Status
  paymentMethod: (typeof paymentMethods)[number]
  shippingAddress: ShippingAddress
  /** When it is to be brought; null where it is brought at any time. */
  slot: OrderSlot | null
  note: string | null
  cancelReason: string | null
  tracking: Tracking | null
  /** What of its money has gone back, as payment says. */
  refunded: Money
  /** 1 when placed; each change adds one. */
  version: number
  /** Unpaid at this time, it is cancelled; null until a payment is asked for. */
  payBy: Date | null
  /** Ordered from the cart, which gets its lines back if it is rejected. */
  fromCart: boolean
  /** By what it was placed; absent where that isn't known. */
  origin?: Origin | null
  createdAt: Date
  updatedAt: Date
}

/** What a change tells the other modules, beside the order itself. */
export type Fact =
  | { type: 'OrderPlaced' }
  | { type: 'PaymentRequested'; expiresAt: Date }
  | { type: 'OrderConfirmed' }
  | { type: 'OrderRejected'; short: Shortage[] }
  | { type: 'OrderCancelled'; cause: Cause; reason: string }
  | { type: 'OrderPacked' }
  | { type: 'OrderShipped'; tracking: Tracking }
  | { type: 'OrderDelivered' }
  | { type: 'OrderReturned'; reason: string; restock: boolean }
  | { type: 'OrderChanged' }
  | { type: 'OrderSlotClosed'; others: OrderSlot[] }

type Cause = 'customer' | 'staff' | 'payment_failed' | 'payment_timeout'

/** A line of the order's timeline; `version` is the order's after the change. */
export interface TimelineEntry {
  version: number
  at: Date
  status: Status
  event: Fact['type'] | 'PaymentRefunded' | 'PersonalDataErased'
  detail: string | null
  /** Who of the staff did it; null where the customer did, or an event or the clock. */
  actor: string | null
}

/** A change: the order as it stands after it, the fact to be told, and the line for its timeline. */
export interface Change {
  order: Order
  /** Null where another module said it, and so all have heard. */
  fact: Fact | null
  entry: TimelineEntry
}

/** What an order begins as. */
export type Placing = Priced &
  Pick<Order, 'id' | 'number' | 'customerId' | 'paymentMethod' | 'shippingAddress' | 'note'> &
  Partial<Pick<Order, 'fromCart' | 'slot'>>

/**
 * What happens to an order elsewhere: in inventory, in payment, by the clock. May come late, or twice.
 * `payWithin` is in milliseconds.
 */
export type Happening =
  | { type: 'stock reserved'; payWithin: number }
  | { type: 'stock rejected'; short: Shortage[] }
  | { type: 'payment captured' }
  | { type: 'payment failed'; reason: string }
  /** `refunded` is all that has gone back by then, `amount` and `reason` are those of this refund. */
  | { type: 'payment refunded'; amount: Money; refunded: Money; reason: string }
  | { type: 'payment overdue' }
  /** The slot that it is in takes no more orders, and may not be driven: `others` have a place. */
  | { type: 'slot closed'; others: OrderSlot[] }

/** What people do with an order. */
export type Command =
  | { type: 'change'; shippingAddress?: ShippingAddress; note?: string | null; slot?: OrderSlot }
  | { type: 'cancel'; reason?: string }
  | { type: 'cancel as staff'; reason?: string }
  | ({ type: 'pack' } & Insistence)
  | ({ type: 'ship' } & Tracking & Insistence)
  | { type: 'deliver' }
  | { type: 'return'; reason: string; restock: boolean }

/** Whatever moves an order on. */
export type Step = Happening | Command

/** What goes out although its money has gone back: only where staff say so, and why. */
export interface Insistence {
  anyway?: true
  reason?: string
}

/** From which statuses each step may be taken. */
const from: Record<Step['type'], readonly Status[]> = {
  'stock reserved': ['pending'],
  'stock rejected': ['pending'],
  'payment captured': ['awaiting_payment'],
  'payment failed': ['awaiting_payment'],
  'payment refunded': statuses,
  'payment overdue': ['awaiting_payment'],
  'slot closed': ['pending', 'awaiting_payment', 'confirmed', 'packed'],
  change: ['pending', 'awaiting_payment', 'confirmed'],
  cancel: ['pending', 'awaiting_payment', 'confirmed'],
  'cancel as staff': ['pending', 'awaiting_payment', 'confirmed', 'packed'],
  pack: ['confirmed'],
  ship: ['packed'],
  deliver: ['shipped'],
  return: ['shipped', 'delivered'],
}

/** Whether nothing more is expected of an order. (One that was delivered may still come back.) */
export const isOver = (status: Status) => ['delivered', 'rejected', 'cancelled', 'returned'].includes(status)

/** Where an order can stand that is on its way. */
export const openStatuses = statuses.filter((status) => !isOver(status))

/** An order begins. */
export function place(placing: Placing, at: Date): Change {
  const order: Order = {
    ...placing,
    status: 'pending',
    cancelReason: null,
    tracking: null,
    refunded: { amount: 0, currency: placing.total.currency },
    version: 1,
    payBy: null,
    fromCart: placing.fromCart ?? false,
    slot: placing.slot ?? null,
    createdAt: at,
    updatedAt: at,
  }
  return told(order, { type: 'OrderPlaced' })
}

/** Whether all of an order's money has gone back. */
const isRefunded = ({ refunded, total }: Order) => refunded.amount > 0 && refunded.amount >= total.amount

const isInsisted = ({ anyway, reason }: Insistence) => anyway === true && reason !== undefined

/** Why a step can't be taken, for people; null where it can. */
export function hindrance(order: Order, step: Step): string | null {
  const verb = step.type === 'cancel as staff' ? 'cancel' : step.type
  if (!from[step.type].includes(order.status))
    return `The order is ${order.status}, which does not allow to ${verb} it.`
  if ((step.type === 'pack' || step.type === 'ship') && isRefunded(order) && !isInsisted(step)) {
    const money = `${formatMajor(order.refunded)} ${order.refunded.currency}`
    return `All of the order's money (${money}) has gone back. To ${verb} it all the same, say \`anyway\` and a \`reason\`.`
  }
  return null
}

/**
 * Takes a step. Null where there is a hindrance, or nothing new in it: what happened came late or a second
 * time and is to be ignored, what was commanded is to be refused.
 */
export function advance(order: Order, step: Step, at: Date): Change | null {
  if (hindrance(order, step) !== null) return null
  const next = { ...order, version: order.version + 1, updatedAt: later(at, order.updatedAt) }

  switch (step.type) {
    case 'stock reserved': {
      if (order.paymentMethod === 'cash_on_delivery') {
        return told({ ...next, status: 'confirmed' }, { type: 'OrderConfirmed' })
      }
      const payBy = new Date(next.updatedAt.getTime() + step.payWithin)
      const fact: Fact = { type: 'PaymentRequested', expiresAt: payBy }
      return told({ ...next, status: 'awaiting_payment', payBy }, fact)
    }

    case 'stock rejected':
      return told(
        { ...next, status: 'rejected' },
        { type: 'OrderRejected', short: step.short },
        spellShortages(order.items, step.short),
      )

    case 'payment captured':
      return told({ ...next, status: 'confirmed' }, { type: 'OrderConfirmed' })
    case 'payment failed':
      return cancelled(next, 'payment_failed', step.reason)
    case 'payment refunded': {
      // The sum only grows, so that a refund which is heard of again is known by it.
      if (step.refunded.amount <= order.refunded.amount) return null
      const detail = `${formatMajor(step.amount)} ${step.amount.currency}: ${step.reason}`
      return noted({ ...next, refunded: step.refunded }, 'PaymentRefunded', detail)
    }
    case 'payment overdue':
      return cancelled(next, 'payment_timeout')
    case 'slot closed':
      return told(next, { type: 'OrderSlotClosed', others: step.others })
    case 'cancel':
      return cancelled(next, 'customer', step.reason)
    case 'cancel as staff':
      return cancelled(next, 'staff', step.reason)

    case 'change': {
      const { shippingAddress = order.shippingAddress, note = order.note, slot = order.slot } = step
      return told({ ...next, shippingAddress, note, slot }, { type: 'OrderChanged' })
    }

    case 'pack':
      return told({ ...next, status: 'packed' }, { type: 'OrderPacked' }, insistence(order, step))
    case 'ship': {
      const { type: _, anyway: __, reason: ___, ...tracking } = step
      const carrier = [tracking.carrier, tracking.trackingNumber].filter(Boolean).join(' ')
      return told(
        { ...next, status: 'shipped', tracking: carrier ? tracking : null },
        { type: 'OrderShipped', tracking },
        [carrier, insistence(order, step)].filter(Boolean).join('; '),
      )
    }
    case 'deliver':
      return told({ ...next, status: 'delivered' }, { type: 'OrderDelivered' })
    case 'return': {
      const { reason, restock } = step
      return told({ ...next, status: 'returned' }, { type: 'OrderReturned', reason, restock }, reason)
    }
  }
}

/** People give a reason in their words, or none; of a payment the cause is the reason, and its words the detail. */
function cancelled(order: Order, cause: Cause, reason?: string): Change {
  const byPeople = cause === 'customer' || cause === 'staff'
  const cancelReason = byPeople ? (reason ?? null) : cause
  const detail = [cause, reason].filter(Boolean).join(': ')
  return told(
    { ...order, status: 'cancelled', cancelReason },
    { type: 'OrderCancelled', cause, reason: reason ?? '' },
    detail,
  )
}

/** What the timeline says of an order that goes out although its money has gone back. */
const insistence = (order: Order, { reason }: Insistence) =>
  isRefunded(order) ? `although its money has gone back: ${reason}` : ''

function told(order: Order, fact: Fact, detail?: string): Change {
  return { ...noted(order, fact.type, detail), fact: isErased(order) ? wordless(fact) : fact }
}

/** A fact without what people wrote of it. */
function wordless(fact: Fact): Fact {
  if (fact.type === 'OrderCancelled' || fact.type === 'OrderReturned') return { ...fact, reason: '' }
  return fact.type === 'OrderShipped' ? { ...fact, tracking: {} } : fact
}

/** A change that only the timeline tells of. Of someone who was erased nobody's words are kept. */
function noted(order: Order, event: TimelineEntry['event'], detail?: string): Change {
  const { version, updatedAt: at, status } = order
  const kept = isErased(order) ? null : detail || null
  return { order, fact: null, entry: { version, at, status, event, detail: kept, actor: null } }
}

const isErased = ({ shippingAddress: { recipient, line1 } }: Order) =>
  recipient === nowhere.recipient && line1 === nowhere.line1

/** Replicas' clocks differ a little; an order's own time never goes back. */
const later = (a: Date, b: Date) => (a > b ? a : b)
