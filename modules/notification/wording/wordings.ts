import { readdirSync, readFileSync } from 'node:fs'
import { StartError } from '#src/runtime/start-error.ts'
import type { Wording } from './language.ts'

/** What is said in each language, by its code: a file `xx.json` is a language. Throws a StartError where one is no JSON. */
export function readWordings(folder: URL): ReadonlyMap<string, Wording> {
  const files = readdirSync(folder).filter((name) => /^[a-z]{2,3}\.json$/.test(name))
  return new Map(files.sort().map((name) => [name.replace('.json', ''), readWording(name, folder)]))
}

function readWording(name: string, folder: URL): Wording {
  try {
    return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  } catch (error) {
    throw new StartError(`${name}: ${(error as Error).message}`)
  }
}

export const wordings = readWordings(new URL('./', import.meta.url))

/** Their codes. */
export const languageCodes: string[] = [...wordings.keys()]
