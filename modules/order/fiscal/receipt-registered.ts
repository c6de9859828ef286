import { toTimestamp } from '#proto/events.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import type { Registered } from './fiscal-repository.ts'

/**
 * That a receipt is registered, as the other modules hear of it. Its order may be changing at this moment, and isn't said with it:
 * it would be older than what was said of it before.
 */
export function receiptRegistered(
  receipt: string,
  { number, qr }: { number: string; qr: string },
  { orderId, customerId, provider, registeredAt }: Registered,
): DomainEvent {
  return event('mart.order.v1.ReceiptRegistered', orderId, {
    ...{ orderId, customerId, number: receipt, provider, fiscalNumber: number, qrCode: qr },
    registeredAt: toTimestamp(registeredAt),
  })
}
