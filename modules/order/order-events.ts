import { type OrderItemState, type OrderState, toTimestamp } from '#proto/events.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import { toMoneyMessage } from '#src/money.ts'
import type { Fact, Order } from './order.ts'
import type { OrderItem } from './pricing.ts'
import type { Shortage } from './shortage.ts'
import type { OrderSlot } from './slots/slot.ts'

/** A change as the other modules hear of it: the fact, and with it the whole order. */
export function toEvent({ order: changed, fact }: { order: Order; fact: Fact }): DomainEvent {
  const { id } = changed
  const order = toOrderMessage(changed)
  switch (fact.type) {
    case 'PaymentRequested':
      return event('mart.order.v1.PaymentRequested', id, { order, expiresAt: toTimestamp(fact.expiresAt) })
    case 'OrderRejected':
      return event('mart.order.v1.OrderRejected', id, { order, short: fact.short.map(named(changed.items)) })
    case 'OrderCancelled':
      return event('mart.order.v1.OrderCancelled', id, { order, cause: fact.cause, reason: fact.reason })
    case 'OrderShipped': {
      const { carrier = '', trackingNumber = '' } = fact.tracking
      return event('mart.order.v1.OrderShipped', id, { order, carrier, trackingNumber })
    }
    case 'OrderSlotClosed':
      return event('mart.order.v1.OrderSlotClosed', id, { order, others: fact.others.map(toSlotMessage) })
    case 'OrderReturned':
      return event('mart.order.v1.OrderReturned', id, { order, reason: fact.reason, restock: fact.restock })
    default:
      return event(`mart.order.v1.${fact.type}`, id, { order })
  }
}

/** The order as a message; what is absent is an empty string. */
function toOrderMessage(order: Order): OrderState {
  const { line2 = '', postalCode = '', notes = '', ...address } = order.shippingAddress
  return {
    id: order.id,
    number: order.number,
    customerId: order.customerId,
    status: order.status,
    items: order.items.map(toItemMessage),
    subtotal: toMoneyMessage(order.subtotal),
    deliveryFee: toMoneyMessage(order.deliveryFee),
    total: toMoneyMessage(order.total),
    paymentMethod: order.paymentMethod,
    shippingAddress: { ...address, line2, postalCode, notes },
    note: order.note ?? '',
    fees: order.fees.map(({ name, amount }) => ({ name, amount: toMoneyMessage(amount) })),
    slots: order.slot ? [toSlotMessage(order.slot)] : [],
    version: order.version,
    createdAt: toTimestamp(order.createdAt),
  }
}

const toSlotMessage = ({ id, start, end }: OrderSlot) => ({
  id,
  start: toTimestamp(start),
  end: toTimestamp(end),
})

const toItemMessage = ({ unitPrice, lineTotal, ...item }: OrderItem): OrderItemState => ({
  ...item,
  unitPrice: toMoneyMessage(unitPrice),
  lineTotal: toMoneyMessage(lineTotal),
})

const named = (items: OrderItem[]) => (shortage: Shortage) => ({
  ...shortage,
  name: items.find(({ productId }) => productId === shortage.productId)?.name ?? '',
})
