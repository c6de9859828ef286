import iso4217 from 'currency-codes'
import type { Money as MoneyMessage } from '#proto/events.ts'

/** An amount in minor units (paisa) of an ISO 4217 currency: `{ amount: 129900, currency: 'PKR' }`. */
export interface Money {
  amount: number
  currency: string
}

/** The most that an amount may be: nobody's basket reaches it, and sums of a hundred lines stay far below 2^53. */
export const mostMoney = 1_000_000_000_000

// ISO 4217's own table, and not CLDR's, which Intl knows: CLDR tells how many digits people use in cash, none for PKR,
// IDR or HUF, and amounts here are ISO's minor units. What ISO gives no minor unit (gold, a basket of currencies, a
// code for tests) is nothing to pay with.
const withoutMinorUnit = /^X(A[GU]|B[A-D]|DR|P[DT]|SU|TS|UA|XX)$/
const digitsOf = new Map(
  iso4217.data.filter(({ code }) => !withoutMinorUnit.test(code)).map(({ code, digits }) => [code, digits]),
)

/** The codes of all currencies that amounts may be in. */
export const currencies: readonly string[] = [...digitsOf.keys()]

/** Whether that is the ISO 4217 code of a currency with a minor unit. */
export const isCurrency = (code: string): boolean => digitsOf.has(code)

/** How many decimal digits the minor unit of a currency is. Throws a RangeError for one that ISO 4217 hasn't. */
export function minorDigits(currency: string): number {
  const digits = digitsOf.get(currency)
  if (digits === undefined) throw new RangeError(`not a currency of ISO 4217: ${currency}`)
  return digits
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

/** Throws a RangeError on two currencies, or a sum that a number doesn't hold exactly. */
export function add(a: Money, b: Money): Money {
  return money(a.amount + sameCurrency(a, b).amount, a.currency)
}

/** May be less than nothing. Throws as `add` does. */
export function subtract(a: Money, b: Money): Money {
  return money(a.amount - sameCurrency(a, b).amount, a.currency)
}

/**
 * `price * numerator / denominator`, rounded half up: the one rounding in the house. In bigint where the product of a price
 * and a weight passes 2^53. Throws a RangeError where the result does.
 */
export function portion(price: Money, numerator: number, denominator: number): Money {
  const twice = 2 * price.amount * numerator + denominator
  // What numbers can't hold without loss is reckoned with slower ones.
  if (!Number.isSafeInteger(twice) || !Number.isSafeInteger(2 * denominator))
    return money(largePortion(price.amount, numerator, denominator), price.currency)
  return money((twice - (twice % (2 * denominator))) / (2 * denominator), price.currency)
}

function largePortion(amount: number, numerator: number, denominator: number): number {
  const [n, d] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)]
  return Number((2n * n + d) / (2n * d))
}

/** Major units as text, `1299.00`, to an amount; null where it isn't a plain decimal of that currency, or too much. */
export function parseMajor(text: string, currency: string): Money | null {
  const digits = digitsOf.get(currency)
  if (digits === undefined) return null
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(text)
  if (!match || (match[2]?.length ?? 0) > digits) return null
  const amount = Number(match[1]) * 10 ** digits + Number((match[2] ?? '').padEnd(digits, '0'))
  return Number.isSafeInteger(amount) ? money(amount, currency) : null
}

/** An amount in major units as text, `1299.00`. Throws a RangeError for a currency that ISO 4217 hasn't. */
export function formatMajor({ amount, currency }: Money): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
  return amount < 0 ? `-${whole}` : whole
}

/** As events carry it. */
export const toMoneyMessage = ({ amount, currency }: Money): MoneyMessage => ({
  amountMinor: amount,
  currency,
})

/** From an event. Throws a RangeError where it is no whole number of minor units. */
export const fromMoneyMessage = ({ amountMinor, currency }: MoneyMessage): Money =>
  money(amountMinor, currency)

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} don't add up`)
  return b
}
