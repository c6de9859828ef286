import bidiFactory from 'bidi-js'
import { rightToLeft } from '#src/wording/plain.ts'

/**
 * Text as it is set on paper: broken into lines, and each line into runs from left to right, of one direction and one font
 * each. (The PDF library shapes the letters of a run, and knows nothing of what stands beside it.)
 */

/** So much text that is set in one go, in the order in which it is read. */
export interface Run {
  text: string
  font: string
}

/** What fonts there are, and how wide they set a run. */
export interface Fonts {
  /** The names of the fonts, the first that has a character sets it. */
  names: readonly string[]
  has(font: string, codePoint: number): boolean
  width(run: Run): number
}

/** `auto`: as its first letter goes. */
export type Direction = 'ltr' | 'rtl' | 'auto'

// Its types are those of a module; what Node loads is the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()

/** They turn what stands between them, and are not seen. */
const controls = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

/** The runs of one line from left to right. */
export function runsOf(line: string, direction: Direction, fonts: Fonts): Run[] {
  const levels = bidi.getEmbeddingLevels(line, direction)
  const mirrored = bidi.getMirroredCharactersMap(line, levels.levels)
  const runs: (Run & { level: number })[] = []
  for (const at of bidi.getReorderedIndices(line, levels)) {
    const character = mirrored.get(at) ?? line[at] ?? ''
    const level = levels.levels[at] ?? 0
    if (controls.test(character)) continue
    // The two halves of one character go by the first.
    const code = line.codePointAt(isTail(line, at) ? at - 1 : at) ?? 0
    const before = runs.at(-1)
    const font = fontOf(code, before?.level === level ? before.font : undefined, fonts)
    if (before?.level !== level || before.font !== font) runs.push({ text: character, font, level })
    else before.text = level % 2 === 1 ? character + before.text : before.text + character
  }
  // The library sets what has letters of that direction from right to left, and by itself nothing else.
  return runs.map(({ text, font, level }) => ({
    ...{ font, text: level % 2 === 1 && !rightToLeft.test(text) ? [...text].reverse().join('') : text },
  }))
}

const isTail = (text: string, at: number) => /[\udc00-\udfff]/.test(text[at] ?? '')

/** A space or a mark stays with what it stands beside, so that letters are joined across it. */
function fontOf(code: number, beside: string | undefined, { names, has }: Fonts): string {
  const isLoose = /[\s\p{M}\p{P}]/u.test(String.fromCodePoint(code))
  if (isLoose && beside !== undefined && has(beside, code)) return beside
  return names.find((name) => has(name, code)) ?? (names[0] as string)
}

/** Words in lines that are no wider than that; what has no space in it is broken where it must be. */
export function linesOf(text: string, width: number, direction: Direction, fonts: Fonts): string[] {
  const widthOf = (line: string) =>
    runsOf(line, direction, fonts).reduce((sum, run) => sum + fonts.width(run), 0)
  if (widthOf(text) <= width) return [text]
  const space = widthOf(' ')
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const word of text.split(' ').flatMap((word) => partsOf(word, width, widthOf))) {
    const needed = widthOf(word)
    if (line !== '' && taken + space + needed > width) {
      lines.push(line)
      line = ''
      taken = 0
    }
    taken += needed + (line === '' ? 0 : space)
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function partsOf(word: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(word) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && widthOf(part + character) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
