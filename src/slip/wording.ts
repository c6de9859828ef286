import { readFileSync } from 'node:fs'
import type { Config } from '#config/config.ts'
import { type LanguageOf, languageOf } from '#src/wording/language.ts'
import type en from './wording/en.json'

/** All that is said on receipts in one language. */
export type Wording = typeof en

/** The languages that receipts are written in; the first is for who asks for none of them. */
export const receiptLanguages = ['en', 'ur'] as const
export type ReceiptLanguage = (typeof receiptLanguages)[number]

export const readWording = (code: ReceiptLanguage): Wording =>
  JSON.parse(readFileSync(new URL(`./wording/${code}.json`, import.meta.url), 'utf8'))

/** By their codes. */
export type Tongues = Record<ReceiptLanguage, LanguageOf<Wording>>

/** How receipts speak at this shop. */
export function tongues({ config }: { config: Pick<Config, 'country' | 'timeZone'> }): Tongues {
  const { country, timeZone } = config
  const speak = (code: ReceiptLanguage) => languageOf(code, readWording(code), { country, timeZone })
  return { en: speak('en'), ur: speak('ur') }
}
