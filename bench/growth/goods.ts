import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { textsOf } from '../../modules/product/finding/items.ts'
import type { Product } from '../../modules/product/product.ts'
import { randomFrom } from '../../tools/mart/random.ts'

/** A line of the demonstration catalogue, taken apart. */
interface Pattern {
  /** What is left of the name without brand and size. */
  noun: string
  brand: string
  description: string
  categoryId: string
  price: number
  soldBy: 'piece' | 'weight'
}

const groceries = new URL('../../modules/product/transfer/seed/groceries.csv', import.meta.url)
const sizes = ['50 g', '100 g', '250 g', '500 g', '1 kg', '5 kg', '250 ml', '500 ml', '1 L', '1.5 L']
const packs = ['', '', '', ', Pack of 2', ', Pack of 6', ', Pack of 12', ', Family Pack']

/**
 * Made-up products that read like a shop's: patterns of real groceries under more brands, in more kinds and sizes.
 * Words come as they do in a real catalogue: a few are everywhere and most are rare (the n-th has 1/n of the first's
 * share), and there are the more of them the larger the catalogue is (Heaps: its 0.55th power). The share of the
 * products that a word of the patterns has is the same at any size. The same `count` gives the same products.
 * `categoryOf` names a path's category.
 */
export function* goods(count: number, categoryOf: (path: string) => string): Generator<Product> {
  const random = randomFrom(count)
  // The words of a smaller shop are the first of a larger one's.
  const letters = randomFrom(1)
  const patterns = patternsOf(categoryOf)
  const words = [...new Set(patterns.flatMap(({ description }) => textsOf(description)))]
    .filter((word) => /^[a-z]{4,}$/.test(word))
    .map((word) => ({ word, at: letters() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word)
  const kinds = vocabulary(Math.round(40 * count ** 0.55), words, randomFrom(2))
  const known = [...new Set(patterns.map(({ brand }) => brand).filter(Boolean))]
  const brands = vocabulary(Math.round(4 * count ** 0.5), known, randomFrom(3)).map(capital)
  /** The n-th of a list with the chance 1/n. */
  const oneOf = <T>(list: T[]) => list[Math.floor(list.length ** random()) - 1] as T
  const anyOf = <T>(list: T[]) => list[Math.floor(random() * list.length)] as T

  for (let n = 0; n < count; n++) {
    const pattern = anyOf(patterns)
    const brand = random() < 0.2 ? '' : random() < 0.3 && pattern.brand ? pattern.brand : oneOf(brands)
    const kind = [oneOf(kinds), ...(random() < 0.5 ? [oneOf(kinds)] : [])].map(capital).join(' ')
    const id = idOf(n)
    const at = new Date(Date.UTC(2025, 0, 1) + (n % 500_000) * 60_000)
    yield {
      id,
      sku: `GRW-${n}`,
      slug: `growth-${n}`,
      name: `${brand} ${kind} ${pattern.noun} ${anyOf(sizes)}${anyOf(packs)}`.trim(),
      description: `${pattern.description} ${capital(oneOf(kinds))} and ${oneOf(kinds)}.`,
      brand,
      categoryId: pattern.categoryId,
      price: { amount: Math.round(pattern.price * (0.5 + random() * 1.5)), currency: 'PKR' },
      soldBy: pattern.soldBy,
      barcode: null,
      images: [],
      attributes: {},
      status: 'active',
      openingStock: 0,
      maxPerOrder: 0,
      ageLimit: null,
      substitutes: [],
      taxClass: null,
      retailPrice: null,
      tariffCode: null,
      salePrice: null,
      version: 1,
      createdAt: at,
      updatedAt: at,
    }
  }
}

/** The id of the n-th product: a UUIDv7, a second after the one before. */
export function idOf(n: number): string {
  const time = (Date.UTC(2025, 0, 1) + n * 1000).toString(16).padStart(12, '0')
  const tail = (BigInt(n) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffn
  const hex = `${time}7000a${tail.toString(16).padStart(15, '0')}`
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function patternsOf(categoryOf: (path: string) => string): Pattern[] {
  const lines: Record<string, string>[] = parse(readFileSync(groceries), { columns: true })
  return lines.map(({ name = '', brand = '', category = '', price, soldBy, description = '' }) => ({
    noun: name
      .replace(brand, '')
      .replace(/[,(\d].*$/, '')
      .trim(),
    brand,
    description,
    categoryId: categoryOf(category),
    price: Math.round(Number(price) * 100),
    soldBy: soldBy === 'weight' ? 'weight' : 'piece',
  }))
}

/** So many words: known ones, then such as can be spoken. */
function vocabulary(size: number, known: string[], random: () => number): string[] {
  const all = new Set(known.slice(0, size))
  const letter = (letters: string) => letters[Math.floor(random() * letters.length)]
  while (all.size < size) {
    const syllables = Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
      letter('bdfghjklmnprstvz')?.concat(letter('aeiou') ?? ''),
    )
    all.add(syllables.join('') + (random() < 0.4 ? letter('nrslkt') : ''))
  }
  return [...all]
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
