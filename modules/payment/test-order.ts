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
  event('mart.order.v1.PaymentRequested', order.id, {
    ...{ order, expiresAt: toTimestamp(new Date(Date.now() + 15 * 60_000)) },
  })
export const cancelled = (order: OrderState) =>
  event('mart.order.v1.OrderCancelled', order.id, { order, cause: 'customer', reason: '' })
export const returned = (order: OrderState) =>
  event('mart.order.v1.OrderReturned', order.id, { order, reason: 'stale', restock: false })
export const confirmed = (order: OrderState) => event('mart.order.v1.OrderConfirmed', order.id, { order })
/** It is packed, and costs so much: of what was weighed it may be less, or more. */
export const packed = (order: OrderState, amountMinor = order.total.amountMinor) =>
  event('mart.order.v1.OrderPacked', order.id, { order: repriced(order, amountMinor, 'packed') })
export const changed = (order: OrderState, amountMinor: number) =>
  event('mart.order.v1.OrderChanged', order.id, { order: repriced(order, amountMinor, order.status) })
/** So much of its first line came back, after it was delivered. */
export const linesReturned = (
  order: OrderState,
  { left, quantity = 1 }: { left: number; quantity?: number },
) => {
  const amount = { amountMinor: order.total.amountMinor - left, currency: order.total.currency }
  const line = { line: 1, productId: v7(), soldBy: 'piece', quantity, amount }
  return event('mart.order.v1.OrderLinesReturned', order.id, {
    ...{ order: repriced(order, left, 'delivered'), lines: [line], reason: 'stale', restock: false },
  })
}

/** Its customer wants more in it. */
export const moreWanted = (order: OrderState, request: string, authorize: number, within = 60_000) =>
  event('mart.order.v1.PaymentChangeRequested', order.id, {
    ...{ order: repriced(order, order.total.amountMinor, 'confirmed'), request, authorize },
    expiresAt: toTimestamp(new Date(Date.now() + within)),
  })

let version = 2
/** The order as it stands later. */
export const repriced = (order: OrderState, amountMinor: number, status: string): OrderState => ({
  ...order,
  status,
  total: { ...order.total, amountMinor },
  version: ++version,
})
export const delivered = (order: OrderState) =>
  event('mart.order.v1.OrderDelivered', order.id, { order, ...unsaid.delivered })

/** Whether an event of a payment is about this order. */
export const of =
  ({ id }: { id: string }) =>
  (data: { payment: { orderId: string } }) =>
    data.payment.orderId === id
