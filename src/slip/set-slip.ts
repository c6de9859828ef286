import type { Weight } from './fonts.ts'
import { type Direction, type Fonts, linesOf, type Run, runsOf } from './set-text.ts'
import type { Paper, Slip, SlipMark, Sum } from './slip.ts'
import type { PaperWidth } from './slip-html.ts'

/** A receipt as it is set on paper: which run of letters stands where. All lengths are points. */

/** A run and where it begins: its left end, and its base line. */
export interface Placed extends Run {
  x: number
  y: number
  size: number
  width: number
}

export interface Sheet {
  width: number
  height: number
  runs: Placed[]
  /** Lines from side to side, by how far down they are. */
  rules: number[]
  /** QR codes: where their left upper corner is, and how wide they are. */
  codes: { x: number; y: number; size: number; modules: boolean[][] }[]
  margin: number
}

const millimetre = 72 / 25.4
const papers = {
  '80mm': { width: 80 * millimetre, margin: 4 * millimetre, size: 8, big: 11 },
  a4: { width: 210 * millimetre, margin: 18 * millimetre, size: 9.5, big: 16 },
}
const a4Height = 297 * millimetre
/** FBR wants its code between 0.7 and one inch wide. */
const codeSize = 0.9 * 72

/** Parts of the width that a text may fill. */
interface Cell {
  text: string
  from: number
  to: number
  align: 'start' | 'end' | 'center'
  /** In words of the receipt's language; else it goes as its first letter does: an amount, a name. */
  words?: boolean
}

const cell = (text: string, from: number, to: number, align: Cell['align'] = 'start'): Cell => ({
  ...{ text, from, to, align },
})
const words = (...parts: Parameters<typeof cell>): Cell => ({ ...cell(...parts), words: true })

/** The sheets of a receipt: a strip as long as it needs, or as many of A4. */
export function setSlip(
  slip: Slip,
  paper: PaperWidth,
  fontsOf: (weight: Weight, size: number) => Fonts,
): Sheet[] {
  const { width, margin, size: usual, big } = papers[paper]
  const { direction } = slip.language
  const wide = paper === 'a4'
  const inner = width - 2 * margin
  const leading = direction === 'rtl' ? 1.75 : 1.4
  const begun = (): Sheet => ({ width, height: a4Height, runs: [], rules: [], codes: [], margin })
  const sheets = [begun()]
  let y = margin

  /** One row of cells; what doesn't fit goes on below, and what doesn't fit a sheet on the next. */
  function row(cells: Cell[], { weight = 'regular', size = usual }: { weight?: Weight; size?: number } = {}) {
    const fonts = fontsOf(weight, size)
    const set = cells.map((one) => ({
      ...one,
      lines: linesOf(one.text, (one.to - one.from) * inner, wayOf(one), fonts),
    }))
    const tall = size * leading
    const rows = Math.max(...set.map(({ lines }) => lines.length))
    if (wide && y + rows * tall > a4Height - margin) {
      sheets.push(begun())
      y = margin
    }
    for (const one of set)
      for (const [at, line] of one.lines.entries()) put(line, one, y + at * tall, size, fonts)
    y += rows * tall
  }

  const wayOf = (one: Cell): Direction => (one.words ? direction : 'auto')

  function put(line: string, one: Cell, top: number, size: number, fonts: Fonts) {
    const { from, to, align } = one
    const runs = runsOf(line, wayOf(one), fonts).map((run) => ({ ...run, width: fonts.width(run) }))
    const spare = (to - from) * inner - runs.reduce((sum, run) => sum + run.width, 0)
    const left = margin + (direction === 'rtl' ? 1 - to : from) * inner
    const isRight = (align === 'end') !== (direction === 'rtl')
    let x = left + (align === 'center' ? spare / 2 : isRight ? spare : 0)
    for (const run of runs) {
      sheets.at(-1)?.runs.push({ ...run, x, y: top + size * 1.1, size })
      x += run.width
    }
  }

  function rule() {
    sheets.at(-1)?.rules.push(y + 2)
    y += 5
  }

  const sum = ({ label, amount, strong }: Sum) =>
    row([words(label, wide ? 0.45 : 0, 0.68), cell(amount, 0.7, 1, 'end')], {
      weight: strong ? 'bold' : 'regular',
    })
  const under = ({ label, amount }: Sum) => row([cell(label, 0.04, 0.64), cell(amount, 0.65, 1, 'end')])
  const columns = (item: string, quantity: string, price: string, amount: string, weight: Weight) =>
    row(
      [
        cell(item, 0, 0.48),
        words(quantity, 0.49, 0.6, 'end'),
        words(price, 0.62, 0.81, 'end'),
        cell(amount, 0.83, 1, 'end'),
      ],
      { weight },
    )

  function line({ name, quantity, price, each, amount, discounts }: Paper['lines'][number]) {
    if (wide) columns(name, quantity, price, amount, 'regular')
    else {
      row([cell(name, 0, 1)])
      row([words(each, 0.04, 0.64), cell(amount, 0.65, 1, 'end')])
    }
    discounts.forEach(under)
  }

  function print({ title, facts, columns: names, lines, sums, taxTitle, taxes, mark }: Paper) {
    y += usual
    row([words(title, 0, 1, wide ? 'start' : 'center')], { weight: 'bold', size: usual * 1.3 })
    const value = wide ? 0.22 : 0.32
    for (const fact of facts)
      row(
        fact.label
          ? [words(fact.label, 0, value - 0.02), cell(fact.value, value, 1)]
          : [cell(fact.value, 0, 1)],
      )
    rule()
    if (wide && lines.length > 0) {
      columns(names.item, names.quantity, names.price, names.amount, 'bold')
      rule()
    }
    lines.forEach(line)
    if (lines.length > 0) rule()
    sums.forEach(sum)
    if (taxes.length > 0) {
      y += usual / 2
      row([words(taxTitle, wide ? 0.45 : 0, 1)])
      taxes.forEach(sum)
    }
    if (mark) bear(mark)
  }

  /** The QR code, and the number beside it, or below where there is no room. */
  function bear({ label, number, modules }: SlipMark) {
    const quiet = (codeSize / modules.length) * 4
    if (wide && y + codeSize + 2 * quiet > a4Height - margin) {
      sheets.push(begun())
      y = margin
    }
    const top = y + quiet
    const start = direction === 'rtl' ? width - margin - codeSize : margin
    const x = wide ? start : (width - codeSize) / 2
    sheets.at(-1)?.codes.push({ x, y: top, size: codeSize, modules })
    const end = top + codeSize + quiet
    y = wide ? top + codeSize / 2 - usual * leading : end
    const [from, align] = wide ? ([0.18, 'start'] as const) : ([0, 'center'] as const)
    row([words(label, from, 1, align)])
    row([cell(number, from, 1, align)], { weight: 'bold' })
    y = Math.max(y, end)
  }

  const [name = '', ...rest] = slip.seller
  const align = wide ? 'start' : 'center'
  row([cell(name, 0, 1, align)], { weight: 'bold', size: big })
  for (const text of rest) row([cell(text, 0, 1, align)])
  slip.papers.forEach(print)
  if (slip.left) {
    rule()
    sum(slip.left)
  }
  return wide ? sheets : sheets.map((sheet) => ({ ...sheet, height: y + margin }))
}
