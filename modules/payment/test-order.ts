import { v7 } from 'uuid'
import { type OrderState, toTimestamp } from '#proto/events.ts'
import { event } from '#src/events/event.ts'
import { unsaid } from '#src/testing/unsaid.ts'

/** An order of 1299.00 by card, as the order module would say it, for tests. */
export const placed = (more: Partial<OrderState> = {}): OrderState => {
  const total = { amountMinor: 129900, currency: 'PKR' }
  return {
    id: v7(),
    number: 'IM-1',
    customerId: v7(),
    status: 'awaiting_payment',
    items: [],
    version: 2,
    subtotal: total,
    deliveryFee: { ...total, amountMinor: 0 },
    total,
    paymentMethod: 'card',
    shippingAddress: { recipient: '', phone: '', line1: '', line2: '', city: '', postalCode: '', notes: '' },
    note: '',
    fees: [],
    slots: [],
    ...unsaid.order,
    createdAt: toTimestamp(new Date()),
    ...more,
  }
}

// What the order module says of it.
export const requested = (order: OrderState) =>
  event('mart.order.v1.PaymentRequested', order.id, { order, expiresAt: toTimestamp(new Date()) })
export const cancelled = (order: OrderState) =>
  event('mart.order.v1.OrderCancelled', order.id, { order, cause: 'customer', reason: '' })
export const returned = (order: OrderState) =>
  event('mart.order.v1.OrderReturned', order.id, { order, reason: 'stale', restock: false })
export const confirmed = (order: OrderState) => event('mart.order.v1.OrderConfirmed', order.id, { order })
export const delivered = (order: OrderState) =>
  event('mart.order.v1.OrderDelivered', order.id, { order, ...unsaid.delivered })

/** Whether an event of a payment is about this order. */
export const of =
  ({ id }: { id: string }) =>
  (data: { payment: { orderId: string } }) =>
    data.payment.orderId === id
