import test from 'ava'
import fc from 'fast-check'
import { money } from '#src/money.ts'
import type { ReceiptDocument } from '#src/slip/document.ts'
import { advance } from '../life.ts'
import { costed } from '../lines.ts'
import type { Order, Step } from '../order.ts'
import { price } from '../pricing.ts'
import { anOrder, mango, milk, tariff } from '../test-order.ts'
import { creditOf, type Issued, invoiceOf } from './receipt.ts'

const seller = { name: 'Imtiaz Mart', address: 'Karachi', taxNumber: '1234567-8' }
const at = new Date('2026-01-01T12:00:00Z')

/** Confirmed, with an offer on its milk, an eighth of tax and a tip. */
function ordered(pieces: number, grams: number, off: number): Order {
  const lines = [
    { product: milk, quantity: pieces },
    { product: mango, quantity: grams },
  ]
  const order = { ...anOrder(), ...price(lines, tariff), status: 'confirmed' as const }
  const items = order.items.map((item) => ({ ...item, taxClass: 'standard', taxRate: 1_800 }))
  const [first, ...rest] = items as [(typeof items)[0]]
  const offered = costed({ ...first, promised: [{ name: 'Milk week', amount: off, offerId: 'o' }] })
  const tip = money(5_000, 'PKR')
  const discount = money(off, 'PKR')
  const total = money(order.total.amount - off + tip.amount, 'PKR')
  const taxing = { taxClass: 'standard', rate: 1_800 }
  return { ...order, items: [offered, ...rest], tip, discount, total, orderedTotal: total, feeTax: taxing }
}

const taken = (order: Order, step: Step): Order => advance(order, step, at)?.order ?? order

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
  const back = fc.record({ line: fc.constantFrom(1, 2), part: fc.integer({ min: 1, max: 4 }) })
  const step = fc.oneof(
    back,
    fc.record({ goodwill: fc.integer({ min: 1, max: 40_000 }) }),
    fc.record({ whole: fc.constant(true) }),
  )
  fc.assert(
    fc.property(
      ...[fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5_000 }), fc.nat(29_000)],
      fc.array(step, { maxLength: 8 }),
      (pieces, grams, off, steps) => {
        let order = taken(ordered(pieces, grams, off), { type: 'pack' })
        const issued: Issued[] = [{ kind: 'invoice', document: invoiceOf(order, seller) }]
        const { total, taxTotal } = (issued[0] as Issued).document
        order = { ...order, status: 'delivered' }
        for (const step of steps) {
          if ('goodwill' in step) {
            const amount = Math.min(step.goodwill, total - order.refunded.amount)
            const refunded = money(order.refunded.amount + amount, 'PKR')
            order = taken(order, {
              ...{ type: 'payment refunded', amount: money(amount, 'PKR'), refunded, reason: '' },
            })
          } else {
            const returning = { type: 'return' as const, reason: '', restock: true }
            const item = order.items.find(({ line }) => 'line' in step && line === step.line)
            const kept = item ? (item.picked ?? 0) - item.returned : 0
            const quantity = 'part' in step ? Math.ceil(kept / step.part) : 0
            const some = 'line' in step ? { items: [{ line: step.line, quantity }] } : {}
            if ('line' in step && quantity === 0) continue
            order = taken(order, { ...returning, ...some })
          }
          const note = creditOf(order, issued, seller)
          if (note) issued.push({ kind: 'credit_note', document: note })
          t.is(creditOf(order, issued, seller), null, 'what is asked twice is credited once')
        }
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
      },
    ),
    { numRuns: 300 },
  )
})
