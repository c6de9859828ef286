import test from 'ava'
import fc from 'fast-check'
import type { ReceiptDocument } from '#src/slip/document.ts'
import { milk } from '../test-order.ts'
import { creditOf, type Issued, invoiceOf } from './receipt.ts'
import { live, lives, ordered, seller, taken } from './test-receipts.ts'

/** The sums of a document are those of its parts; what was credited before goes off a note. */
function addsUp(t: { is(a: unknown, b: unknown): void }, document: ReceiptDocument) {
  const { lines, fees, deliveryFee, tip, total, creditedBefore = 0, cause } = document
  const sum = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
  const parts = sum([
    ...lines.map((line) => line.total),
    ...fees.map(({ amount }) => amount),
    deliveryFee,
    tip,
  ])
  if (cause !== 'goodwill') t.is(parts - creditedBefore, total)
  t.is(document.subtotal - document.discount, sum(lines.map((line) => line.total)))
  t.is(document.taxTotal, sum(document.taxes.map(({ amount }) => amount)))
  for (const line of lines) t.is(line.gross - sum(line.discounts.map(({ amount }) => amount)), line.total)
}

test('an invoice says what is in the bags: lines with discounts and tax, fees, tip and sums', (t) => {
  const order = taken(ordered(2, 1_500, 3_000), { type: 'pack' })
  const invoice = invoiceOf(order, seller)
  addsUp(t, invoice)
  t.is(invoice.total, order.total.amount)
  t.like(invoice, { orderNumber: order.number, currency: 'PKR', paymentMethod: 'card', seller, tip: 5_000 })
  t.deepEqual(invoice.lines[0], {
    ...{ line: 1, productId: milk.productId, sku: 'MILK-1L', name: 'Milk 1 l', soldBy: 'piece' },
    ...{ quantity: 2, unitPrice: 29_000, gross: 58_000, total: 55_000 },
    ...{
      discounts: [{ name: 'Milk week', amount: 3_000 }],
      taxClass: 'standard',
      taxRate: 1_800,
      tax: 8_390,
    },
  })
  t.false(JSON.stringify(invoice).includes(order.shippingAddress.recipient), 'nobody is named')
})

test('a line that was returned is credited with its own discount and tax, once', (t) => {
  const packed = taken(ordered(2, 1_500, 3_000), { type: 'pack' })
  const invoice: Issued = { kind: 'invoice', document: invoiceOf(packed, seller) }
  const back = { type: 'return' as const, reason: '', restock: true, items: [{ line: 1, quantity: 1 }] }
  const order = taken({ ...packed, status: 'delivered' }, back)
  const document = creditOf(order, [invoice], seller)
  if (!document) return t.fail()
  t.like(document, { cause: 'returned', total: 27_500, taxTotal: 4_195, tip: 0, deliveryFee: 0 })
  t.like(document.lines[0], { quantity: 1, gross: 29_000, total: 27_500, tax: 4_195 })
  t.is(creditOf(order, [invoice, { kind: 'credit_note', document }], seller), null)
  t.is(creditOf(order, [], seller), null, 'what has no invoice has no credit note')
})

test('whatever comes back and is given back in whatever order: receipts are what the order comes to', (t) => {
  fc.assert(
    fc.property(lives, (life) => {
      const { order, issued } = live(life, (order, issued) =>
        t.is(creditOf(order, issued, seller), null, 'what is asked twice is credited once'),
      )
      const { total, taxTotal } = (issued[0] as Issued).document
      for (const { document } of issued) addsUp(t, document)
      const notes = issued.slice(1).map(({ document }) => document)
      const credited = notes.reduce((sum, note) => sum + note.total, 0)
      const given = order.refunded.amount - order.settled.amount
      t.is(total - credited, Math.max(0, order.total.amount - given))
      if (order.status === 'returned')
        t.is(
          notes.reduce((sum, note) => sum + note.taxTotal, 0),
          taxTotal,
          'all of its tax goes back',
        )
    }),
    { numRuns: 300 },
  )
})
