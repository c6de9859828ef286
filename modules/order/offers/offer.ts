import type { SoldBy } from '#src/quantity.ts'

/** An offer as the order module knows it, from its copy of what the product module tells. Amounts are minor units. */
export interface Offer {
  id: string
  name: string
  from: Date
  until: Date
  active: boolean
  /** Of offers that meet on a line the higher is reckoned first. */
  priority: number
  /** Whether it may meet others on a line. */
  combinable: boolean
  coupon: Coupon | null
  when: Conditions
  gives: Gives
  /** The revision of the copy that brought it as it is. */
  since: number
}

/** A code that has to be said, and how many orders it is for; null: as many as come. */
export interface Coupon {
  code: string
  perCustomer: number | null
  total: number | null
}

/** All that is stated must hold. Of products, categories and brands an empty list states nothing. */
export interface Conditions {
  products: string[]
  /** Each with all that lie in it. */
  categories: string[]
  /** As they are compared: without case and accents (src/words.ts). */
  brands: string[]
  /** Minor units, before anything is taken off. */
  minSubtotal: number
  firstOrder: boolean
  paymentMethod: string | null
  /** 1, Monday, to 7; empty: any. */
  days: number[]
  /** Minutes of the shop's day, from and before, over midnight where the first is the later; null: any. */
  hours: { from: number; until: number } | null
}

/** What is given. */
export type Gives =
  /** Of the lines that it names; where it names none, of the basket. */
  | { kind: 'percent'; percent: number }
  /** Off each piece or kilogram of the lines that it names; where it names none, off the basket. */
  | { kind: 'amount'; amount: number }
  /** Each piece or kilogram for so much. */
  | { kind: 'price_each'; amount: number }
  /** Of every `buy + get` pieces, the cheapest `get` for so many percent less. */
  | { kind: 'buy_get'; buy: number; get: number; percent: number }
  /** So many pieces together for so much. */
  | { kind: 'bundle'; quantity: number; amount: number }
  | { kind: 'free_delivery' }

/** What an offer looks at in a line. */
export interface OfferedLine {
  productId: string
  /** Its category and those that it lies in. */
  categoryIds: string[]
  /** As those of offers are. */
  brand: string
  soldBy: SoldBy
  quantity: number
  /** Minor units, per piece or kilogram. */
  unitPrice: number
}

/** Minor units that an offer takes off a line. */
export interface Saving {
  offerId: string
  name: string
  amount: number
}

/** Why a coupon can't be used once more: there is none left, or this customer has had theirs. */
export type Spent = 'by all' | 'by the customer'

/** That, as customers are told it. */
export const spentWords: Record<Spent, string> = {
  'by all': 'it has been used as often as it may be',
  'by the customer': 'you have used it as often as you may',
}

/** When, by whom and how it is ordered. */
export interface Occasion {
  at: Date
  /** 1, Monday, to 7, and the minute of the day, by the shop's clock. */
  day: number
  minute: number
  /** Minor units, before anything is taken off. */
  subtotal: number
  /** Whether the customer has no other order that stands. */
  firstOrder: boolean
  /** Null while it isn't known. */
  paymentMethod: string | null
  /** Codes that were said, in capitals. */
  coupons: string[]
  /** Of their offers those that can't be used once more, by id. */
  spent: ReadonlyMap<string, Spent>
}

/** Whether an offer names what it is for; else it is for the whole basket. */
export const namesLines = ({ when }: Offer): boolean =>
  when.products.length + when.categories.length + when.brands.length > 0

/** Whether an offer is for a line. */
export function isFor({ when }: Offer, { productId, categoryIds, brand }: OfferedLine): boolean {
  const { products, categories, brands } = when
  return (
    (products.length === 0 || products.includes(productId)) &&
    (categories.length === 0 || categories.some((id) => categoryIds.includes(id))) &&
    (brands.length === 0 || brands.includes(brand))
  )
}

/** Why an offer doesn't hold on an occasion; null where it does. Others may use up a coupon meanwhile. */
export function whyNot(offer: Offer, occasion: Occasion): string | null {
  const { when, coupon } = offer
  const { at, day, minute, subtotal, firstOrder, paymentMethod, coupons } = occasion
  const spent = occasion.spent.get(offer.id)
  if (coupon && !coupons.includes(coupon.code)) return 'its code was not given'
  if (spent) return spentWords[spent]
  if (!offer.active) return 'it is not in force'
  if (at < offer.from) return 'it has not begun'
  if (at >= offer.until) return 'it has ended'
  if (when.days.length > 0 && !when.days.includes(day)) return 'it does not hold on this day'
  if (when.hours && !isWithin(minute, when.hours)) return 'it does not hold at this hour'
  if (subtotal < when.minSubtotal) return 'the order comes to too little for it'
  if (when.firstOrder && !firstOrder) return 'it is for a first order'
  if (when.paymentMethod && when.paymentMethod !== paymentMethod) return 'it is for another way of paying'
  return null
}

const isWithin = (minute: number, { from, until }: { from: number; until: number }) =>
  from <= until ? minute >= from && minute < until : minute >= from || minute < until
