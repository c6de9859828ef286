import { type OfferState, toTimestamp } from '#proto/events.ts'
import type { Money } from '#src/money.ts'

/** What must hold; all that is there. Clock and week are the shop's. */
export interface OfferWhen {
  products?: string[]
  categories?: string[]
  brands?: string[]
  minSubtotal?: Money
  firstOrder?: true
  paymentMethod?: 'card' | 'cash_on_delivery'
  /** From 1, Monday, to 7. */
  days?: number[]
  /** `HH:MM`; over midnight where it ends before it begins. */
  hours?: { from: string; until: string }
}

/** What is given: the fields of one kind, and no others. */
export interface OfferGives {
  percent?: number
  amount?: Money
  priceEach?: Money
  buy?: number
  get?: number
  bundle?: { quantity: number; price: Money }
  freeDelivery?: true
}

/** What staff say of an offer. */
export interface OfferFacts {
  name: string
  /** Null: it has always held. */
  from: Date | null
  /** Null: it has no end. */
  until: Date | null
  active: boolean
  priority: number
  combinable: boolean
  coupon: { code: string; perCustomer?: number; total?: number } | null
  when: OfferWhen
  gives: OfferGives
}

/** An offer as the module keeps it. */
export interface Offer extends OfferFacts {
  id: string
  /** Grows by one with every change. */
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Since when an offer without a beginning holds. */
export const always = new Date(0)
/** Until when one without an end does. */
export const forever = new Date('9999-12-31T23:59:59.999Z')

/** The kinds of what is given, each with the fields that it has. */
const kinds = {
  percent: ['percent'],
  amount: ['amount'],
  price_each: ['priceEach'],
  buy_get: ['buy', 'get', 'percent'],
  bundle: ['bundle'],
  free_delivery: ['freeDelivery'],
} satisfies Record<string, (keyof OfferGives)[]>

type OfferKind = keyof typeof kinds

/** Which kind that is; null where it is none, or more than one. */
export function kindOf(gives: OfferGives): OfferKind | null {
  const there = Object.keys(gives).sort().join()
  const found = Object.entries(kinds).find(([, fields]) => fields.toSorted().join() === there)
  return (found?.[0] as OfferKind | undefined) ?? null
}

/** Minutes of the day of `HH:MM`. */
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The whole offer, as every event of it says it. `currency` is the mart's. */
export function toOfferState(offer: Offer, currency: string): OfferState {
  const { when, gives, coupon } = offer
  return {
    id: offer.id,
    name: offer.name,
    from: toTimestamp(offer.from ?? always),
    until: toTimestamp(offer.until ?? forever),
    active: offer.active,
    priority: offer.priority,
    combinable: offer.combinable,
    couponCode: coupon?.code ?? '',
    couponPerCustomer: coupon?.perCustomer ?? 0,
    couponTotal: coupon?.total ?? 0,
    products: when.products ?? [],
    categories: when.categories ?? [],
    brands: when.brands ?? [],
    minSubtotal: when.minSubtotal?.amount ?? 0,
    firstOrder: when.firstOrder ?? false,
    paymentMethod: when.paymentMethod ?? '',
    days: when.days ?? [],
    fromMinute: when.hours ? minuteOf(when.hours.from) : 0,
    untilMinute: when.hours ? minuteOf(when.hours.until) : 0,
    gives: kindOf(gives) ?? '',
    percent: gives.percent ?? 0,
    amount: (gives.amount ?? gives.priceEach ?? gives.bundle?.price)?.amount ?? 0,
    currency,
    buy: gives.buy ?? 0,
    get: gives.get ?? 0,
    quantity: gives.bundle?.quantity ?? 0,
    version: offer.version,
  }
}
