import { itemsOf } from './items.ts'
import { measureTerm, type Part, partsOf } from './parts.ts'
import { byWeight, withoutZeros } from './search-document.ts'
import { neighboursOf } from './spelling.ts'
import { longestPhrase, type Synonyms } from './synonyms.ts'
import { containers, fillers, type Unit, unitNamed, unitsBeginning, unitsNear } from './units.ts'

/** A term that is looked for. */
export interface Atom {
  word: string
  /** It may be the beginning of one, since it is still in the typing. */
  prefix?: boolean
}

/** A find has one of them. */
type Slot = Atom[]

/** A find has all of them. */
type Reading = Atom[]

/** What is left out first where nothing has all: containers and bare units, then sizes; words and numbers never. */
const leftOutIn = { word: 0, number: 0, container: 1, size: 2 } as const

/** A part of what a shopper typed, and what it is found by: of each slot something. */
interface Wanted {
  kind: keyof typeof leftOutIn
  /** As it was typed. */
  label: string
  /** The word or number that it is; null of a size. */
  text: string | null
  slots: Slot[]
}

/** What was typed, less what is left out of it. */
export interface Wish {
  wanted: Wanted[]
  /** What was left out, as it was typed. */
  relaxed: string[]
}

/** More of them make nothing clearer. */
const mostParts = 12
const mostSlots = 4
const longestWord = 32

/**
 * The wishes that a text may stand for: the whole of it first, then with less and less of its sizes. None where there is
 * nothing in it to look for.
 */
export function wishesOf(q: string, synonyms: Synonyms): Wish[] {
  const wanted = wantedOf(q)
  if (wanted.length === 0) return []
  joinNeighbours(wanted)
  addSynonyms(wanted, synonyms)
  addBarcode(wanted, q)
  const wishes: Wish[] = [{ wanted, relaxed: [] }]
  for (const last of [leftOutIn.container, leftOutIn.size]) {
    const kept = wanted.filter(({ kind }) => leftOutIn[kind] === 0 || leftOutIn[kind] > last)
    // A number alone finds anything.
    if (!kept.some(({ kind }) => kind === 'word') || kept.length === wishes.at(-1)?.wanted.length) continue
    wishes.push({
      wanted: kept,
      relaxed: wanted.filter((part) => !kept.includes(part)).map(({ label }) => label),
    })
  }
  return wishes
}

function wantedOf(q: string): Wanted[] {
  const all = partsOf(q)
  const telling = all.filter((part) => !saysNothing(part))
  const parts = (telling.length > 0 ? telling : all).slice(0, mostParts)
  const wanted: Wanted[] = []
  for (let at = 0; at < parts.length; at++) {
    const [part, next] = [parts[at] as Part, parts[at + 1]]
    const meant = next && sizeMeant(part, next, at + 2 === parts.length)
    if (meant) {
      wanted.push({ kind: 'size', label: q.slice(part.from, next.to), text: null, slots: meant })
      at++
      continue
    }
    const isLast = at === parts.length - 1
    wanted.push({
      kind: kindOf(part),
      label: q.slice(part.from, part.to),
      text: part.kind === 'size' ? null : (part.terms[0] as string),
      slots: part.kind === 'size' ? sizeSlots(part, isLast && part.to === q.length) : wordSlots(part, isLast),
    })
  }
  return wanted
}

/** What narrows no search: filling words such as "of", and "1 piece". */
function saysNothing({ kind, terms, base }: Part): boolean {
  const [term = ''] = terms
  return (kind === 'word' && fillers.has(term)) || (base === 'piece' && term === '1')
}

function kindOf({ kind, terms }: Part): Wanted['kind'] {
  const [word = ''] = terms
  return kind === 'word' && (containers.has(word) || unitNamed(word)) ? 'container' : kind
}

function wordSlots({ terms, also }: Part, isLast: boolean): Slot[] {
  const [word = ''] = terms
  return [[{ word, prefix: isLast && word.length > 1 }, ...also.map((other) => ({ word: other }))]]
}

function sizeSlots({ terms, also, base, alone, amount, unit }: Part, isTyping: boolean): Slot[] {
  const [measure = '', ...more] = terms
  const first = new Set([measure])
  // `250 m` may become `250 ml`.
  if (isTyping && amount !== undefined && unit) {
    for (const term of termsIn(amount, unitsBeginning(unit))) first.add(term)
  }
  if (base === 'g') first.add(byWeight)
  if (alone) for (const word of also) first.add(word)
  return [[...first].map((word) => ({ word })), ...more.map((word) => [{ word }])]
}

const termsIn = (amount: number, units: Unit[]): string[] =>
  units.flatMap((unit) =>
    unit.base === 'piece' ? String(amount * unit.times) : (measureTerm(amount, unit) ?? []),
  )

/** A number and what may be its unit, by a slip or still in the typing: `1.5 lites`, `1.5 li`. Or else what they are. */
function sizeMeant(number: Part, word: Part, isLast: boolean): Slot[] | null {
  if (number.kind !== 'number' || word.kind !== 'word') return null
  const [[figure = ''], [name = '']] = [number.terms, word.terms]
  const units = unitNamed(name) ? [] : [...unitsNear(name), ...(isLast ? unitsBeginning(name) : [])]
  const measures = [...new Set(termsIn(Number(figure), units))]
  if (measures.length === 0) return null
  return orElse(
    [measures.map((measure) => ({ word: measure }))],
    [{ word: figure }, { word: name, prefix: isLast && name.length > 1 }],
  )
}

/** "This, or all of that": each slot of this may be any of that instead. Left as it is where it would be too many. */
function orElse(slots: Slot[], reading: Reading): Slot[] {
  if (slots.length * reading.length > mostSlots) return slots
  return slots.flatMap((slot) =>
    reading.map((atom) => (slot.some((known) => nameOf(known) === nameOf(atom)) ? slot : [...slot, atom])),
  )
}

const nameOf = ({ word, prefix }: Atom) => (prefix ? `${word}*` : word)

/** The same of parts that stand for something together: `milk pak` may be `milkpak`. */
function mayBe(parts: Wanted[], reading: Reading): void {
  for (const part of parts) part.slots = orElse(part.slots, reading)
}

function joinNeighbours(wanted: Wanted[]): void {
  for (let at = 0; at < wanted.length; at++) {
    for (const count of [2, 3]) {
      const parts = wanted.slice(at, at + count)
      const word = parts.map(({ text }) => text).join('')
      if (parts.length < count || !parts.every(isWord) || word.length > longestWord) break
      mayBe(parts, [{ word, prefix: at + count === wanted.length }])
    }
  }
}

const isWord = ({ text }: Wanted) => text !== null && !/\d/.test(text)

function addSynonyms(wanted: Wanted[], synonyms: Synonyms): void {
  for (let at = 0; at < wanted.length; at++) {
    for (let count = 1; count <= longestPhrase && at + count <= wanted.length; count++) {
      const parts = wanted.slice(at, at + count)
      if (parts.some(({ text }) => text === null)) break
      for (const phrase of synonyms.of(parts.map(({ text }) => text as string))) {
        mayBe(
          parts,
          phrase.map((word) => ({ word })),
        )
      }
    }
  }
}

/** The digits of a barcode may stand in groups. */
function addBarcode(wanted: Wanted[], q: string): void {
  const groups = itemsOf(q)
  const digits = groups.map(({ text }) => text).join('')
  if (groups.length > 1 && groups.every(({ kind }) => kind === 'number') && /^\d{8,14}$/.test(digits)) {
    mayBe(wanted, [{ word: withoutZeros(digits) }])
  }
}

/** The wish in which a word that is one slip away from a synonym may be that. */
export function nearSynonyms(wish: Wish, synonyms: Synonyms): Wish {
  const wanted = wish.wanted.map((part) => {
    const phrases = isWord(part) ? synonyms.near(part.text as string) : []
    const slots = phrases.reduce(
      (known, phrase) =>
        orElse(
          known,
          phrase.map((word) => ({ word })),
        ),
      part.slots,
    )
    return { ...part, slots }
  })
  return { ...wish, wanted }
}

/** Whether there is a weight in it, which all that is sold by weight has. */
export const asksForWeight = ({ wanted }: Wish): boolean =>
  wanted.some(({ slots }) => slots.some((slot) => slot.some(({ word }) => word === byWeight)))

/** A term of a wish as the statements of search-statement.ts take it, with the slots that it is in. */
export interface WantedTerm {
  word: string
  prefix: boolean
  slots: number[]
  near: string[]
  far: string[]
}

/** The terms of a wish; where it is `meant`, words bring their neighbours in spelling along. */
export function termsOf({ wanted }: Wish, meant: boolean): { slots: number; terms: WantedTerm[] } {
  const terms = new Map<string, WantedTerm>()
  const slots = new Set<string>()
  for (const { text, slots: own } of wanted) {
    for (const slot of own) {
      const key = slot.map(nameOf).sort().join(' ')
      if (slots.has(key)) continue
      for (const atom of slot) {
        const { word, prefix = false } = atom
        const neighbours = meant && word === text ? neighboursOf(word) : { near: [], far: [] }
        const term = terms.get(nameOf(atom)) ?? { word, prefix, slots: [], ...neighbours }
        term.slots.push(slots.size)
        terms.set(nameOf(atom), term)
      }
      slots.add(key)
    }
  }
  return { slots: slots.size, terms: [...terms.values()] }
}

/** Words of a text that are tried in two. */
const mostParted = 4
const shortestSplit = 4
const shortestHalf = 2

/** A word, and two that it may have been meant for. */
interface Split {
  whole: Atom
  halves: [Atom, Atom]
}

function splitsOf({ wanted }: Wish): Split[] {
  const long = wanted.filter(isWord).filter(({ text }) => (text as string).length >= shortestSplit)
  return long.slice(0, mostParted).flatMap((part) => {
    const letters = Array.from(part.text as string)
    if (letters.length > longestWord) return []
    const prefix = part === wanted.at(-1)
    return letters.slice(shortestHalf, 1 - shortestHalf).flatMap((_, at): Split[] => {
      const one = letters.slice(0, at + shortestHalf).join('')
      const other = letters.slice(at + shortestHalf).join('')
      // `headandshoulders`.
      const others = other.startsWith('and') && other.length > 4 ? [other, other.slice(3)] : [other]
      return others.map((word) => ({
        whole: { word: part.text as string },
        halves: [{ word: one }, { word, prefix }],
      }))
    })
  })
}

/** The words that have to be known to part those of a wish: each by itself, and its halves. */
export const partable = (wish: Wish): Atom[] => [
  ...new Map(
    splitsOf(wish)
      .flatMap(({ whole, halves }) => [whole, ...halves])
      .map((atom) => [nameOf(atom), atom]),
  ).values(),
]

/**
 * The wish in which each word that isn't known may be two that are; of several such pairs the most even one. Null where
 * there is none.
 */
export function parted(wish: Wish, known: Atom[]): Wish | null {
  const names = new Set(known.map(nameOf))
  const isKnown = (atom: Atom) => names.has(nameOf(atom))
  const best = new Map<string, Split>()
  for (const split of splitsOf(wish)) {
    const { word } = split.whole
    if (isKnown(split.whole) || !split.halves.every(isKnown)) continue
    const rival = best.get(word)
    if (!rival || evenness(split) > evenness(rival)) best.set(word, split)
  }
  if (best.size === 0) return null
  return {
    ...wish,
    wanted: wish.wanted.map((part) => {
      const split = part.text === null ? undefined : best.get(part.text)
      return split ? { ...part, slots: orElse(part.slots, split.halves) } : part
    }),
  }
}

const evenness = ({ halves }: Split) => Math.min(...halves.map(({ word }) => word.length))
