import type { EventType } from './events.ts'

/**
 * What other systems may be told of by webhook: the name that they know it by, and the fact that it tells
 * (docs/webhooks.md). Orders and payments: what leaves the shelf and comes back to it is in the order's lines.
 */
export const webhookEvents = {
  'order.placed': 'mart.order.v1.OrderPlaced',
  'order.payment_requested': 'mart.order.v1.PaymentRequested',
  'order.confirmed': 'mart.order.v1.OrderConfirmed',
  'order.rejected': 'mart.order.v1.OrderRejected',
  'order.cancelled': 'mart.order.v1.OrderCancelled',
  'order.changed': 'mart.order.v1.OrderChanged',
  'order.slot_closed': 'mart.order.v1.OrderSlotClosed',
  'order.picking_started': 'mart.order.v1.OrderPickingStarted',
  'order.picking_given_back': 'mart.order.v1.OrderPickingGivenBack',
  'order.substitute_proposed': 'mart.order.v1.SubstituteProposed',
  'order.substitute_answered': 'mart.order.v1.SubstituteAnswered',
  'order.packed': 'mart.order.v1.OrderPacked',
  'order.shipped': 'mart.order.v1.OrderShipped',
  'order.delivered': 'mart.order.v1.OrderDelivered',
  'order.delivery_failed': 'mart.order.v1.OrderDeliveryFailed',
  'order.lines_returned': 'mart.order.v1.OrderLinesReturned',
  'order.returned': 'mart.order.v1.OrderReturned',
  'order.receipt_issued': 'mart.order.v1.ReceiptIssued',
  'order.receipt_registered': 'mart.order.v1.ReceiptRegistered',
  'payment.action_required': 'mart.payment.v1.PaymentActionRequired',
  'payment.authorized': 'mart.payment.v1.PaymentAuthorized',
  'payment.captured': 'mart.payment.v1.PaymentCaptured',
  'payment.failed': 'mart.payment.v1.PaymentFailed',
  'payment.cancelled': 'mart.payment.v1.PaymentCancelled',
  'payment.refunded': 'mart.payment.v1.PaymentRefunded',
} as const satisfies Record<string, EventType>

export type WebhookEventName = keyof typeof webhookEvents

export const webhookEventNames = Object.keys(webhookEvents) as [WebhookEventName, ...WebhookEventName[]]
