import { type Money, money } from '#src/money.ts'
import type { LanguageOf } from '#src/wording/language.ts'
import { plain } from '#src/wording/plain.ts'
import type { NumberedReceipt, ReceiptDocument, ReceiptLine } from './document.ts'
import type { Wording } from './wording.ts'

/** A receipt in words, as it is printed in whatever form: everything that is on it, from top to bottom. */
export interface Slip {
  language: LanguageOf<Wording>
  /** Who sells: the name first. */
  seller: string[]
  /** The invoice, then its credit notes. */
  papers: Paper[]
  /** What is left of it all; null where nothing was credited. */
  left: Sum | null
}

/** An invoice, or a credit note. */
export interface Paper {
  title: string
  facts: { label: string; value: string }[]
  columns: { item: string; quantity: string; price: string; amount: string }
  lines: SlipLine[]
  sums: Sum[]
  taxTitle: string
  taxes: Sum[]
  /** What shows that it is registered with the tax authority; null until it is. */
  mark: SlipMark | null
}

/** What a receipt bears that is registered with a tax authority. */
export interface FiscalMark {
  provider: string
  /** The authority's. */
  number: string
  /** Of its QR code, by row, without the light border. */
  modules: boolean[][]
}

/** The same in words. */
export interface SlipMark extends Omit<FiscalMark, 'provider'> {
  label: string
}

interface SlipLine {
  name: string
  quantity: string
  price: string
  /** Both in one, where there is no room for columns. */
  each: string
  amount: string
  discounts: Sum[]
}

export interface Sum {
  label: string
  amount: string
  strong?: true
}

/** Who it was brought to, as the order says by now; null where that is forgotten. */
export type Recipient = { recipient: string; line1: string; city: string } | null

/** The invoice of an order and its credit notes, in a language. `marks`: those of registered ones, by their numbers. */
export function slipOf(
  receipts: NumberedReceipt[],
  to: Recipient,
  marks: ReadonlyMap<string, FiscalMark>,
  language: LanguageOf<Wording>,
): Slip | null {
  const [invoice, ...notes] = receipts
  if (!invoice) return null
  const { document } = invoice
  const { seller, currency } = document
  const credited = notes.reduce((sum, { document }) => sum + document.total, 0)
  const { say } = language
  return {
    language,
    seller: [
      ...[seller.name, seller.address].filter(Boolean).map(plain),
      ...(seller.taxNumber ? [say('receipt.taxNumber', { number: seller.taxNumber })] : []),
    ],
    papers: [
      paperOf(invoice, to ? [nameAndPlace(to)] : [], marks, language),
      ...notes.map((note) => paperOf(note, [], marks, language, invoice.number)),
    ],
    left:
      notes.length === 0
        ? null
        : strong(say('receipt.left'), language.money(money(document.total - credited, currency))),
  }
}

const nameAndPlace = ({ recipient, line1, city }: NonNullable<Recipient>) =>
  [recipient, line1, city].map(plain).join(', ')

const strong = (label: string, amount: string): Sum => ({ label, amount, strong: true })

function paperOf(
  { number, issuedAt, document }: NumberedReceipt,
  recipients: string[],
  marks: ReadonlyMap<string, FiscalMark>,
  language: LanguageOf<Wording>,
  ofInvoice?: string,
): Paper {
  const { say, time } = language
  const { cause } = document
  const mark = marks.get(number)
  const fact = (label: string, value: string) => ({ label, value })
  return {
    title: ofInvoice ? say('receipt.creditNote') : say('receipt.invoice'),
    facts: [
      fact(say('receipt.number'), number),
      fact(say('receipt.issued'), time(issuedAt.toISOString())),
      ...(ofInvoice
        ? [fact(say('receipt.ofInvoice'), ofInvoice)]
        : [
            fact(say('receipt.order'), document.orderNumber),
            fact(say('receipt.paidBy'), say('receipt.method', { method: { choice: methodOf(document) } })),
          ]),
      ...recipients.map((value) => fact(say('receipt.deliveredTo'), value)),
      ...(cause ? [fact('', say('receipt.cause', { cause: { choice: cause } }))] : []),
    ],
    columns: {
      item: say('receipt.item'),
      quantity: say('receipt.quantity'),
      price: say('receipt.price'),
      amount: say('receipt.amount'),
    },
    lines: document.lines.map((line) => slipLine(line, document.currency, language)),
    sums: sumsOf(document, language),
    taxTitle: say('receipt.taxTitle'),
    taxes: taxesOf(document, language),
    mark: mark ? markIn(mark, language) : null,
  }
}

const markIn = ({ provider, ...mark }: FiscalMark, { say }: LanguageOf<Wording>): SlipMark => ({
  ...mark,
  label: say('receipt.fiscalNumber', { provider: { choice: provider } }),
})

const methodOf = ({ paymentMethod }: ReceiptDocument) =>
  paymentMethod === 'cash_on_delivery' ? 'cash' : 'card'

function slipLine(line: ReceiptLine, currency: string, language: LanguageOf<Wording>): SlipLine {
  const { say } = language
  const amountOf = (amount: number) => language.money(money(amount, currency))
  const quantity = language.quantity({ soldBy: line.soldBy, amount: line.quantity })
  const unit = amountOf(line.unitPrice)
  const price = line.soldBy === 'weight' ? say('receipt.perKilogram', { price: unit }) : unit
  return {
    name: plain(line.name),
    quantity,
    price,
    each: say('receipt.each', { quantity, price }),
    amount: amountOf(line.gross),
    discounts: line.discounts.map(({ name, amount }) => ({
      label: name === 'substitute' ? say('receipt.substitute') : plain(name),
      amount: amountOf(-amount),
    })),
  }
}

function sumsOf(document: ReceiptDocument, { say, money: spell }: LanguageOf<Wording>): Sum[] {
  const { currency, lines, subtotal, discount, deliveryFee, fees, tip, total, cause } = document
  const amount = (minor: number): string => spell(money(minor, currency) as Money)
  const isPlain = lines.length > 0
  return [
    ...(isPlain ? [{ label: say('receipt.subtotal'), amount: amount(subtotal) }] : []),
    ...(discount > 0 ? [{ label: say('receipt.discount'), amount: amount(-discount) }] : []),
    ...(deliveryFee > 0 || (isPlain && !cause)
      ? [{ label: say('receipt.delivery'), amount: amount(deliveryFee) }]
      : []),
    ...fees.map((fee) => ({
      label: fee.name === 'small_order' ? say('receipt.smallOrder') : say('receipt.fee'),
      amount: amount(fee.amount),
    })),
    ...(tip > 0 ? [{ label: say('receipt.tip'), amount: amount(tip) }] : []),
    ...(document.creditedBefore
      ? [{ label: say('receipt.creditedBefore'), amount: amount(-document.creditedBefore) }]
      : []),
    strong(cause ? say('receipt.credited') : say('receipt.total'), amount(total)),
  ]
}

function taxesOf({ currency, taxes, taxTotal }: ReceiptDocument, language: LanguageOf<Wording>): Sum[] {
  const { say, money: spell } = language
  if (taxes.length === 0) return []
  return [
    ...taxes.map(({ rate, gross, amount }) => {
      const on = spell(money(gross, currency))
      return {
        label:
          amount === 0
            ? say('receipt.untaxed', { gross: on })
            : say('receipt.tax', { rate: percent(rate), gross: on }),
        amount: spell(money(amount, currency)),
      }
    }),
    { label: say('receipt.taxTotal'), amount: spell(money(taxTotal, currency)) },
  ]
}

/** Basis points as people read them: `18%`, `8.5%`. */
export const percent = (basisPoints: number) => `${basisPoints / 100}%`
