import { IntlMessageFormat } from 'intl-messageformat'
import type { Wording } from './language.ts'

type Sentences = Record<string, string>

/** By `section.name`. */
const sentencesOf = (wording: Wording): Sentences =>
  Object.fromEntries(
    Object.entries(wording as unknown as Record<string, Sentences | undefined>).flatMap(
      ([section, phrases]) =>
        Object.entries(phrases ?? {}).map(([name, text]) => [`${section}.${name}`, text]),
    ),
  )

interface Element {
  type: number
  value?: string
  options?: Record<string, { value: Element[] }>
}

const [literal, select, plural, pound] = [0, 5, 6, 7]

/** What a sentence is told, with the choices that it knows and, for numbers, whether each form of its language is there. */
function placeholdersOf(text: string, language: string): string[] {
  const forms = () => new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const of = (elements: Element[]): string[] =>
    elements.flatMap(({ type, value, options = {} }) => {
      if (type === literal || type === pound) return []
      const choices = Object.keys(options).sort()
      const inner = Object.values(options).flatMap((option) => of(option.value))
      if (type === select) return [`${value} of ${choices}`, ...inner]
      if (type === plural)
        return [
          `${value} in ${forms().every((form) => choices.includes(form)) ? 'all' : 'some'} forms`,
          ...inner,
        ]
      return [value ?? '', ...inner]
    })
  const parsed = new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()
  return [...new Set(of(parsed as Element[]))].sort()
}

/** What a translation lacks, has too much, or has lost of its placeholders. */
export function faultsOf(original: Wording, translated: Wording, language: string): string[] {
  const [from, into] = [sentencesOf(original), sentencesOf(translated)]
  const keys = new Set([...Object.keys(from), ...Object.keys(into)])
  return [...keys].flatMap((key) => {
    const [was, is] = [from[key], into[key]]
    if (was === undefined) return [`${key} is not in the original`]
    if (is === undefined) return [`${key} is missing`]
    if (typeof is !== 'string') return [`${key} is no text`]
    if (key.startsWith('language.')) return []
    if (is.trim() === '') return [`${key} is empty`]
    try {
      const [expected, found] = [placeholdersOf(was, 'en'), placeholdersOf(is, language)]
      return `${expected}` === `${found}` ? [] : [`${key} has ${found}, not ${expected}`]
    } catch (error) {
      return [`${key} can't be read: ${(error as Error).message}`]
    }
  })
}
