import type { Sayable } from '../../modules/order/fulfilment/catch-up.ts'
import { forward } from '../../modules/order/fulfilment/way.ts'
import type { Status } from '../../modules/order/order.ts'
import type { Step } from './step.ts'

/** What each module knows of one order, and its provider of its payment; null where it knows nothing. */
export interface Evidence {
  id: string
  order: KnownOrder | null
  reservation: KnownReservation | null
  /** With what its provider knows of it, which is written down first. */
  payment: KnownPayment | null
  /** The letters that its customer got about it; of `order_shipped` and `delivery_failed` the later one alone. */
  told: Set<string>
  /** The last that was said of it on a bus that keeps what is said; null where none does. */
  said: { status: Status } | null
  /** Its customer may not have been told of its last change, and still is to be. */
  untold: boolean
}

export interface KnownOrder {
  status: Status
  method: 'card' | 'cash_on_delivery'
  total: number
  refunded: number
}
export interface KnownReservation {
  status: 'reserved' | 'rejected' | 'released' | 'shipped' | 'restocked'
}
export interface KnownPayment {
  method: 'card' | 'cash_on_delivery'
  status: string
  refunded: number
  calledOff: boolean
  /** It was promised, and staff look into it: where its money is gone they know. */
  flagged?: boolean
  /** It was declined, and may be tried again. */
  waits?: boolean
}

/** Its money was taken, or, of a card, is held. */
const took = (payment: KnownPayment | null) =>
  payment !== null &&
  ((payment.status === 'authorized' && payment.method === 'card') ||
    ['captured', 'partially_refunded', 'refunded'].includes(payment.status))

/** Where the money of an order is promised at least, and where what it costs is to be taken. */
const promised = forward.slice(forward.indexOf('confirmed'))
const packed = forward.slice(forward.indexOf('packed'))

/** How far an order came, by whoever has seen it furthest: each of its modules only ever moves forward. */
export function furthest({ order, reservation, payment, told, said }: Evidence): Status {
  const has = (status: Status) => order?.status === status || said?.status === status
  // What was brought in vain is in the shop again, packed as it was before.
  const left =
    (reservation?.status === 'shipped' && !told.has('delivery_failed')) || reservation?.status === 'restocked'
  const gone = left || told.has('order_shipped') || has('shipped') || has('delivered')
  const isCash = payment?.method === 'cash_on_delivery'
  if (has('returned') || told.has('order_returned') || reservation?.status === 'restocked') return 'returned'
  if (has('cancelled') || told.has('order_cancelled') || reservation?.status === 'released')
    return 'cancelled'
  if (payment?.calledOff) return gone || (isCash && took(payment)) ? 'returned' : 'cancelled'
  const undecided = order === null || order.status === 'pending'
  if (has('rejected') || told.has('order_rejected') || (reservation?.status === 'rejected' && undecided))
    return 'rejected'
  if (has('delivered') || told.has('order_delivered') || (isCash && took(payment))) return 'delivered'
  if (gone) return 'shipped'
  // What was held for it may be gone by now: that calls nothing off which staff had in their hands, or know of.
  if (has('packed')) return 'packed'
  if (has('picking')) return 'picking'
  if (!isCash && payment && !payment.waits && ['failed', 'cancelled'].includes(payment.status))
    return payment.flagged ? 'confirmed' : 'cancelled'
  if (has('confirmed') || told.has('order_confirmed') || isCash || took(payment)) return 'confirmed'
  if (has('awaiting_payment') || told.has('payment_needed') || payment) return 'awaiting_payment'
  return 'pending'
}

/** The letter that tells of an order that stands so. */
const letterOf: Partial<Record<Status, { template: string; fact: Sayable }>> = {
  confirmed: { template: 'order_confirmed', fact: 'OrderConfirmed' },
  picking: { template: 'order_confirmed', fact: 'OrderConfirmed' },
  packed: { template: 'order_confirmed', fact: 'OrderConfirmed' },
  shipped: { template: 'order_shipped', fact: 'OrderShipped' },
  delivered: { template: 'order_delivered', fact: 'OrderDelivered' },
  rejected: { template: 'order_rejected', fact: 'OrderRejected' },
  cancelled: { template: 'order_cancelled', fact: 'OrderCancelled' },
  returned: { template: 'order_returned', fact: 'OrderReturned' },
}

/** What closes what the modules know differently of one order; nothing where they agree. */
export function planOrder(evidence: Evidence): Step[] {
  const { id, order, reservation, payment, said } = evidence
  const seen = furthest(evidence)
  const refunded = payment?.refunded ?? 0
  const steps: Step[] = []
  // Nobody but the bus has the address of one that was to be brought.
  const lost = order === null && said === null
  const to: Status =
    lost && forward.indexOf(seen) >= 0 && forward.indexOf(seen) < forward.indexOf('shipped')
      ? 'cancelled'
      : seen
  if (order === null) {
    const why = lost && to !== seen ? `was ${seen}, and nobody knows where to` : `was ${seen}`
    steps.push({ do: 'order.recover', order: id, to, refunded, why: `order doesn't know it; it ${why}` })
  } else if (order.status !== to || refunded > order.refunded) {
    const why =
      order.status === to ? `${refunded} has gone back` : `order has it ${order.status}, it was ${to}`
    steps.push({ do: 'order.advance', order: id, to, refunded, why })
  }

  const facts = new Map<Sayable, string>()
  const say = (fact: Sayable, why: string) => facts.set(fact, facts.get(fact) ?? why)
  const over = to === 'cancelled' || to === 'rejected'
  if (!reservation) {
    if (over) steps.push({ do: 'stock.reject', order: id, why: `inventory doesn't know it; it is ${to}` })
    else if (to !== 'pending') {
      say('OrderPlaced', "inventory doesn't know it")
      // What of it is not in the bag is let go again.
      if (packed.includes(to)) say('OrderPacked', "inventory doesn't know it")
      if (['shipped', 'delivered', 'returned'].includes(to)) say('OrderShipped', "inventory doesn't know it")
    }
  } else if (reservation.status === 'reserved') {
    if (to === 'cancelled') say('OrderCancelled', 'its stock is still reserved')
    if (['shipped', 'delivered', 'returned'].includes(to)) say('OrderShipped', 'its stock is still reserved')
  } else if (contradicts(to, reservation.status))
    steps.push({ do: 'look', order: id, why: `it is ${to}, and its reservation ${reservation.status}` })

  const method = order?.method ?? payment?.method
  if (method === 'cash_on_delivery') {
    if (promised.includes(to) && !payment)
      say('OrderConfirmed', "payment doesn't know what is to be paid at the door")
    if (to === 'delivered' && !took(payment)) say('OrderDelivered', "payment doesn't know that it was paid")
    if (to === 'returned' && !payment)
      steps.push({
        do: 'look',
        order: id,
        why: 'it came back, and whether cash was taken and given back nobody knows',
      })
  } else if (method === 'card') {
    const free = order?.total === 0 && payment?.status === 'cancelled'
    if (promised.includes(to) && !took(payment) && !free && !payment?.flagged)
      steps.push({
        do: 'look',
        order: id,
        why: `it is ${to}, and its provider knows of no money taken for it`,
      })
    if (packed.includes(to) && payment?.status === 'authorized' && !payment.flagged)
      say('OrderPacked', 'what it costs is not taken yet')
  }
  if (payment && !payment.calledOff && (payment.status !== 'failed' || payment.waits)) {
    if (to === 'cancelled') say('OrderCancelled', 'its payment is not called off')
    if (to === 'returned') say('OrderReturned', 'its payment is not called off')
  }

  const letter = letterOf[to]
  if (letter && order?.status === to && evidence.untold && !evidence.told.has(letter.template))
    say(letter.fact, 'its customer was not told')
  if (facts.size > 0)
    steps.push({
      do: 'order.say',
      order: id,
      facts: [...facts.keys()],
      why: [...new Set(facts.values())].join('; '),
    })
  return steps
}

const contradicts = (to: Status, reservation: KnownReservation['status']): boolean => {
  if (reservation === 'shipped') return !['shipped', 'delivered', 'returned'].includes(to)
  if (reservation === 'restocked') return to !== 'returned'
  return reservation === 'released' ? to !== 'cancelled' : to !== 'rejected' && to !== 'cancelled'
}
