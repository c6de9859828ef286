import { toTimestamp } from '#proto/events.ts'
import { type DomainEvent, event } from '#src/events/event.ts'

/** A rate in basis points, 1800 is 18 %, and since when it holds. */
export interface TaxRate {
  rate: number
  from: Date
}

/** How goods of a class are taxed. */
export interface TaxClass {
  name: string
  /** Whether the price that is printed on them is taxed, and not what is paid. */
  onRetailPrice: boolean
  /** The oldest first. */
  rates: TaxRate[]
  /** Grows by one with every change. */
  version: number
}

/** What is said of a class: a rate from a date on. */
export interface TaxRateSaid extends TaxRate {
  taxClass: string
  /** Undefined: as it is. */
  onRetailPrice?: boolean
}

/** Rates of a class at most. */
const mostRates = 200

/**
 * The class with a rate more, or with another one from a date to come; itself where it says so already. What would change
 * the past, or is one rate too many, is a reason in words.
 */
export function withRate(
  before: TaxClass | null,
  { taxClass: name, rate, from, onRetailPrice }: TaxRateSaid,
  now: Date,
): TaxClass | string {
  if (!before) return { name, onRetailPrice: onRetailPrice ?? false, rates: [{ rate, from }], version: 1 }
  const begun = before.rates.some((one) => one.from <= now)
  const on = onRetailPrice ?? before.onRetailPrice
  if (on !== before.onRetailPrice && begun)
    return `The class ${name} is in use, and stays taxed on ${before.onRetailPrice ? 'the retail price' : 'what is paid'}.`
  const there = before.rates.find((one) => one.from.getTime() === from.getTime())
  if (there?.rate === rate && on === before.onRetailPrice) return before
  if (there?.rate !== rate && from <= now)
    return `The past of ${name} stays as it is: a new rate is from a time to come.`
  const rates = [...before.rates.filter((one) => one !== there), { rate, from }].sort(
    (a, b) => +a.from - +b.from,
  )
  if (rates.length > mostRates) return `The class ${name} has ${mostRates} rates, which is the most.`
  return { ...before, onRetailPrice: on, rates, version: before.version + 1 }
}

/** All rates of a class. */
export const ratesStated = ({ name, onRetailPrice, rates, version }: TaxClass): DomainEvent =>
  event('mart.product.v1.TaxRatesChanged', name, {
    taxClass: name,
    rates: rates.map(({ rate, from }) => ({ rate, from: toTimestamp(from) })),
    onRetailPrice,
    version,
  })
