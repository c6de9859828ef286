import type { ReceiptDocument, ReceiptLine } from '#src/slip/document.ts'
import type { ReceiptKind } from '../receipts/receipt.ts'
import type { Receipt } from '../receipts/receipt-repository.ts'

/**
 * What a tax authority is told of a receipt, and what it answers; without I/O. Amounts are minor units of the receipt's
 * currency. Nobody's person is in it: a receipt names none.
 */

/** Who receipts are registered with. */
export const fiscalProviders = ['sandbox', 'fbr'] as const
export type FiscalProviderName = (typeof fiscalProviders)[number]

/** How a receipt stands there: it is to be told, it has its number, or the authority won't have it as it is. */
export const fiscalStates = ['queued', 'registered', 'rejected'] as const
export type FiscalState = (typeof fiscalStates)[number]

/** Something that is paid for, or credited. */
export interface FiscalItem {
  /** The SKU; of what is no goods a word in capitals. */
  code: string
  name: string
  /** Of the customs tariff; empty where nobody has said it. */
  tariffCode: string
  /** Thousandths: of a piece, or grams of a kilogram. */
  quantity: number
  /** Basis points. */
  taxRate: number
  /** Without tax and after discounts; `net + tax = total`. */
  net: number
  tax: number
  total: number
  /** What was taken off, which `total` is without. */
  discount: number
  /** The price that is printed on it is what is taxed. */
  isTaxedAsPrinted: boolean
}

/** A receipt as an authority is told of it: its items come to what it says, to the last minor unit. */
export interface FiscalPaper extends Pick<FiscalItem, 'net' | 'tax' | 'total' | 'discount' | 'quantity'> {
  /** Our own number, such as INV-2026-000001: by it an authority knows a receipt again. */
  reference: string
  kind: ReceiptKind
  /** Of a credit note: the reference of its invoice. */
  of: string | null
  issuedAt: Date
  currency: string
  paymentMethod: ReceiptDocument['paymentMethod']
  items: FiscalItem[]
}

/** What an authority says to a receipt; `known`: it had it before it was asked. */
export type FiscalAnswer =
  | { state: 'registered'; number: string; qr: string; known?: true }
  | { state: 'rejected'; reason: string }

/** A tax authority, as a country's adapter speaks with it. Whatever throws had no answer, and is asked again. */
export interface FiscalProvider {
  name: FiscalProviderName
  /** Registers a receipt. Asked again with a reference that it has, it says under which number, and registers nothing new. */
  register(paper: FiscalPaper): Promise<FiscalAnswer>
  /** How a receipt stands that may have been registered before; null: it isn't known. Absent where one can't ask. */
  find?(paper: FiscalPaper): Promise<FiscalAnswer | null>
}

/** Codes of the customs tariff for what has none of its own. */
export interface TariffCodes {
  /** By product, as the catalogue says by now: of receipts whose lines were ordered before it did. */
  byProduct: ReadonlyMap<string, string>
  /** Of goods for which that is silent, too. */
  goods: string
  /** Of delivery, fees, tips, and money that is given on top. */
  charges: string
}

/** A receipt as an authority is told of it. `of`: the number of its invoice. */
export function paperOf(
  { number, kind, issuedAt, document }: Pick<Receipt, 'number' | 'kind' | 'issuedAt' | 'document'>,
  of: string | null,
  codes: TariffCodes,
): FiscalPaper {
  const goods = document.lines.map((line) => goodsOf(line, document, codes))
  const items = [...goods, ...chargesOf(document, codes), ...restOf(document, codes)]
  return {
    reference: number,
    ...{ kind, of, issuedAt, currency: document.currency, paymentMethod: document.paymentMethod, items },
    ...{ net: sum(items, 'net'), tax: sum(items, 'tax'), total: sum(items, 'total') },
    ...{ discount: sum(items, 'discount'), quantity: sum(items, 'quantity') },
  }
}

const sum = (items: FiscalItem[], of: 'net' | 'tax' | 'total' | 'discount' | 'quantity') =>
  items.reduce((sum, item) => sum + item[of], 0)

function goodsOf(line: ReceiptLine, document: ReceiptDocument, codes: TariffCodes): FiscalItem {
  const { sku, name, soldBy, quantity, taxRate, total, discounts } = line
  // What is given for nothing is left out of a receipt's taxes, even where its printed price has some in it.
  const tax = document.taxes.some((sums) => isOf(sums, line)) ? line.tax : 0
  return {
    ...{ code: sku, name, taxRate, tax, total, net: total - tax },
    tariffCode: line.tariffCode || codes.byProduct.get(line.productId) || codes.goods,
    quantity: soldBy === 'piece' ? quantity * 1_000 : quantity,
    discount: discounts.reduce((sum, { amount }) => sum + amount, 0),
    isTaxedAsPrinted: line.retailPrice !== undefined,
  }
}

const isOf = (sums: { taxClass: string; rate: number }, line: ReceiptLine) =>
  sums.taxClass === line.taxClass && sums.rate === line.taxRate

/** Delivery, fees and tip: what of each tax is not its lines'. */
function chargesOf({ lines, taxes }: ReceiptDocument, codes: TariffCodes): FiscalItem[] {
  return taxes.flatMap((sums) => {
    const its = lines.filter((line) => isOf(sums, line))
    const total = its.reduce((left, line) => left - line.total, sums.gross)
    const tax = its.reduce((left, line) => left - line.tax, sums.amount)
    return total === 0 ? [] : [charge('CHARGES', 'Delivery, fees and tip', total, tax, sums.rate, codes)]
  })
}

/** What is given on top of goods; or was before, and goes off what comes back: no tax is in either. */
function restOf(document: ReceiptDocument, codes: TariffCodes): FiscalItem[] {
  if (document.cause === 'goodwill')
    return [charge('GOODWILL', 'Money given back', document.total, 0, 0, codes)]
  const { creditedBefore = 0 } = document
  if (creditedBefore === 0) return []
  return [charge('GIVEN-BEFORE', 'Money given back before', -creditedBefore, 0, 0, codes)]
}

const charge = (
  ...[code, name, total, tax, taxRate, codes]: [string, string, number, number, number, TariffCodes]
): FiscalItem => ({
  ...{ code, name, tariffCode: codes.charges, quantity: 1_000, taxRate },
  ...{ net: total - tax, tax, total, discount: 0, isTaxedAsPrinted: false },
})

/** What goods of a receipt have no code of their own. */
export const uncoded = ({ lines }: ReceiptDocument): string[] =>
  lines.filter(({ tariffCode }) => !tariffCode).map(({ productId }) => productId)
