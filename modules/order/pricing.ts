import { formatMajor, type Money, money, mostMoney, sum } from '#src/money.ts'
import { lineTotal, type SoldBy } from '#src/quantity.ts'
import { brandKey } from '#src/words.ts'
import { costed, type IfShort, type OrderItem, untouched } from './life/lines.ts'
import { type Best, bestOf } from './offers/best.ts'
import { isFor, type Occasion, whyNot } from './offers/offer.ts'
import { noOffers, type OfferBook } from './offers/offer-book.ts'
import { type Taxing, type TaxRates, untaxed } from './taxes.ts'

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
  /** Its category and those that it lies in, the nearest first. */
  categoryIds: string[]
  brand: string
  /** How it is taxed; empty: not at all. */
  taxClass: string
  /** Minor units: the price that is printed on it; null where none is. */
  retailPrice: number | null
  /** What customs and tax authorities know it by; empty where nobody has said it. */
  tariffCode: string
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
  /** Offers and taxes of the time; none where they aren't said. */
  deal?: Deal
}

/** What offers may give, and how what is sold is taxed, on an occasion. */
export interface Deal {
  offers: OfferBook
  /** That of the mart's offers as they are now. */
  revision: number
  occasion: Omit<Occasion, 'subtotal'>
  rates: TaxRates
  feeTax: Taxing
  tipTax: Taxing
  /** Minor units that the customer gives besides. */
  tip: number
}

/** A code that was used. */
export interface UsedCoupon {
  code: string
  offerId: string
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
  /** What its customer gives besides. */
  tip: Money
  /** How its delivery and fees are taxed, and its tip. */
  feeTax: Taxing
  tipTax: Taxing
  /** The codes by which something is taken off. */
  coupons: UsedCoupon[]
  total: Money
}

/** At most so many lines in an order, and so in a cart. */
export const mostLines = 100

/** At most so many pieces, or grams, in a line. */
export const mostQuantity = 1_000_000

/**
 * Prices lines by the mart's own prices and offers. Where they come to more than the mart can count it throws a RangeError,
 * or, `capped`, gives the most that it can in that amount's place.
 */
export function price(lines: Line[], tariff: Tariff, over: 'refused' | 'capped' = 'refused'): Priced {
  const { currency, freeDeliveryFrom, deal } = tariff
  const undiscounted = lines.map((line, at) => priceLine(line, at + 1, over, deal))
  const subtotal = limited(() => sumOf(undiscounted.map((item) => item.lineTotal)), currency, over)
  const free = lines.length === 0 || subtotal.amount >= freeDeliveryFrom
  const fee = free ? 0 : tariff.deliveryFee
  // What is more than can be counted is refused, or shown as that.
  const given =
    deal && subtotal.amount < mostMoney ? discounted(lines, undiscounted, subtotal, fee, deal) : null
  const items = given?.items ?? undiscounted
  const deliveryFee = money(given?.delivery ? 0 : fee, currency)
  const fees = lines.length === 0 ? [] : feesOf(subtotal, tariff)
  const tip = money(deal?.tip ?? 0, currency)
  const discount = sumOf(items.flatMap(({ discounts }) => discounts.map(({ amount }) => amount)))
  const parts = [
    subtotal,
    money(-discount.amount, currency),
    deliveryFee,
    ...fees.map(({ amount }) => amount),
    tip,
  ]
  return {
    items,
    subtotal,
    discount,
    deliveryFee,
    fees,
    tip,
    feeTax: deal?.feeTax ?? untaxed,
    tipTax: deal?.tipTax ?? untaxed,
    coupons: given?.coupons ?? [],
    total: limited(() => sumOf(parts), currency, over),
  }

  function sumOf(amounts: Money[]): Money {
    return sum(amounts, currency)
  }
}

/** The lines with the best that offers give, whether it is brought for nothing, and the codes that were of use. */
function discounted(
  lines: Line[],
  items: OrderItem[],
  { amount: subtotal }: Money,
  fee: number,
  { offers, occasion }: Deal,
): { items: OrderItem[]; delivery: boolean; coupons: UsedCoupon[] } {
  const offered = lines.map(({ product, quantity }) => ({
    productId: product.productId,
    categoryIds: product.categoryIds,
    brand: brandKey(product.brand),
    soldBy: product.soldBy,
    quantity,
    unitPrice: product.price.amount,
  }))
  const known = offers.of(offered, occasion.coupons)
  const now = { ...occasion, subtotal }
  const holding = known.filter((offer) => whyNot(offer, now) === null)
  const best: Best = holding.length > 0 ? bestOf(offered, holding, fee) : { savings: [], delivery: null }
  // Whether one holds may change with the order, what it is for may not.
  const byShelf = known.filter(({ when }) => when.categories.length + when.brands.length > 0)
  const offeredAs = offered.map((line, at) => {
    const { categoryIds = [], brand = '' } = lines[at]?.product ?? {}
    return byShelf.some((offer) => isFor(offer, line)) ? { offeredAs: { categoryIds, brand } } : null
  })
  const used = new Set([...best.savings.flat().map(({ offerId }) => offerId), best.delivery?.offerId])
  return {
    items: items.map((item, at) => {
      const promised = best.savings[at] ?? []
      const priced = promised.length > 0 ? costed({ ...item, promised }) : item
      return offeredAs[at] ? { ...priced, ...offeredAs[at] } : priced
    }),
    delivery: best.delivery !== null,
    coupons: holding.flatMap(({ id, coupon }) =>
      coupon && used.has(id) ? [{ code: coupon.code, offerId: id }] : [],
    ),
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

/** Lines that come to more than the mart can count, as a field of what is asked for. */
export const uncountable = { path: 'items', message: 'come to more than an order may' }

/** Whether lines come to more than the mart can count. */
export function exceeding(lines: Line[], tariff: Tariff): boolean {
  const { deal } = tariff
  // What isn't too much before anything is taken off isn't after, either: nearly always that is all there is to see.
  const plain = deal && { ...tariff, deal: { ...deal, offers: noOffers } }
  return isTooMuch(lines, plain ?? tariff) && (!plain || isTooMuch(lines, tariff))
}

function isTooMuch(lines: Line[], tariff: Tariff): boolean {
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
  deal: Deal | undefined,
): OrderItem {
  const { productId, sku, name, soldBy, price, ageLimit, taxClass, retailPrice, tariffCode } = product
  const taxing = deal?.rates.get(taxClass)
  return {
    ...untouched,
    line,
    ifShort,
    ageLimit,
    taxClass,
    taxRate: taxing?.rate ?? 0,
    retailPrice: taxing?.onRetailPrice ? retailPrice : null,
    tariffCode,
    discounts: [],
    promised: [],
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
