import { type Events, fromTimestamp } from '#proto/events.ts'
import { fromReceiptMessage } from '#src/slip/document-message.ts'
import type { KeptReceipt, RegisteredReceipt } from './receipt-repository.ts'

/** A receipt as it was said, to be kept; null from a publisher that doesn't say what stands on it. */
export function receiptOf(said: Events['mart.order.v1.ReceiptIssued']): KeptReceipt | null {
  const { order, number, issuedAt, document, cause, total, taxTotal } = said
  if (!document) return null
  const { id: orderId, customerId, version, number: orderNumber } = order
  const paymentMethod = order.paymentMethod === 'cash_on_delivery' ? 'cash_on_delivery' : 'card'
  return {
    ...{ orderId, customerId, version, number, issuedAt: fromTimestamp(issuedAt) },
    document: fromReceiptMessage(document, {
      ...{ orderNumber, paymentMethod, cause, taxTotal },
      ...{ currency: total.currency, total: total.amountMinor },
    }),
  }
}

/** What a receipt bears from now on, as it was said. */
export const registrationOf = ({
  orderId,
  number,
  provider,
  fiscalNumber,
  qrCode,
}: Events['mart.order.v1.ReceiptRegistered']): RegisteredReceipt => ({
  ...{ orderId, number, registration: { provider, number: fiscalNumber, qr: qrCode } },
})
