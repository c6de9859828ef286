import { type Item, itemsOf } from './items.ts'
import {
  additionsInWords,
  type Base,
  numbersInWords,
  packs,
  type Unit,
  unitApart,
  unitNamed,
} from './units.ts'

/**
 * What a text is made of. A `size` is a measure (`1.5 l`, `1500ml` as term) or how many there are of a thing (`pack of
 * 6`, whose term is the number): written in any way its terms are the same.
 */
export interface Part {
  kind: 'word' | 'number' | 'size'
  /** What it is found by: of a size all of them together, of a word the word. */
  terms: string[]
  /** Other terms by which the text is found as well: `1.5` of a measure, `k` of `K's`. */
  also: string[]
  base?: Base
  /** Whether its number was left out, as in `dozen`. */
  alone?: true
  /** Of a measure its number and the name of its unit. */
  amount?: number
  unit?: string
  glue: string
  from: number
  to: number
}

/** The parts of a text, in order. */
export function partsOf(text: string): Part[] {
  const items = itemsOf(text)
  const parts: Part[] = []
  for (let at = 0; at < items.length; ) {
    const found = sizeAt(items, at) ?? plainAt(items, at)
    const first = items[at] as Item
    const last = items[found.next - 1] as Item
    if (found.part) parts.push({ ...found.part, glue: first.glue, from: first.from, to: last.to })
    at = found.next
  }
  return parts
}

type Found = Omit<Part, 'glue' | 'from' | 'to'>

interface Read<T> {
  value: T
  /** The item behind it. */
  next: number
}

function plainAt(items: Item[], at: number): { part: Found | null; next: number } {
  const { kind, text, base } = items[at] as Item
  if (kind === 'times' || kind === 'inch' || isTimesBetweenNumbers(items, at))
    return { part: null, next: at + 1 }
  if (kind === 'number') {
    const fraction = items[at + 1]?.glue === '⁄' ? fractionAt(items, at) : null
    return fraction
      ? { part: { kind, terms: [shortNumber(fraction.value)], also: [] }, next: fraction.next }
      : { part: { kind, terms: [numberTerm(text)], also: [] }, next: at + 1 }
  }
  return { part: { kind: 'word', terms: [text], also: base ? [base] : [] }, next: at + 1 }
}

function sizeAt(items: Item[], at: number): { part: Found; next: number } | null {
  if (!mayBegin(items[at] as Item)) return null
  return (
    several(items, at) ?? packOf(items, at) ?? counted(items, at) ?? measured(items, at) ?? alone(items, at)
  )
}

/** Most words begin no size. */
const mayBegin = ({ kind, text }: Item) =>
  kind !== 'word' ||
  text === 'x' ||
  packs.has(text) ||
  numbersInWords.has(text) ||
  additionsInWords.has(text) ||
  unitNamed(text)?.alone === true

/** `2x500ml`, `500 ml x 2`: the number and the measure, each by itself. */
function several(items: Item[], at: number): { part: Found; next: number } | null {
  const count = wholeAt(items, at)
  if (count && isTimes(items, count.next)) {
    const one = measured(items, count.next + 1)
    if (one) return { part: together(one.part, count.value), next: one.next }
  }
  const one = measured(items, at)
  if (!one || !isTimes(items, one.next)) return null
  const many = wholeAt(items, one.next + 1)
  if (!many || unitAt(items, many.next)?.value.base === one.part.base) return null
  return { part: together(one.part, many.value), next: many.next }
}

const together = (measure: Found, count: number): Found => ({
  ...measure,
  terms: [...measure.terms, String(count)],
})

/** `pack of 6`, `carton 27`, `x6`. */
function packOf(items: Item[], at: number): { part: Found; next: number } | null {
  const item = items[at] as Item
  if (item.kind === 'times' || item.text === 'x') {
    const count = items[at + 1]?.glue === '' ? wholeAt(items, at + 1) : null
    return count && items[at - 1]?.kind !== 'number' && !unitAt(items, count.next)
      ? { part: countPart(count.value, []), next: count.next }
      : null
  }
  if (item.kind !== 'word' || !packs.has(item.text)) return null
  const of = items[at + 1]?.text === 'of'
  const count = wholeAt(items, at + (of ? 2 : 1)) ?? (of ? wordAsCount(items, at + 2) : null)
  if (!count || (!of && !isBlank(items[at + 1]?.glue)) || isMeasureBehind(items, count.next)) return null
  const behind = unitAt(items, count.next)
  // `box of 6 pcs`, `pack of 2 dozen`.
  if (behind) return { part: countPart(count.value * behind.value.times, [item.text]), next: behind.next }
  return { part: countPart(count.value, [item.text]), next: count.next }
}

/** `pack of six`. */
function wordAsCount(items: Item[], at: number): Read<number> | null {
  const read = inWords(items, at)
  return read && Number.isInteger(read.value) ? read : null
}

function isMeasureBehind(items: Item[], at: number): boolean {
  const unit = unitAt(items, at)
  return unit !== null && unit.value.base !== 'piece'
}

/** `6 pack`, `30 pcs`, `100s`, `2 dozen`. */
function counted(items: Item[], at: number): { part: Found; next: number } | null {
  const amount = amountAt(items, at)
  const unit = amount && unitAt(items, amount.next)
  if (!amount || unit?.value.base !== 'piece') return null
  const count = amount.value * unit.value.times
  if (!Number.isInteger(count)) return null
  return { part: countPart(count, writtenIn(items, at, unit.next)), next: unit.next }
}

function countPart(count: number, also: string[]): Found {
  return { kind: 'size', base: 'piece', terms: [String(count)], also }
}

/** The numbers and words of a count, as they are written. */
const writtenIn = (items: Item[], from: number, to: number): string[] =>
  items
    .slice(from, to)
    .flatMap(({ kind, text }) => (kind === 'number' ? [numberTerm(text)] : text.length > 1 ? [text] : []))

/** `1.5 l`, `½ kg`, `aadha kilo`. */
function measured(items: Item[], at: number): { part: Found; next: number } | null {
  const amount = amountAt(items, at)
  const unit = amount && unitAt(items, amount.next)
  if (!unit || unit.value.base === 'piece') return null
  const term = measureTerm(amount.value, unit.value)
  if (!term) return null
  return {
    part: {
      kind: 'size',
      base: unit.value.base,
      terms: [term],
      also: [shortNumber(amount.value)],
      amount: amount.value,
      unit: items[unit.next - 1]?.text,
    },
    next: unit.next,
  }
}

/** What a measure is found by, the same in whatever unit of its kind it is written; null where it is out of reach. */
export function measureTerm(amount: number, { base, times }: Unit): string | null {
  const value = amount * times
  return value > 0 && value < 1e9 ? shortNumber(value) + base : null
}

const shortNumber = (value: number) => String(Math.round(value * 1000) / 1000)

/** A unit that stands for one: `pao`, `dozen`. */
function alone(items: Item[], at: number): { part: Found; next: number } | null {
  const item = items[at] as Item
  const unit = item.kind === 'word' ? unitNamed(item.text) : undefined
  if (!unit?.alone) return null
  const term = unit.base === 'piece' ? String(unit.times) : (measureTerm(1, unit) as string)
  return {
    part: { kind: 'size', base: unit.base, terms: [term], also: [item.text], alone: true },
    next: at + 1,
  }
}

/** A number before a unit: digits, a fraction, or words. */
function amountAt(items: Item[], at: number): Read<number> | null {
  const first = items[at]
  if (!first) return null
  if (first.kind === 'number') return withHalf(items, mixedAt(items, at))
  if (first.kind !== 'word') return null
  const addition = additionsInWords.get(first.text)
  if (addition !== undefined && items[at + 1]) {
    const rest = wholeAt(items, at + 1) ?? inWords(items, at + 1)
    if (rest) return { value: rest.value + addition, next: rest.next }
  }
  return withHalf(items, inWords(items, at))
}

/** `do`, `half`, `half a`, `quarter of a`. */
function inWords(items: Item[], at: number): Read<number> | null {
  const value = items[at]?.kind === 'word' ? numbersInWords.get(items[at].text) : undefined
  if (value === undefined) return null
  let next = at + 1
  if (value < 1 && items[next]?.text === 'of') next++
  if (value < 1 && items[next]?.text === 'a') next++
  return { value, next }
}

/** `one and a half`. */
function withHalf(items: Item[], read: Read<number> | null): Read<number> | null {
  if (!read) return null
  let next = read.next
  if (!['and', 'aur'].includes(items[next]?.text ?? '')) return read
  next++
  if (items[next]?.text === 'a') next++
  const half = inWords(items, next)
  return half && half.value < 1 ? { value: read.value + half.value, next: half.next } : read
}

/** `1`, `1.5`, `1/2`, `1 1/2`. */
function mixedAt(items: Item[], at: number): Read<number> | null {
  const fraction = fractionAt(items, at)
  if (fraction) return fraction
  const value = numberOf((items[at] as Item).text)
  if (value === null) return null
  const behind = isBlank(items[at + 1]?.glue) && Number.isInteger(value) ? fractionAt(items, at + 1) : null
  return behind && behind.value < 1
    ? { value: value + behind.value, next: behind.next }
    : { value, next: at + 1 }
}

function fractionAt(items: Item[], at: number): Read<number> | null {
  const [over, under] = [wholeAt(items, at), wholeAt(items, at + 1)]
  if (!over || !under || under.value === 0 || !/^ ?[/⁄] ?$/.test(items[at + 1]?.glue ?? '')) return null
  return { value: over.value / under.value, next: at + 2 }
}

function wholeAt(items: Item[], at: number): Read<number> | null {
  const item = items[at]
  if (item?.kind !== 'number') return null
  const value = numberOf(item.text)
  return value !== null && Number.isInteger(value) ? { value, next: at + 1 } : null
}

function unitAt(items: Item[], at: number): Read<Unit> | null {
  const item = items[at]
  if (!item || !/^[\s\-‐-―.']*$/u.test(item.glue)) return null
  if (item.kind === 'inch') return { value: unitNamed('inch') as Unit, next: at + 1 }
  if (item.kind !== 'word') return null
  const other = items[at + 1]
  const apart =
    other?.kind === 'word' && /^[ .-]*$/.test(other.glue) ? unitApart(item.text, other.text) : undefined
  if (apart) return { value: apart, next: at + 2 }
  const unit = unitNamed(item.text)
  if (!unit || (unit.glued && !/^'?$/.test(item.glue))) return null
  // `6x500` is a number of measures, `3in1` no length.
  if (unit.glued && other?.kind === 'number') return null
  return { value: unit, next: at + 1 }
}

const isBlank = (glue: string | undefined) => glue !== undefined && /^[\s:]*$/u.test(glue)

const isTimes = (items: Item[], at: number) => items[at]?.kind === 'times' || items[at]?.text === 'x'

const isTimesBetweenNumbers = (items: Item[], at: number) =>
  isTimes(items, at) && items[at - 1]?.kind === 'number' && items[at + 1]?.kind === 'number'

/** A number as it was written, in figures; null where there are too many. */
function numberOf(text: string): number | null {
  const plain = /^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : text.replace(',', '.')
  return plain.length > 15 ? null : Number(plain)
}

/** From so many digits on a number is a code of goods, the same with and without leading zeros. */
const shortestCode = 8

/** What a number is found by. */
function numberTerm(text: string): string {
  if (/^\d+$/.test(text)) return text.length < shortestCode ? text : text.replace(/^0+(?=.)/, '')
  return String(numberOf(text) ?? text)
}
