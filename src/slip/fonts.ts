import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import type { Fonts } from './set-text.ts'
import { unpackFont } from './unpack-font.ts'

/** The fonts of receipts that are printed: they are in the PDF, and so look the same everywhere. */

export type Weight = 'regular' | 'bold'

const weights = { regular: '400', bold: '700' } as const

/** The first that has a character sets it. */
const families = ['noto-sans-latin', 'noto-naskh-arabic-arabic', 'noto-sans-latin-ext'] as const

interface Opened {
  font: Font
  has: Map<number, boolean>
}

const opened = new Map<string, Opened>()

/** Opened when a receipt is first set in it, and kept. */
function open(name: string): Opened {
  const before = opened.get(name)
  if (before) return before
  const [family = '', weight = 'regular'] = name.split(' ') as [string, Weight]
  const folder = family.startsWith('noto-sans') ? 'noto-sans' : 'noto-naskh-arabic'
  const file = `@fontsource/${folder}/files/${family}-${weights[weight]}-normal.woff`
  const font = create(unpackFont(readFileSync(fileURLToPath(import.meta.resolve(file))))) as Font
  const made = { font, has: new Map() }
  opened.set(name, made)
  return made
}

/** A font by its name: it may be in several documents at once. */
export const fontOf = (name: string): Font => open(name).font

/**
 * Features that runs are set with. That any are named has the PDF library shape a run as a whole: by words, it would put
 * those of Urdu in the wrong order.
 */
export const features = ['kern']

/** The fonts of a weight, in points of a size. */
export const fontsOf = (weight: Weight, size: number): Fonts => ({
  names: families.map((family) => `${family} ${weight}`),
  has(name, code) {
    const { font, has } = open(name)
    const known = has.get(code) ?? font.hasGlyphForCodePoint(code)
    has.set(code, known)
    return known
  },
  width({ font: name, text }) {
    const { font } = open(name)
    return (font.layout(text, features).advanceWidth * size) / font.unitsPerEm
  },
})
