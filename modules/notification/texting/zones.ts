import { countryOf } from '#src/schemas/phone.ts'

/** Not in TypeScript's library yet. */
type Zoned = Intl.Locale & { getTimeZones(): string[] | undefined }

/**
 * The time zones that a phone (E.164) may be in: the shop's of one of its country, those of its country of another, the
 * shop's where that isn't known.
 */
export function zonesOf(phone: string, shop: { country: string; timeZone: string }): string[] {
  const country = countryOf(phone)
  if (country === null || country === shop.country) return [shop.timeZone]
  const zones = (new Intl.Locale('und', { region: country }) as Zoned).getTimeZones()
  return zones?.length ? zones : [shop.timeZone]
}
