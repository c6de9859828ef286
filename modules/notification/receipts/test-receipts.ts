import { type OrderState, toTimestamp } from '#proto/events.ts'
import { event } from '#src/events/event.ts'

const line = {
  ...{ line: 1, productId: '0198', sku: 'MILK-1L', name: 'Milk 1 l', soldBy: 'piece', quantity: 2 },
  ...{ unitPrice: 29_000, gross: 58_000, discounts: [{ name: 'Milk week', amount: 3_000 }], total: 55_000 },
  ...{ taxClass: 'standard', tariffCode: '', retailPrice: 0, taxRate: 1_800, tax: 8_390 },
}
const document = {
  seller: { name: 'Imtiaz Mart', address: 'Clifton, Karachi', taxNumber: '1234567-8' },
  ...{ lines: [line], subtotal: 58_000, discount: 3_000, deliveryFee: 15_000, fees: [], tip: 5_000 },
  taxes: [{ taxClass: 'standard', rate: 1_800, gross: 75_000, amount: 11_441 }],
  creditedBefore: 0,
}

/** For tests: the invoice of two milks, as it is said: Rs 750 with Rs 114.41 of tax in it. */
export const anInvoice = (order: OrderState, given: { document?: null } = {}) =>
  event('mart.order.v1.ReceiptIssued', order.id, {
    ...{ order, number: 'INV-2026-000007', kind: 'invoice', cause: '', taxTotal: 11_441, document },
    total: { amountMinor: 75_000, currency: 'PKR' },
    ...{ issuedAt: toTimestamp(new Date()), path: `/v1/orders/${order.id}/receipt` },
    ...given,
  })

/** For tests: Rs 50 of it that were given back. */
export const aCreditNote = (order: OrderState) =>
  event('mart.order.v1.ReceiptIssued', order.id, {
    order: { ...order, version: order.version + 1 },
    ...{ number: 'CN-2026-000003', kind: 'credit_note', cause: 'goodwill', taxTotal: 0 },
    document: { ...document, lines: [], subtotal: 0, discount: 0, deliveryFee: 0, tip: 0, taxes: [] },
    total: { amountMinor: 5_000, currency: 'PKR' },
    ...{ issuedAt: toTimestamp(new Date()), path: `/v1/orders/${order.id}/receipt` },
  })

/** For tests: that one of them is registered with the tax authority, under its number. */
export const registered = (order: OrderState, number: string, fiscalNumber: string) =>
  event('mart.order.v1.ReceiptRegistered', order.id, {
    ...{ orderId: order.id, customerId: order.customerId, number, provider: 'fbr' },
    ...{ fiscalNumber, qrCode: fiscalNumber, registeredAt: toTimestamp(new Date()) },
  })

/** For tests: what is attached to a mail as a server took it. */
export const attachmentsOf = (raw: string) =>
  [
    ...raw.matchAll(
      /Content-Type: (\S+); name=(\S+)\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\S+\r\n\r\n([\w+/=\r\n]+)/g,
    ),
  ].map(([, type, name, bytes = '']) => ({ type, name, content: Buffer.from(bytes, 'base64') }))
