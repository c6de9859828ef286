import { IntlMessageFormat } from 'intl-messageformat'
import { formatMajor, type Money, minorDigits } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'
import { type Direction, isolated, plain } from './plain.ts'

/** All that is said in one language: a file such as `en.json`, by section and name. These every language has. */
export interface Wording {
  language: { name: string; font: string; lineHeight: string; dayPeriod: string }
  common: Record<'time' | 'span' | 'spanInZone' | 'times' | 'kilograms' | 'grams', string>
}

/** What can be said: `order_confirmed.subject`. */
export type PhraseOf<W extends Wording> = {
  [S in Exclude<keyof W & string, 'language'>]: `${S}.${keyof W[S] & string}`
}[Exclude<keyof W & string, 'language'>]

/** What of a product: pieces, or grams where it is sold by weight. */
export interface Measure {
  soldBy: SoldBy
  amount: number
}

/** From when until when, RFC 3339. */
export interface Span {
  start: string
  end: string
}

/** A text is made plain and isolated (plain.ts), a number is counted by, a choice picks one of the sentence's own words. */
type Value = string | number | { choice: string }

/** Says things in one language, for one country and by the clock of one time zone. */
export interface LanguageOf<W extends Wording> {
  /** ISO 639: `en`. */
  code: string
  direction: Direction
  /** CSS, for letters in it. */
  look: { font: string; lineHeight: string }
  /** Words on one line. Throws where a value is missing. */
  say(phrase: PhraseOf<W>, values?: Record<string, Value>): string
  /** `Rs 1,299.00` */
  money(amount: Money): string
  /** RFC 3339 to `22 November 2026 at 11:30 pm (Pakistan Standard Time)`. */
  time(at: string): string
  /** `22 November 2026, 6:00 pm to 8:00 pm`; each end as `time` has it where they differ in day or zone. */
  span(of: Span): string
  /** The same with the name of the zone. */
  spanInZone(of: Span): string
  /** `3`, `750 g`, `1.5 kg` */
  quantity(measure: Measure): string
}

/** `country`: ISO 3166-1, `timeZone`: IANA. Formats are kept: to make one takes longer than to write a letter. */
export function languageOf<W extends Wording>(
  code: string,
  wording: W,
  { country, timeZone }: { country: string; timeZone: string },
): LanguageOf<W> {
  const locale = new Intl.Locale(code, { region: country })
  const direction = directionOf(locale)
  const numbers = new Intl.NumberFormat(locale)
  const readClock = clockOf(locale, wording.language.dayPeriod, timeZone)
  const currencyOf = memoized((currency: string) => {
    // Intl's own digits are those of cash: none for PKR.
    const digits = minorDigits(currency)
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...fraction })
  })
  const sentenceOf = memoized((phrase: string) => {
    const [section = '', name = ''] = phrase.split('.')
    const sentences = wording as unknown as Record<string, Record<string, string>>
    return new IntlMessageFormat(sentences[section]?.[name] ?? '', locale.toString(), undefined, {
      ignoreTag: true,
    })
  })
  const givenAs = (value: Value) => {
    if (typeof value === 'string') return isolated(value, direction)
    return typeof value === 'number' ? value : value.choice
  }

  const say = (phrase: string, values: Record<string, Value> = {}) => {
    const given = Object.entries(values).map(([name, value]) => [name, givenAs(value)])
    return String(sentenceOf(phrase).format(Object.fromEntries(given))).replace(/ {2,}/g, ' ')
  }
  const time: LanguageOf<W>['time'] = (at) => say('common.time', readClock(new Date(at)))
  const spanOf = (phrase: 'common.span' | 'common.spanInZone', { start, end }: Span) => {
    const [from, until] = [readClock(new Date(start)), readClock(new Date(end))]
    if (from.date !== until.date || from.zone !== until.zone)
      return say('common.times', { start: time(start), end: time(end) })
    // Where 24 hours are counted the last word is empty.
    return say(phrase, { ...from, untilClock: until.clock, untilPeriod: until.period }).trim()
  }
  return {
    code,
    direction,
    look: wording.language,
    say,
    money: (amount) => plain(currencyOf(amount.currency).format(formatMajor(amount) as `${number}`)),
    time,
    span: (of) => spanOf('common.span', of),
    spanInZone: (of) => spanOf('common.spanInZone', of),
    quantity: ({ soldBy, amount }) => {
      if (soldBy === 'piece') return numbers.format(amount)
      return amount < 1000
        ? say('common.grams', { amount: numbers.format(amount) })
        : say('common.kilograms', { amount: numbers.format(amount / 1000) })
    },
  }
}

function directionOf(locale: Intl.Locale): Direction {
  // Not in TypeScript's library yet.
  const { getTextInfo } = locale as unknown as { getTextInfo(): { direction: Direction } }
  return getTextInfo.call(locale).direction
}

/** Day, time and zone apart, since languages put them in an order of their own; `period` is empty where 24 hours are counted. */
function clockOf(locale: Intl.Locale, dayPeriod: string, timeZone: string) {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const times = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    // In words, such as "in the morning", where the language would say so.
    ...(dayPeriod !== '' && { dayPeriod: dayPeriod as 'short' }),
  })
  const zones = new Intl.DateTimeFormat(locale, { timeZoneName: 'long', timeZone })
  return (at: Date) => {
    const parts = times.formatToParts(at)
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
    const zone = zones.formatToParts(at).find(({ type }) => type === 'timeZoneName')
    return {
      date: dates.format(at),
      clock: `${of('hour')}:${of('minute')}`,
      period: of('dayPeriod'),
      zone: zone?.value ?? timeZone,
    }
  }
}

function memoized<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key) ?? make(key)
    known.set(key, found)
    return found
  }
}
