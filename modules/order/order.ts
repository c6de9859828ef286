import type { Address, Tracking } from './delivery.ts'
import type { Priced } from './pricing.ts'
import { type Shortage, spellShortages } from './shortage.ts'

/**
 * The whole life of an order, from top to bottom, without I/O: what an order is, how it is placed,
 * from which status each step may be taken, and what each step makes of it.
 */

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

export type Status = (typeof statuses)[number]

export const paymentMethods = ['card', 'cash_on_delivery'] as const

export interface Order extends Priced {
  id: string
  /** For people: `IM-000042`. */
  number: string
  customerId: string
  status: Status
  paymentMethod: (typeof paymentMethods)[number]
  shippingAddress: Address
  note: string | null
  cancelReason: string | null
  tracking: Tracking | null
  /** 1 when placed; each change adds one. */
  version: number
  /** Unpaid at this time, it is cancelled; null until a payment is asked for. */
  payBy: Date | null
  /** Ordered from the basket, which gets its lines back if it is rejected. */
  fromCart: boolean
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

type Cause = 'customer' | 'staff' | 'payment_failed' | 'payment_timeout'

/** A line of the order's timeline; `version` is the order's after the change. */
export interface TimelineEntry {
  version: number
  at: Date
  status: Status
  event: Fact['type']
  detail: string | null
}

/** A change: the order as it stands after it, the fact to be told, and the line for its timeline. */
export interface Change {
  order: Order
  fact: Fact
  entry: TimelineEntry
}

/** What an order begins as. */
export type Placing = Priced &
  Pick<Order, 'id' | 'number' | 'customerId' | 'paymentMethod' | 'shippingAddress' | 'note'> &
  Partial<Pick<Order, 'fromCart'>>

/**
 * What happens to an order elsewhere: in inventory, in payment, by the clock. May come late, or twice.
 * `payWithin` is in milliseconds.
 */
export type Happening =
  | { type: 'stock reserved'; payWithin: number }
  | { type: 'stock rejected'; short: Shortage[] }
  | { type: 'payment captured' }
  | { type: 'payment failed'; reason: string }
  | { type: 'payment overdue' }

/** What people do with an order. */
export type Command =
  | { type: 'change'; shippingAddress?: Address; note?: string | null }
  | { type: 'cancel'; reason?: string }
  | { type: 'cancel as staff'; reason?: string }
  | { type: 'pack' }
  | ({ type: 'ship' } & Tracking)
  | { type: 'deliver' }
  | { type: 'return'; reason: string; restock: boolean }

export type Step = Happening | Command

/** From which statuses each step may be taken. */
const from: Record<Step['type'], readonly Status[]> = {
  'stock reserved': ['pending'],
  'stock rejected': ['pending'],
  'payment captured': ['awaiting_payment'],
  'payment failed': ['awaiting_payment'],
  'payment overdue': ['awaiting_payment'],
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

/** An order begins. */
export function place(placing: Placing, at: Date): Change {
  const order: Order = {
    ...placing,
    status: 'pending',
    cancelReason: null,
    tracking: null,
    version: 1,
    payBy: null,
    fromCart: placing.fromCart ?? false,
    createdAt: at,
    updatedAt: at,
  }
  return told(order, { type: 'OrderPlaced' })
}

/**
 * Takes a step. Null where the order's status doesn't allow it: what happened came late or a second
 * time and is to be ignored, what was commanded is to be refused.
 */
export function advance(order: Order, step: Step, at: Date): Change | null {
  if (!from[step.type].includes(order.status)) return null
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
    case 'payment overdue':
      return cancelled(next, 'payment_timeout')
    case 'cancel':
      return cancelled(next, 'customer', step.reason)
    case 'cancel as staff':
      return cancelled(next, 'staff', step.reason)

    case 'change': {
      const { shippingAddress = order.shippingAddress, note = order.note } = step
      return told({ ...next, shippingAddress, note }, { type: 'OrderChanged' })
    }

    case 'pack':
      return told({ ...next, status: 'packed' }, { type: 'OrderPacked' })
    case 'ship': {
      const { type: _, ...tracking } = step
      const detail = [tracking.carrier, tracking.trackingNumber].filter(Boolean).join(' ')
      return told(
        { ...next, status: 'shipped', tracking: detail ? tracking : null },
        { type: 'OrderShipped', tracking },
        detail,
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

function told(order: Order, fact: Fact, detail?: string): Change {
  const { version, updatedAt: at, status } = order
  return { order, fact, entry: { version, at, status, event: fact.type, detail: detail || null } }
}

/** Replicas' clocks differ a little; an order's own time never goes back. */
const later = (a: Date, b: Date) => (a > b ? a : b)
