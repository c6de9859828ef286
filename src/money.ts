import type { Money as MoneyMessage } from '#proto/events.ts'

/** An amount in minor units (paisa) of an ISO 4217 currency: `{ amount: 129900, currency: 'PKR' }`. */
export interface Money {
  amount: number
  currency: string
}

/** Minor units in one major unit, by ISO 4217; 100 for all that are not listed. */
const minorUnits: Record<string, number> = {
  BHD: 1000,
  JOD: 1000,
  KWD: 1000,
  OMR: 1000,
  TND: 1000,
  JPY: 1,
  KRW: 1,
}

/** Throws a RangeError unless `amount` is an integer that a number holds exactly. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of minor units: ${amount}`)
  return { amount, currency }
}

/** The sum of amounts of one currency. Throws on a mix. */
export function sum(amounts: Money[], currency: string): Money {
  return amounts.reduce((total, next) => add(total, next), money(0, currency))
}

export function add(a: Money, b: Money): Money {
  return money(a.amount + sameCurrency(a, b).amount, a.currency)
}

export function subtract(a: Money, b: Money): Money {
  return money(a.amount - sameCurrency(a, b).amount, a.currency)
}

/**
 * `price * numerator / denominator`, rounded half up: the one rounding in the house. In bigint, since
 * the product of a price and a weight may pass 2^53. Throws a RangeError where the result does.
 */
export function portion(price: Money, numerator: number, denominator: number): Money {
  const [n, d] = [BigInt(price.amount) * BigInt(numerator), BigInt(denominator)]
  return money(Number((2n * n + d) / (2n * d)), price.currency)
}

/** Major units as text, `1299.00`, to an amount; null where it isn't a plain decimal of that currency, or too much. */
export function parseMajor(text: string, currency: string): Money | null {
  const units = minorUnits[currency] ?? 100
  const digits = String(units).length - 1
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(text)
  if (!match || (match[2]?.length ?? 0) > digits) return null
  const amount = Number(match[1]) * units + Number((match[2] ?? '').padEnd(digits, '0'))
  return Number.isSafeInteger(amount) ? money(amount, currency) : null
}

/** An amount in major units as text, `1299.00`. */
export function formatMajor({ amount, currency }: Money): string {
  const digits = String(minorUnits[currency] ?? 100).length - 1
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
  return amount < 0 ? `-${whole}` : whole
}

export const toMoneyMessage = ({ amount, currency }: Money): MoneyMessage => ({
  amountMinor: amount,
  currency,
})

export const fromMoneyMessage = ({ amountMinor, currency }: MoneyMessage): Money =>
  money(amountMinor, currency)

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} don't add up`)
  return b
}
