import { type Part, partsOf } from './parts.ts'

/** What a product is found by. */
export interface Searchable {
  name: string
  brand: string
  description: string
  sku: string
  barcode: string | null
  soldBy: 'piece' | 'weight'
}

/** In every document that is made in today's way: a product whose document hasn't it is to be indexed anew. */
export const madeSo = '#3'

/** What is weighed can be had in any weight. */
export const byWeight = 'by:weight'

/**
 * A product's search document: every term as it stands as a tsvector literal, and the words again, from which
 * PostgreSQL adds their English stems. Weights: A name and codes, B brand, D description.
 */
export function searchDocument(product: Searchable) {
  const name = indexed(product.name)
  const codes = [...indexed(product.sku).all, ...(product.barcode ? codeTerms(product.barcode) : [])]
  const brand = indexed(product.brand)
  const description = indexed(product.description)
  const weighed = [
    ...[...name.all, ...codes].map((term) => [term, 'A'] as const),
    ...brand.all.map((term) => [term, 'B'] as const),
    ...[...description.all, ...(product.soldBy === 'weight' ? [byWeight] : []), madeSo].map(
      (term) => [term, 'D'] as const,
    ),
  ]
  return {
    document: weighed.map(([term, weight], at) => `'${term}':${at + 1}${weight}`).join(' '),
    name_words: name.words.join(' '),
    brand_words: brand.words.join(' '),
    description_words: description.words.join(' '),
    /** What a misspelt word may have meant. */
    words: [...new Set([...name.words, ...brand.words, ...description.words])],
  }
}

/** The terms that a text is found by, and those of them that are words. */
function indexed(text: string): { all: string[]; words: string[] } {
  const parts = partsOf(text)
  const words = parts.flatMap((part) =>
    part.kind === 'word' ? [...part.terms, ...part.also] : part.also.filter(isWord),
  )
  const all = [...parts.flatMap(({ terms, also }) => [...terms, ...also]), ...compounds(parts)]
  return { all: [...new Set(all)], words: [...new Set(words)] }
}

const isWord = (term: string) => !/\d/.test(term)

const most = 64

/** What stands together without a blank (`Coca-Cola`, `K&N's`) as one word, too. */
function compounds(parts: Part[]): string[] {
  const found: string[] = []
  for (let at = 0; at < parts.length; ) {
    let end = at + 1
    while (isGlued(parts[end - 1], parts[end])) end++
    const pieces = parts.slice(at, end)
    if (pieces.length > 1) found.push(pieces.map(({ terms }) => terms[0]).join(''))
    const base = pieces.at(-1)?.also[0]
    if (pieces.length > 1 && base) {
      found.push(
        pieces
          .slice(0, -1)
          .map(({ terms }) => terms[0])
          .join('') + base,
      )
    }
    at = end
  }
  return found.filter((word) => word.length <= most)
}

const isGlued = (one: Part | undefined, other: Part | undefined) =>
  one?.kind === 'word' && other?.kind === 'word' && /^[-‐-―&.·_+]$/u.test(other.glue)

/** A barcode by its digits: without leading zeros all of GTIN-8 to GTIN-14 that are one are one. */
function codeTerms(barcode: string): string[] {
  const digits = barcode.replaceAll(/[\s.-]/g, '')
  return /^\d+$/.test(digits) ? [withoutZeros(digits)] : indexed(barcode).all
}

/** A code of digits without leading zeros. */
export const withoutZeros = (digits: string) => digits.replace(/^0+(?=.)/, '')
