import convict from 'convict'
import { isCurrency } from '../src/money.ts'
import { isCountry } from '../src/phone.ts'

const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `15m`, `30s`, `100ms` or a plain count of milliseconds, as milliseconds; what it was where it is none of these. */
export function parseDuration(text: string): number | string {
  const [, digits, unit = 'ms'] = /^(\d{1,12})(ms|s|m|h|d)?$/.exec(text) ?? []
  return digits === undefined ? text : Number(digits) * (units[unit] as number)
}

// Convict's own readers take '80 or so' for 80, and 'no' for true: these take only what is one.
const wholeNumber = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : text)

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`must be ${what}`)
}

const isNatural = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0

/** `+05:00`, which Intl takes as well, knows no summer time and is none. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

const isHttpUrl = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '')

/** Milliseconds. Node's timers take no more than 2^31 - 1 of them, and end at once where they are told more. */
const longestTimer = 24 * 86_400_000

/** Milliseconds: a hundred years or so. Dates end somewhere, and what is reckoned beyond is none. */
const longestDuration = 36_500 * 86_400_000

const isCount = (value: unknown) => isNatural(value) && (value as number) > 0

convict.addFormats({
  duration: {
    validate: (value) =>
      must(
        isNatural(value) && value <= longestDuration,
        'a duration such as 30s, 15m, 2h or 1d, 36500d at most',
      ),
    coerce: (value) => parseDuration(value),
  },
  // What a process waits for: may be nothing.
  pause: {
    validate: (value) =>
      must(isNatural(value) && value <= longestTimer, 'a duration such as 0, 500ms or 30s, 24d at most'),
    coerce: (value) => parseDuration(value),
  },
  // What something is timed by in a process: never off, never at once.
  timer: {
    validate: (value) =>
      must(isCount(value) && value <= longestTimer, 'a duration from 1ms to 24d, such as 30s'),
    coerce: (value) => parseDuration(value),
  },
  count: { validate: (value) => must(isCount(value), 'a whole number from 1'), coerce: wholeNumber },
  nat: { validate: (value) => must(isNatural(value), 'a whole number from 0'), coerce: wholeNumber },
  port: {
    validate: (value) => must(isNatural(value) && value <= 65_535, 'a port from 0 to 65535'),
    coerce: wholeNumber,
  },
  country: {
    validate: (value) => must(isCountry(value), 'an ISO 3166-1 code such as PK'),
    coerce: (value) => value,
  },
  currency: {
    validate: (value) => must(isCurrency(value), 'an ISO 4217 code such as PKR'),
    coerce: (value) => value,
  },
  httpUrl: {
    validate: (value) => must(isHttpUrl(value), 'an address such as https://api.stripe.com'),
    coerce: (value) => value,
  },
  timeZone: {
    validate: (value) => must(isTimeZone(value), 'an IANA time zone such as Asia/Karachi'),
    coerce: (value) => value,
  },
  boolean: {
    validate: (value) => must(typeof value === 'boolean', 'true or false'),
    coerce: (value) => ({ true: true, 1: true, false: false, 0: false })[String(value)] ?? value,
  },
})
