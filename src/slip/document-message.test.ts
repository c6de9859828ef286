import test from 'ava'
import fc from 'fast-check'
import { decodeEvent, type Events, toTimestamp } from '#proto/events.ts'
import { event } from '#src/events/event.ts'
import { toRecord } from '#src/events/outbox.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { creditCauses, type ReceiptDocument } from './document.ts'
import { fromReceiptMessage, toReceiptMessage } from './document-message.ts'

const amount = fc.nat(100_000_000)
const text = fc.string({ maxLength: 20 })
const named = fc.array(fc.record({ name: text, amount }), { maxLength: 3 })
const line = fc.record(
  {
    ...{ line: fc.integer({ min: 1, max: 200 }), productId: fc.uuid(), sku: text, name: text },
    ...{ soldBy: fc.constantFrom('piece', 'weight'), quantity: amount, unitPrice: amount, gross: amount },
    ...{ discounts: named, total: amount, taxClass: text, taxRate: fc.nat(10_000), tax: amount },
    ...{
      tariffCode: fc.string({ minLength: 1, maxLength: 12 }),
      retailPrice: fc.integer({ min: 1, max: 1_000 }),
    },
  },
  {
    requiredKeys: [
      'line',
      'productId',
      'sku',
      'name',
      'soldBy',
      'quantity',
      'unitPrice',
      'gross',
      'discounts',
      'total',
      'taxClass',
      'taxRate',
      'tax',
    ],
    noNullPrototype: true,
  },
)
const taxes = fc.array(fc.record({ taxClass: text, rate: fc.nat(10_000), gross: amount, amount }), {
  maxLength: 3,
})
const document = fc.record(
  {
    ...{
      orderNumber: text,
      currency: fc.constant('PKR'),
      paymentMethod: fc.constantFrom('card', 'cash_on_delivery'),
    },
    seller: fc.record({ name: text, address: text, taxNumber: text }),
    ...{ lines: fc.array(line, { maxLength: 4 }), subtotal: amount, discount: amount, deliveryFee: amount },
    ...{ fees: named, tip: amount, taxes, taxTotal: amount, total: amount },
    ...{ cause: fc.constantFrom(...creditCauses), creditedBefore: fc.integer({ min: 1, max: 1_000 }) },
  },
  { noNullPrototype: true },
) as fc.Arbitrary<ReceiptDocument>

/** As it comes out of the bytes that travel. */
function travelled(document: ReceiptDocument): Events['mart.order.v1.ReceiptIssued'] {
  const { total, currency, taxTotal, orderNumber: number, paymentMethod, cause = '' } = document
  const zero = { amountMinor: 0, currency }
  const shippingAddress = {
    ...{ recipient: '', phone: '', line1: '', line2: '', city: '', postalCode: '', notes: '' },
  }
  const order = {
    ...{
      id: 'a',
      number,
      customerId: 'b',
      status: 'packed',
      items: [],
      subtotal: zero,
      deliveryFee: zero,
      total: zero,
    },
    ...{
      paymentMethod,
      shippingAddress,
      note: '',
      fees: [],
      slots: [],
      version: 1,
      createdAt: toTimestamp(new Date(0)),
    },
    ...unsaid.order,
  }
  const said = event('mart.order.v1.ReceiptIssued', 'a', {
    ...{ order, number: 'INV-2026-000001', kind: 'invoice', cause, taxTotal, path: '' },
    ...{ total: { amountMinor: total, currency }, issuedAt: toTimestamp(new Date(0)) },
    document: toReceiptMessage(document),
  })
  const { topic, value, key } = toRecord(said, '/mart/test', { correlationId: 'c' })
  return decodeEvent(topic, value, key)?.data as Events['mart.order.v1.ReceiptIssued']
}

test('what stands on a receipt is the same wherever its event is heard', (t) => {
  fc.assert(
    fc.property(document, (document) => {
      const { document: message, order, cause, total, taxTotal } = travelled(document)
      if (!message) return t.fail()
      const { number: orderNumber, paymentMethod } = order
      const beside = {
        ...{ orderNumber, cause, taxTotal, total: total.amountMinor, currency: total.currency },
        paymentMethod: paymentMethod as ReceiptDocument['paymentMethod'],
      }
      t.deepEqual(fromReceiptMessage(message, beside), document)
    }),
  )
})

test('an invoice has no cause, and nothing was credited before it', (t) => {
  const [one] = fc.sample(document, 1)
  const { cause: _, creditedBefore: __, ...invoice } = one as ReceiptDocument
  const { orderNumber, currency, paymentMethod, total, taxTotal } = invoice
  const beside = { orderNumber, currency, paymentMethod, total, taxTotal, cause: '' }
  t.deepEqual(fromReceiptMessage(toReceiptMessage(invoice), beside), invoice)
})
