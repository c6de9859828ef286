import { neighboursOf } from './spelling.ts'
import { wordsOf } from './words.ts'

/** More words than this make nothing clearer. */
const mostWords = 10

/** One word of a search, as the statements of search-words.ts take it. */
export interface WantedWord {
  word: string
  /** The last word may still be in the typing. */
  prefix: boolean
  near: string[]
  far: string[]
}

/** What a shopper typed, word by word; empty where there is no word in it. */
export function wantedWords(q: string): WantedWord[] {
  const words = [...new Set(wordsOf(q))].slice(0, mostWords)
  return words.map((word, at) => ({
    word,
    prefix: at === words.length - 1 && word.length > 1,
    ...neighboursOf(word),
  }))
}

/** What a product is found by. */
export interface Searchable {
  name: string
  brand: string
  description: string
  sku: string
  barcode: string | null
}

/**
 * A product's search document: every word as it stands as a tsvector literal, and the words again,
 * from which PostgreSQL adds their English stems. Weights: A name and codes, B brand, D description.
 */
export function searchDocument(product: Searchable) {
  const name = wordsOf(product.name)
  const codes = wordsOf(`${product.sku} ${product.barcode ?? ''}`)
  const brand = wordsOf(product.brand)
  const description = wordsOf(product.description)
  const weighed = [
    ...[...name, ...codes].map((word) => [word, 'A'] as const),
    ...brand.map((word) => [word, 'B'] as const),
    ...description.map((word) => [word, 'D'] as const),
  ]
  return {
    document: weighed.map(([word, weight], at) => `'${word}':${at + 1}${weight}`).join(' '),
    name_words: name.join(' '),
    brand_words: brand.join(' '),
    description_words: description.join(' '),
    /** What a misspelt word may have meant. */
    words: [...new Set([...name, ...brand, ...description])],
  }
}
