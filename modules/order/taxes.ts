import { type Money, money, portion } from '#src/money.ts'
import { lineTotal } from '#src/quantity.ts'
import { keptOf, type OrderItem } from './life/lines.ts'

/**
 * What of an order's price is tax. Prices include it: it is extracted from what is paid after discounts, rounded half up
 * once for each line, fee and tip, and summed up from those. What comes back gives back its very tax.
 */

/** How something is taxed: its class, and the rate in basis points that held when it was ordered. */
export interface Taxing {
  taxClass: string
  rate: number
}

/** How classes are taxed at a time. */
export type TaxRates = ReadonlyMap<string, { rate: number; onRetailPrice: boolean }>

/** Of no class that anybody has named. */
export const untaxed: Taxing = { taxClass: '', rate: 0 }

/** How a class is taxed; one that has no rate isn't. */
export const taxingOf = (taxClass: string, rates: TaxRates): Taxing => ({
  taxClass,
  rate: rates.get(taxClass)?.rate ?? 0,
})

/** The tax in so much. */
export const taxIn = (gross: Money, rate: number): Money => portion(gross, rate, 10_000 + rate)

/** The tax in a line: in what it costs or, where its class says so, in the prices that are printed on it. */
export function taxOfLine(item: OrderItem): Money {
  const { taxRate, retailPrice, unitPrice, soldBy } = item
  if (retailPrice === null) return taxIn(item.lineTotal, taxRate)
  return taxIn(lineTotal(money(retailPrice, unitPrice.currency), soldBy, keptOf(item)), taxRate)
}

/** What of an order is taxed by a rate, with its tax, and the tax in it; minor units. */
export interface Tax extends Taxing {
  gross: number
  amount: number
}

/** What an order comes to, as its taxes are reckoned from. */
interface Taxed {
  items: OrderItem[]
  deliveryFee: Money
  fees: { amount: Money }[]
  tip: Money
  /** How its delivery and fees are taxed, and its tip. */
  feeTax: Taxing
  tipTax: Taxing
}

/** Something that is paid for, as it is taxed: what it costs, and the tax in that, in minor units. */
interface TaxedPart {
  taxing: Taxing
  gross: number
  amount: number
}

/** Taxes summed up by class and rate, in their order; what comes to nothing is left out. */
export function summedTaxes(parts: TaxedPart[]): Tax[] {
  const sums = new Map<string, Tax>()
  for (const { taxing, gross, amount } of parts) {
    const { taxClass, rate } = taxing
    const key = `${taxClass}\n${rate}`
    const before = sums.get(key) ?? { taxClass, rate, gross: 0, amount: 0 }
    sums.set(key, { ...before, gross: before.gross + gross, amount: before.amount + amount })
  }
  return [...sums.values()]
    .filter(({ gross }) => gross > 0)
    .sort((a, b) => (a.taxClass === b.taxClass ? a.rate - b.rate : a.taxClass < b.taxClass ? -1 : 1))
}

/** Fees and a tip, which are taxed each by itself. */
export const taxedFees = (fees: Money[], taxing: Taxing): TaxedPart[] =>
  fees.map((fee) => ({ taxing, gross: fee.amount, amount: taxIn(fee, taxing.rate).amount }))

/** The taxes of an order by class and rate. */
export const taxesOf = ({ items, deliveryFee, fees, tip, feeTax, tipTax }: Taxed): Tax[] =>
  summedTaxes([
    ...items.map((item) => ({
      taxing: { taxClass: item.taxClass, rate: item.taxRate },
      gross: item.lineTotal.amount,
      amount: taxOfLine(item).amount,
    })),
    ...taxedFees([deliveryFee, ...fees.map(({ amount }) => amount)], feeTax),
    ...taxedFees([tip], tipTax),
  ])

/** All tax that is in an order, of which the taxes may be known. */
export const taxTotalOf = (order: Taxed, taxes = taxesOf(order)): Money =>
  money(
    taxes.reduce((sum, { amount }) => sum + amount, 0),
    order.deliveryFee.currency,
  )
