import { digitsOf } from '#src/schemas/text.ts'
import { fold } from '#src/words.ts'

/** A word, a number, or a mark that means something behind a number. */
export interface Item {
  kind: 'word' | 'number' | 'times' | 'inch'
  /** Folded; a number as it was written, with digits 0 to 9. */
  text: string
  /** Of a word with `'s` what comes before it. */
  base?: string
  /** What stands between it and the item before, folded. */
  glue: string
  /** Where it stands in the text. */
  from: number
  to: number
}

const unseen = /[\p{Cf}\p{M}\u0640]/u
const apostrophe = /['’‘‛ʼʻʽˈ′`´＇ꞌ׳ʹ]/u
const inch = /["“”„″＂]/u
const times = /[×✕✖⨯*]/u
/** Read as the letter for which they are often typed. */
const alike: Record<string, string> = {
  ھ: 'ہ',
  ۃ: 'ہ',
  ە: 'ہ',
  ں: 'ن',
  ٱ: 'ا',
  ې: 'ی',
  ۍ: 'ی',
  ء: '',
  '۔': '.',
  '٫': '.',
  '·': '.',
  '٬': ',',
  '،': ',',
  '™': ' ',
  '℠': ' ',
}

/** One character as it is looked for; marks and what nobody sees are nothing. */
function foldOne(character: string): string {
  const known = alike[character]
  if (known !== undefined) return known
  if (unseen.test(character)) return ''
  if (apostrophe.test(character)) return "'"
  if (inch.test(character)) return '"'
  if (times.test(character)) return '×'
  if (/\p{Nd}/u.test(character)) return digitsOf(character)
  const folded = Array.from(fold(character), (letter) => alike[letter] ?? letter).join('')
  // A vulgar fraction doesn't grow into the digit before it.
  return folded.includes('⁄') ? ` ${folded} ` : folded
}

const mostKept = 4096
const kept = new Map<string, string>()

function foldKept(character: string): string {
  const known = kept.get(character)
  if (known !== undefined) return known
  const folded = foldOne(character)
  if (kept.size < mostKept) kept.set(character, folded)
  return folded
}

/** A text folded, with the place in the text that each unit of it comes from; one more for its end. */
function folded(text: string): { folded: string; places: number[] | null } {
  if (/^[\x20-\x29\x2b-\x5f\x61-\x7e]*$/.test(text)) return { folded: text.toLowerCase(), places: null }
  const places: number[] = []
  let whole = ''
  let at = 0
  for (const character of text) {
    const one = foldKept(character)
    for (let i = 0; i < one.length; i++) places.push(at)
    whole += one
    at += character.length
  }
  places.push(at)
  return { folded: whole, places }
}

/** `1,500` is fifteen hundred, `1,5` one and a half; letters and digits part. */
const pattern =
  /(?<number>[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!\d)|\d+[.,]\d+|\d+|(?<![\p{L}\d])[.,]\d+)|(?<word>[\p{L}\p{Nl}\p{No}]+(?:'[\p{L}]+)*)|(?<times>×)|(?<inch>(?<=\d)(?:"|''))/gu

const longest = 64

/** The words and numbers of a text, in order. */
export function itemsOf(text: string): Item[] {
  const { folded: whole, places } = folded(text)
  const items: Item[] = []
  let end = 0
  for (const match of whole.matchAll(pattern)) {
    const { index, groups = {} } = match
    const [found] = match
    const to = index + found.length
    const kind = groups.number ? 'number' : groups.word ? 'word' : groups.times ? 'times' : 'inch'
    const base = kind === 'word' && found.endsWith("'s") ? found.slice(0, -2) : null
    items.push({
      kind,
      text: shortened(found),
      ...(base && { base: shortened(base) }),
      glue: whole.slice(end, index),
      from: places?.[index] ?? index,
      to: places ? (places[to - 1] ?? 0) + widthAt(text, places[to - 1] ?? 0) : to,
    })
    end = to
  }
  return items
}

const shortened = (found: string) => {
  const text = found.replaceAll("'", '')
  return text.length > longest ? Array.from(text).slice(0, longest).join('') : text
}

const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/** The words of a text alone, for what is compared by them. */
export const textsOf = (text: string): string[] =>
  itemsOf(text).flatMap(({ kind, text: word }) => (kind === 'word' || kind === 'number' ? [word] : []))
