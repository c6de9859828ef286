import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { digitsOf, visible } from './text.ts'

/** Where a number without a country's code is taken to be; the process sets it once, by `COUNTRY`. */
let home: CountryCode = 'PK'

/** Sets the country of numbers that name none, an ISO 3166-1 code. Throws where there is no such country. */
export function setHomeCountry(country: string): void {
  if (!isCountry(country)) throw new RangeError(`${country} is no country with telephones`)
  home = country
}

/** Whether telephone numbers of a country (`PK`) are known. */
export const isCountry = (country: string): country is CountryCode => isSupportedCountry(country)

/** The country of a number in E.164; of several that share a code and a beginning, the largest. Null of what is none. */
export function countryOf(e164: string): string | null {
  const number = parsePhoneNumberFromString(e164)
  return number?.country ?? number?.getPossibleCountries()[0] ?? null
}

/** Whether the shop sends texts to a number in E.164. `smsCountries`: a comma list, empty where it is `country` alone. */
export function isTexted(e164: string, { smsCountries, country }: { smsCountries: string; country: string }) {
  const found = countryOf(e164)
  const allowed = smsCountries.split(',').map((code) => code.trim().toUpperCase())
  return found !== null && !e164.includes(';') && (smsCountries.trim() ? allowed : [country]).includes(found)
}

/**
 * A phone number as people write it (`0300-1234567`, `0300.123.4567`, `(021) 111 468 429 ext. 12`, `۰۳۰۰ ۱۲۳۴۵۶۷`), in
 * E.164: `+923001234567`. An extension, which E.164 has no place for, follows as in RFC 3966: `+9221111468429;ext=12`.
 * Null where it can't be a number of its country. Judged by its length alone (`min` metadata): which numbers are given
 * out changes faster than a package does, and a courier would rather call a new one than none.
 */
export function readPhone(text: string): string | null {
  const number = parsePhoneNumberFromString(digitsOf(visible(text)).trim(), {
    defaultCountry: home,
    extract: false,
  })
  if (!number?.isPossible()) return null
  return number.ext ? `${number.number};ext=${number.ext}` : number.number
}
