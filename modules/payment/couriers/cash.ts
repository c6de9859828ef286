/** Of an order that nobody in particular brings: whoever hands it over at the counter. */
export const counter = '00000000-0000-4000-8000-000000000001'

/** What an order in cash says of its way; amounts in minor units. */
export interface OnItsWay {
  orderId: string
  /** Who brings it; empty while nobody does. */
  courierId: string
  status: string
  version: number
  total: number
  currency: string
  /** What the courier was given; null where they weren't asked, and it is what it costs. */
  collected: number | null
  /** Why that isn't what it costs; else empty. */
  reason: string
}

/** The cash of one order, with who brings it. */
export interface CourierOrder {
  orderId: string
  courierId: string
  currency: string
  version: number
  status: 'due' | 'collected' | 'off'
  /** To be collected; 0 once it is, or isn't to be any more. */
  due: number
  collected: number
  /** What it cost less what was collected: less than nothing where that was more. */
  missing: number
  reason: string
  shippedAt: Date | null
  collectedAt: Date | null
}

/** A line of the couriers' ledger. */
export interface Movement {
  courierId: string
  /** Null of what is handed in and banked, which is of many. */
  orderId: string | null
  kind: 'due' | 'collected' | 'missing' | 'handed_in' | 'banked'
  /** Never 0. */
  amount: number
  /** Who of the staff; null where it follows from an order. */
  by: string | null
  reference: string
}

/**
 * The cash of an order after what is heard of it, and the movements that lead there; null where it is no news. It is due from
 * its courier while it is on its way, and collected once, at the door: a due that ends there, or that comes back to the shop,
 * is taken off the courier again.
 */
export function follow(
  was: CourierOrder | null,
  told: OnItsWay,
  at: Date,
): { order: CourierOrder; movements: Movement[] } | null {
  const { orderId, status, version, total, currency, reason } = told
  if (was && version <= was.version) return null
  if (!was && status !== 'shipped' && status !== 'delivered') return null
  const before: CourierOrder = was ?? {
    ...{ orderId, courierId: told.courierId || counter, currency, version, status: 'off', due: 0 },
    ...{ collected: 0, missing: 0, reason: '', shippedAt: null, collectedAt: null },
  }
  const movements: Movement[] = []
  const move = (courierId: string, kind: Movement['kind'], amount: number) => {
    if (amount !== 0) movements.push({ courierId, orderId, kind, amount, by: null, reference: '' })
  }
  if (before.status === 'collected') return { order: { ...before, version }, movements }
  const courierId = told.courierId || (was?.courierId ?? counter)
  if (status === 'shipped') {
    if (courierId === before.courierId) move(courierId, 'due', total - before.due)
    else {
      move(before.courierId, 'due', -before.due)
      move(courierId, 'due', total)
    }
    const order: CourierOrder = { ...before, courierId, version, status: 'due', due: total, shippedAt: at }
    return { order, movements }
  }
  move(before.courierId, 'due', -before.due)
  if (status !== 'delivered') return { order: { ...before, version, status: 'off', due: 0 }, movements }
  const collected = told.collected ?? total
  move(courierId, 'collected', collected)
  move(courierId, 'missing', total - collected)
  const settled = { courierId, version, due: 0, collected, missing: total - collected, reason }
  return { order: { ...before, ...settled, status: 'collected', collectedAt: at }, movements }
}
