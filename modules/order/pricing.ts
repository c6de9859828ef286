import { formatMajor, type Money, money, mostMoney, sum } from '#src/money.ts'
import { lineTotal, type SoldBy } from '#src/quantity.ts'
import { type IfShort, type OrderItem, untouched } from './lines.ts'

/** A product as the order module knows it: its own copy, fed by the product module's events. */
export interface CatalogueEntry {
  productId: string
  sku: string
  name: string
  soldBy: SoldBy
  /** Per piece, or per kilogram where sold by weight. */
  price: Money
  archived: boolean
  /** The most that one order may have of it, pieces or grams; null where it has no limit of its own. */
  maxPerOrder: number | null
  /** Who is younger doesn't get it; null where anyone does. */
  ageLimit: number | null
}

/** So many pieces, or grams, of a product. */
export interface Line {
  product: CatalogueEntry
  quantity: number
  ifShort?: IfShort
}

/** The terms of an order: the mart's currency, and in minor units the fee and the subtotal from which there is none. */
export interface Tariff {
  currency: string
  deliveryFee: number
  freeDeliveryFrom: number
  /** The least that lines come to; none where it isn't said. */
  minimum?: number
  /** What less than that costs more; null: it is refused. */
  smallOrderFee?: number | null
}

/** What an order costs beside its lines and its delivery: `small_order`. */
export interface Fee {
  name: string
  amount: Money
}

/** What lines come to. */
export interface Priced {
  items: OrderItem[]
  /** Of what each line costs before anything is taken off. */
  subtotal: Money
  /** What is taken off, of all lines. */
  discount: Money
  deliveryFee: Money
  fees: Fee[]
  total: Money
}

/** At most so many lines in an order, and so in a cart. */
export const mostLines = 100

/** At most so many pieces, or grams, in a line. */
export const mostQuantity = 1_000_000

/**
 * Prices lines by the mart's own prices. Where they come to more than the mart can count it throws a RangeError, or,
 * `capped`, gives the most that it can in that amount's place.
 */
export function price(lines: Line[], tariff: Tariff, over: 'refused' | 'capped' = 'refused'): Priced {
  const { currency, deliveryFee, freeDeliveryFrom } = tariff
  const items = lines.map((line, at) => priceLine(line, at + 1, over))
  const subtotal = limited(
    () =>
      sum(
        items.map((item) => item.lineTotal),
        currency,
      ),
    currency,
    over,
  )
  const free = items.length === 0 || subtotal.amount >= freeDeliveryFrom
  const fee = money(free ? 0 : deliveryFee, currency)
  const fees = items.length === 0 ? [] : feesOf(subtotal, tariff)
  const parts = [subtotal, fee, ...fees.map(({ amount }) => amount)]
  return {
    items,
    subtotal,
    discount: money(0, currency),
    deliveryFee: fee,
    fees,
    total: limited(() => sum(parts, currency), currency, over),
  }
}

function feesOf(subtotal: Money, { minimum = 0, smallOrderFee = null }: Tariff): Fee[] {
  if (subtotal.amount >= minimum || !smallOrderFee) return []
  return [{ name: 'small_order', amount: money(smallOrderFee, subtotal.currency) }]
}

/** Why lines can't be ordered because they come to too little; null where they can. */
export function whyTooLittle(
  { subtotal }: Priced,
  { minimum = 0, smallOrderFee = null }: Tariff,
): string | null {
  if (subtotal.amount >= minimum || smallOrderFee !== null) return null
  const spell = (amount: number) => `${formatMajor(money(amount, subtotal.currency))} ${subtotal.currency}`
  return `come to ${spell(subtotal.amount)}, and an order to this address to ${spell(minimum)} at least`
}

/** Whether lines come to more than the mart can count. */
export function exceeding(lines: Line[], tariff: Tariff): boolean {
  try {
    price(lines, tariff)
    return false
  } catch (cause) {
    if (cause instanceof RangeError) return true
    throw cause
  }
}

/** Why a product can't be ordered at all; null where it can. */
export function whyNotSold({ name, archived, price }: CatalogueEntry, { currency }: Tariff): string | null {
  if (archived) return `${name} is no longer sold`
  return price.currency === currency ? null : `${name} is not priced in ${currency}`
}

function priceLine(
  { product, quantity, ifShort = 'ask' }: Line,
  line: number,
  over: 'refused' | 'capped',
): OrderItem {
  const { productId, sku, name, soldBy, price, ageLimit } = product
  return {
    ...untouched,
    line,
    ifShort,
    ageLimit,
    discounts: [],
    productId,
    sku,
    name,
    soldBy,
    quantity,
    unitPrice: price,
    lineTotal: limited(() => lineTotal(price, soldBy, quantity), price.currency, over),
  }
}

function limited(reckon: () => Money, currency: string, over: 'refused' | 'capped'): Money {
  try {
    const amount = reckon()
    if (amount.amount > mostMoney) throw new RangeError(`an order can't come to ${amount.amount}`)
    return amount
  } catch (cause) {
    if (over === 'refused' || !(cause instanceof RangeError)) throw cause
    return money(mostMoney, currency)
  }
}
