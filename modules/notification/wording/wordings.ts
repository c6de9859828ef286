import { readdirSync, readFileSync } from 'node:fs'
import type { Wording } from './language.ts'

/** What is said in each language, by its code: a file `xx.json` is a language. */
export function readWordings(folder: URL): ReadonlyMap<string, Wording> {
  const files = readdirSync(folder).filter((name) => /^[a-z]{2,3}\.json$/.test(name))
  return new Map(
    files
      .sort()
      .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
  )
}

export const wordings = readWordings(new URL('./', import.meta.url))

/** Their codes. */
export const languageCodes: string[] = [...wordings.keys()]
