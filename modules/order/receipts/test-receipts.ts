import fc from 'fast-check'
import { money } from '#src/money.ts'
import { costed } from '../life/lines.ts'
import { advance } from '../life.ts'
import type { Order, Step } from '../order.ts'
import { price } from '../pricing.ts'
import { anOrder, mango, milk, tariff } from '../test-order.ts'
import { creditOf, type Issued, invoiceOf } from './receipt.ts'

export const seller = { name: 'Imtiaz Mart', address: 'Karachi', taxNumber: '1234567-8' }
const at = new Date('2026-01-01T12:00:00Z')

/** For tests: confirmed, with an offer on its milk, an eighth of tax and a tip. */
export function ordered(pieces: number, grams: number, off: number): Order {
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

/** The order after a step; as it was where that changes nothing. */
export const taken = (order: Order, step: Step): Order => advance(order, step, at)?.order ?? order

type Back = { line: number; part: number } | { goodwill: number } | { whole: boolean }

/** A life of such an order: what was ordered, and what comes back of it, or is given back, in turn. */
export const lives = fc.tuple(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 5_000 }),
  fc.nat(29_000),
  fc.array(
    fc.oneof(
      fc.record({ line: fc.constantFrom(1, 2), part: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ goodwill: fc.integer({ min: 1, max: 40_000 }) }),
      fc.record({ whole: fc.constant(true) }),
    ),
    { maxLength: 8 },
  ),
)

/** What is issued in a life, and the order at its end; `onEach` is told how it stands after each step. */
export function live(
  [pieces, grams, off, steps]: [number, number, number, Back[]],
  onEach: (order: Order, issued: Issued[]) => void = () => {},
): { order: Order; issued: Issued[] } {
  let order = taken(ordered(pieces, grams, off), { type: 'pack' })
  const document = invoiceOf(order, seller)
  const issued: Issued[] = [{ kind: 'invoice', document }]
  order = { ...order, status: 'delivered' }
  for (const step of steps) {
    if ('goodwill' in step) {
      const amount = Math.min(step.goodwill, document.total - order.refunded.amount)
      const refunded = money(order.refunded.amount + amount, 'PKR')
      order = taken(order, { type: 'payment refunded', amount: money(amount, 'PKR'), refunded, reason: '' })
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
    onEach(order, issued)
  }
  return { order, issued }
}
