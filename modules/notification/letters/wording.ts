import { formatMajor, type Money } from '#src/money.ts'

/** `PKR 1299.00` */
export const moneyText = (amount: Money) => `${amount.currency} ${formatMajor(amount)}`

/** By zone: of a process there is one, and to make a clock takes longer than to write a letter. */
const clocks = new Map<string, { time: Intl.DateTimeFormat; zone: Intl.DateTimeFormat }>()

function clockOf(timeZone: string) {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = {
    time: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }),
    zone: new Intl.DateTimeFormat('en-GB', { timeZoneName: 'long', timeZone }),
  }
  clocks.set(timeZone, clock)
  return clock
}

/** RFC 3339 to `22 November 2026 at 23:30 (Pakistan Standard Time)`, by the clock of an IANA zone. */
export function timeText(at: string, timeZone: string): string {
  const when = new Date(at)
  const { time, zone } = clockOf(timeZone)
  const name = zone.formatToParts(when).find(({ type }) => type === 'timeZoneName')
  return `${time.format(when)} (${name?.value ?? timeZone})`
}
