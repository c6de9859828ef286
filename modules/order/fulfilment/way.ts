import { advance } from '../life.ts'
import type { Change, Order, Status, Step } from '../order.ts'

/** For how long a payment may be waited for that is asked for on the way, and what is written of a step that nobody here saw. */
export interface Caught {
  payWithin: number
  reason: string
}

/**
 * The steps by which an order that was restored to an earlier time comes to where the other modules have seen it, each as
 * it was taken then; none where it is there, or further on. Of a payment on the way nothing is asked again.
 */
export function wayTo(order: Order, to: Status, { payWithin, reason }: Caught, at: Date): Change[] {
  const way: Change[] = []
  for (let now = order; now.status !== to; ) {
    const step = nextStep(now.status, to, payWithin, reason)
    const change = step && advance(now, step, at)
    if (!change) return way
    const asks = change.fact?.type === 'PaymentRequested' && to !== 'awaiting_payment'
    way.push(asks ? { ...change, fact: null } : change)
    now = change.order
  }
  return way
}

/** The order of the steps to the door. */
export const forward: Status[] = [
  'pending',
  'awaiting_payment',
  'confirmed',
  'picking',
  'packed',
  'shipped',
  'delivered',
]

function nextStep(status: Status, to: Status, payWithin: number, reason: string): Step | null {
  if (to === 'rejected') return { type: 'stock rejected', short: [] }
  // It was brought in vain, and given up.
  if (to === 'cancelled' && status === 'shipped') return { type: 'fail delivery', reason }
  if (to === 'cancelled') return { type: 'cancel as staff', reason }
  const wanted = to === 'returned' ? 'shipped' : to
  if (to === 'returned' && (status === 'shipped' || status === 'delivered'))
    return { type: 'return', reason, restock: false }
  if (forward.indexOf(status) >= forward.indexOf(wanted)) return null
  switch (status) {
    case 'pending':
      return { type: 'stock reserved', payWithin }
    case 'awaiting_payment':
      return { type: 'payment captured' }
    case 'confirmed':
    case 'picking':
      return { type: 'pack', anyway: true, reason }
    case 'packed':
      return { type: 'ship', anyway: true, reason }
    case 'shipped':
      return { type: 'deliver' }
    default:
      return null
  }
}
