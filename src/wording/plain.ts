/** U+2068 and U+2069: what stands between them has a direction of its own, and turns nothing around it. */
export const isolate = { open: '\u2068', close: '\u2069' } as const

export type Direction = 'ltr' | 'rtl'

/** More than any honest name; in code points. */
const longest = 200

/** One line: with line breaks and control characters a mail could be made to lie. */
export const oneLine = (value: string): string => value.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

/**
 * What people wrote, as it may stand in a letter: one line, of a length that can be read, without the characters that
 * turn the direction of what follows them.
 */
export function plain(value: string): string {
  const line = oneLine(value.toWellFormed().replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''))
  const characters = line.length > longest ? Array.from(line) : []
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line
}

/** A letter that is written from right to left. */
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** One line, isolated where its direction may differ from that of the sentence that it stands in. */
export function isolated(value: string, direction: Direction): string {
  const line = plain(value)
  if (line === '' || (direction === 'ltr' && !rightToLeft.test(line))) return line
  return `${isolate.open}${line}${isolate.close}`
}
