import { isCurrency, type Money, minorDigits, money } from '#src/money.ts'

// Where Stripe counts otherwise than ISO 4217 (docs.stripe.com/currencies): whole kronur and shillings as hundredths,
// as they were counted once, and ariary without the fifths.
const digits: Record<string, number> = { ISK: 2, UGX: 2, MGA: 0 }

/** An amount as Stripe's API counts it; null where Stripe has no such fraction. */
export function toStripe({ amount, currency }: Money): number | null {
  const steps = (digits[currency] ?? minorDigits(currency)) - minorDigits(currency)
  const counted = steps < 0 ? amount / 10 ** -steps : amount * 10 ** steps
  return Number.isSafeInteger(counted) ? counted : null
}

/** What Stripe says an amount is; null where that is no whole number of minor units, or in no currency that there is. */
export function fromStripe(counted: number, code: string): Money | null {
  const currency = code.toUpperCase()
  if (!isCurrency(currency)) return null
  const steps = minorDigits(currency) - (digits[currency] ?? minorDigits(currency))
  const amount = steps < 0 ? counted / 10 ** -steps : counted * 10 ** steps
  return Number.isSafeInteger(amount) ? money(amount, currency) : null
}
