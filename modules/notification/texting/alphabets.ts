/**
 * How long a text is, as networks count it: GSM-7 has 160 septets (153 in each part of a longer one), UCS-2 70 units
 * (67). A character of two septets or two units is never split between parts.
 */
export interface Alphabet {
  /** The text in what the alphabet has: a character that it lacks is written otherwise, or left out. */
  spell(text: string): string
  /** Septets or units of one character (a code point). */
  sizeOf(character: string): number
  /** Of a text that is one part, and of each part of a longer one. */
  single: number
  part: number
}

const gsmBasic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const gsmExtension = new Set('\f^{}\\[~]|€')

const isGsm = (character: string) => gsmBasic.has(character) || gsmExtension.has(character)

/** What typographers write, as a phone of old does. */
const plainly: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '×': 'x',
  '•': '-',
  '·': '.',
  '`': "'",
  '₨': 'Rs',
  '₹': 'Rs',
}

/** One line without what turns text around; phones show those marks as boxes, and each takes room. */
const tidy = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()

const spellGsm = (text: string) => {
  const spelt = Array.from(text, (character) => {
    if (isGsm(character)) return character
    const other = plainly[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '')
    return Array.from(other).filter(isGsm).join('')
  })
  return tidy(spelt.join(''))
}

export const gsm7: Alphabet = {
  spell: (text) => spellGsm(tidy(text)),
  sizeOf: (character) => (gsmExtension.has(character) ? 2 : 1),
  single: 160,
  part: 153,
}

export const ucs2: Alphabet = {
  spell: tidy,
  sizeOf: (character) => character.length,
  single: 70,
  part: 67,
}

/** Latin letters are in GSM-7, those of any other script in UCS-2. `language`: ISO 639. */
export const alphabetOf = (language: string): Alphabet =>
  new Intl.Locale(language).maximize().script === 'Latn' ? gsm7 : ucs2

/** How many parts a text is sent in; 0 of an empty one. */
export function partsOf(text: string, { sizeOf, single, part }: Alphabet): number {
  const sizes = Array.from(text, sizeOf)
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  if (whole <= single) return whole === 0 ? 0 : 1
  let [parts, room] = [1, part]
  for (const size of sizes) {
    if (size > room) [parts, room] = [parts + 1, part]
    room -= size
  }
  return parts
}

/**
 * A text in the alphabet's spelling, in `most` parts at most: what is too long ends after a whole word, with dots. Where
 * one word is longer than all parts, after a letter of it. What must not be lost stands in front.
 */
export function fit(text: string, alphabet: Alphabet, most: number): string {
  const spelt = alphabet.spell(text)
  const fits = (candidate: string) => partsOf(candidate, alphabet) <= most
  if (fits(spelt)) return spelt
  const words = spelt.split(' ')
  const dots = alphabet.spell('…')
  const upTo = (pieces: string[], between: string) => {
    let [low, high] = [0, pieces.length - 1]
    const cut = (count: number) =>
      `${pieces
        .slice(0, count)
        .join(between)
        .replace(/[\s.,:;،؛۔-]+$/u, '')}${dots}`
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (fits(cut(middle))) low = middle
      else high = middle - 1
    }
    return low === 0 ? null : cut(low)
  }
  return upTo(words, ' ') ?? upTo(lettersOf(words[0] as string), '') ?? ''
}

/** As people count letters: a mark stays with what it stands on. */
const lettersOf = (word: string) => Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment)
