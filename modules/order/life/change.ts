import { type Cause, type Change, type Fact, nowhere, type Order, type TimelineEntry } from '../order.ts'

/** What a change of an order is made of: the order after it, the fact for the others, and the line for its timeline. */

/** People give a reason in their words, or none; of a payment the cause is the reason, and its words the detail. */
export function cancelled(order: Order, cause: Cause, reason?: string): Change {
  const byPeople = cause === 'customer' || cause === 'staff'
  const cancelReason = byPeople ? (reason ?? null) : cause
  const detail = [cause, reason].filter(Boolean).join(': ')
  return told(
    { ...order, status: 'cancelled', cancelReason, wanted: null },
    { type: 'OrderCancelled', cause, reason: reason ?? '' },
    detail,
  )
}

export function told(order: Order, fact: Fact, detail?: string): Change {
  return { ...noted(order, fact.type, detail), fact: isErased(order) ? wordless(fact) : fact }
}

/** A fact without what people wrote of it. */
function wordless(fact: Fact): Fact {
  if ('reason' in fact) return { ...fact, reason: '' }
  return fact.type === 'OrderShipped' ? { ...fact, tracking: {} } : fact
}

/** A change that only the timeline tells of. Of someone who was erased nobody's words are kept. */
export function noted(order: Order, event: TimelineEntry['event'], detail?: string): Change {
  return { order, fact: null, entry: entryOf(order, event, detail) }
}

export function entryOf(order: Order, event: TimelineEntry['event'], detail?: string): TimelineEntry {
  const { version, updatedAt: at, status } = order
  return { version, at, status, event, detail: isErased(order) ? null : detail || null, actor: null }
}

const isErased = ({ shippingAddress: { recipient, line1 } }: Order) =>
  recipient === nowhere.recipient && line1 === nowhere.line1
