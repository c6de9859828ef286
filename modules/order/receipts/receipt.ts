import { money } from '#src/money.ts'
import type { CreditCause, ReceiptDocument, ReceiptLine, Seller } from '#src/slip/document.ts'
import { costed, grossOf, keptOf, type OrderItem } from '../life/lines.ts'
import type { Order } from '../order.ts'
import { summedTaxes, taxedFees, taxOfLine } from '../taxes.ts'

/**
 * What an invoice and a credit note say, without I/O. A document is kept for ever as it was issued; it names the shop and
 * the goods and nobody's person, so that it stays when a customer is erased. All amounts are minor units of its currency.
 */

/** The two kinds of receipts, and the series that each has its numbers in. */
export const seriesOf = { invoice: 'INV', credit_note: 'CN' } as const
export type ReceiptKind = keyof typeof seriesOf

/** What of a receipt is reckoned with again. */
export type Issued = { kind: ReceiptKind; document: ReceiptDocument }

/** The parts of an order that are paid for. */
type Parts = Pick<ReceiptDocument, 'lines' | 'deliveryFee' | 'fees' | 'tip'>

/** An order as it was packed, whatever has come back of it since. */
function asPacked(order: Order): Order {
  if (order.items.every(({ returned }) => returned === 0)) return order
  return { ...order, items: order.items.map((item) => costed({ ...item, returned: 0 })) }
}

/** The invoice of an order: what is in its bags. */
export function invoiceOf(order: Order, seller: Seller): ReceiptDocument {
  const packed = asPacked(order)
  return documentOf(packed, partsOf(packed), seller)
}

/** What of an order its customer keeps, and so pays for: nothing, where it was called off. */
export const isOff = ({ status }: Order) => status === 'cancelled' || status === 'returned'

/**
 * What is to be credited of an order by now beyond what was: the goods, fees and tax that stand no more, or what was given
 * on top. Null where there is no invoice, and where nothing is. The same asked twice is null the second time.
 */
export function creditOf(order: Order, issued: Issued[], seller: Seller): ReceiptDocument | null {
  const invoice = issued.find(({ kind }) => kind === 'invoice')?.document
  if (!invoice) return null
  const notes = issued.filter(({ kind }) => kind === 'credit_note').map(({ document }) => document)
  const now: Parts = isOff(order) ? nothing : partsOf(order)
  const off = partsLess(notes.reduce<Parts>(partsLess, invoice), now)
  const gone = amountOf(off)
  const credited = notes.reduce((sum, { total }) => sum + total, 0)
  const goodwill = Math.max(0, order.refunded.amount - order.settled.amount)
  const backed = invoice.total - amountOf(now)
  const total = Math.min(invoice.total, backed + goodwill) - credited
  const isBack = off.lines.length > 0 || gone > 0
  if (!isBack && total <= 0) return null
  const cause: CreditCause = !isBack ? 'goodwill' : order.status === 'cancelled' ? 'cancelled' : 'returned'
  const document = documentOf(order, off, seller)
  const amount = Math.max(0, total)
  return {
    ...document,
    total: amount,
    cause,
    ...(isBack && gone > amount && { creditedBefore: gone - amount }),
  }
}

const nothing: Parts = { lines: [], deliveryFee: 0, fees: [], tip: 0 }

function partsOf(order: Order): Parts {
  return {
    lines: order.items.flatMap((item) => (keptOf(item) > 0 ? lineOf(item) : [])),
    deliveryFee: order.deliveryFee.amount,
    fees: order.fees.map(({ name, amount }) => ({ name, amount: amount.amount })),
    tip: order.tip.amount,
  }
}

function lineOf(item: OrderItem): ReceiptLine {
  const {
    line,
    productId,
    sku,
    name,
    soldBy,
    unitPrice,
    discounts,
    taxClass,
    tariffCode,
    taxRate,
    retailPrice,
  } = item
  return {
    ...{ line, productId, sku, name, soldBy, quantity: keptOf(item), unitPrice: unitPrice.amount },
    gross: grossOf(item),
    discounts: discounts.map(({ name, amount }) => ({ name, amount: amount.amount })),
    total: item.lineTotal.amount,
    ...{ taxClass, taxRate, tax: taxOfLine(item).amount },
    ...(tariffCode && { tariffCode }),
    ...(retailPrice !== null && { retailPrice }),
  }
}

/** What of `before` there is beyond `now`. */
function partsLess(before: Parts, now: Parts): Parts {
  const left = new Map(now.lines.map((line) => [line.line, line]))
  const fees = now.fees.map(({ name, amount }) => [name, amount] as const)
  return {
    lines: before.lines.flatMap((line) => lineLess(line, left.get(line.line))),
    deliveryFee: before.deliveryFee - now.deliveryFee,
    fees: less(before.fees, fees),
    tip: before.tip - now.tip,
  }
}

function lineLess(before: ReceiptLine, now: ReceiptLine | undefined): ReceiptLine[] {
  if (!now) return [before]
  const quantity = before.quantity - now.quantity
  const total = before.total - now.total
  if (quantity === 0 && total === 0) return []
  const taken = now.discounts.map(({ name, amount }) => [name, amount] as const)
  return [
    {
      ...before,
      ...{ quantity, total, gross: before.gross - now.gross, tax: before.tax - now.tax },
      discounts: less(before.discounts, taken),
    },
  ]
}

/** Amounts by name, less others; what comes to nothing is left out. */
function less(before: { name: string; amount: number }[], now: (readonly [string, number])[]) {
  const sums = new Map<string, number>()
  for (const { name, amount } of before) sums.set(name, (sums.get(name) ?? 0) + amount)
  for (const [name, amount] of now) sums.set(name, (sums.get(name) ?? 0) - amount)
  return [...sums].flatMap(([name, amount]) => (amount === 0 ? [] : { name, amount }))
}

const amountOf = ({ lines, deliveryFee, fees, tip }: Parts): number =>
  [...lines.map(({ total }) => total), ...fees.map(({ amount }) => amount)].reduce(
    (sum, amount) => sum + amount,
    deliveryFee + tip,
  )

function documentOf(order: Order, parts: Parts, seller: Seller): ReceiptDocument {
  const { currency } = order.total
  const { lines, deliveryFee, fees, tip } = parts
  const charged = [deliveryFee, ...fees.map(({ amount }) => amount)].map((fee) => money(fee, currency))
  const taxes = summedTaxes([
    ...lines.map(({ taxClass, taxRate: rate, total, tax }) => ({
      taxing: { taxClass, rate },
      ...{ gross: total, amount: tax },
    })),
    ...taxedFees(charged, order.feeTax),
    ...taxedFees([money(tip, currency)], order.tipTax),
  ])
  return {
    ...{ orderNumber: order.number, currency, paymentMethod: order.paymentMethod, seller, lines },
    subtotal: lines.reduce((sum, { gross }) => sum + gross, 0),
    discount: lines.flatMap(({ discounts }) => discounts).reduce((sum, { amount }) => sum + amount, 0),
    ...{ deliveryFee, fees, tip, taxes },
    taxTotal: taxes.reduce((sum, { amount }) => sum + amount, 0),
    total: amountOf(parts),
  }
}
