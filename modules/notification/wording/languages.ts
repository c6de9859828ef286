import type { Config } from '#config/config.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { faultsOf } from '#src/wording/faults.ts'
import { languageOf } from '#src/wording/language.ts'
import type { Language, Wording } from './language.ts'
import { wordings } from './wordings.ts'

/** The languages that can be spoken. */
export interface Languages {
  /** What is spoken to whoever has not chosen, and to staff. */
  shop: Language
  /** By its code; the shop's where none was chosen, or one that this build doesn't speak. */
  of(code: string | null | undefined): Language
}

/** What the others are translations of. */
const original = 'en'

/**
 * Throws a StartError where the shop's language is none of them, and where one of them lacks something: it would be missed
 * when a letter is written, and its news with it.
 */
export function createLanguages(
  spoken: ReadonlyMap<string, Wording>,
  shopLanguage: string,
  place: { country: string; timeZone: string },
): Languages {
  for (const [code, wording] of spoken) {
    const faults = code === original ? [] : faultsOf(spoken.get(original) ?? wording, wording, code)
    if (faults.length > 0)
      throw new StartError(`modules/notification/wording/${code}.json: ${faults.slice(0, 5).join('; ')}`)
  }
  const languages = new Map([...spoken].map(([code, wording]) => [code, languageOf(code, wording, place)]))
  const shop = languages.get(shopLanguage)
  if (!shop) throw new StartError(`SHOP_LANGUAGE: must be one of ${[...languages.keys()].join(', ')}.`)
  return { shop, of: (code) => languages.get(code ?? '') ?? shop }
}

/** For pages, which tell of no sum and no time. */
export const spoken: Language[] = [...wordings].map(([code, wording]) =>
  languageOf(code, wording, { country: 'PK', timeZone: 'UTC' }),
)

export const languages = ({ config }: { config: Config }): Languages =>
  createLanguages(wordings, config.notification.language, config)
