import { formatMajor, type Money } from '#src/money.ts'

/** `PKR 1299.00` */
export const moneyText = (amount: Money) => `${amount.currency} ${formatMajor(amount)}`

const inUtc = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** RFC 3339 to `22 November 2026 at 18:30 UTC`. */
export const timeText = (at: string) => `${inUtc.format(new Date(at))} UTC`
