/** Letters that Unicode doesn't decompose, and Arabic forms that Urdu keyboards write in their own way. */
const folded: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ه: 'ہ',
  ة: 'ہ',
}

const foldable = new RegExp(`[${Object.keys(folded).join('')}]`, 'gu')

/** Text without case, accents and vowel signs: what names are compared and sorted by. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(foldable, (letter) => folded[letter] ?? letter)
}

const brandKeys = new Map<string, string>()

/** The key of a brand, of which there are some hundreds: to make one costs as much as to price a line. */
export function brandKey(brand: string): string {
  let key = brandKeys.get(brand)
  if (key !== undefined) return key
  key = sortKey(brand)
  if (brandKeys.size >= 1_000) brandKeys.clear()
  brandKeys.set(brand, key)
  return key
}

/** A key to compare and sort by, bounded so that it fits an index and a cursor whatever its letters decompose into. */
export function sortKey(text: string): string {
  const words = fold(text)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  return Array.from(words).slice(0, 120).join('')
}
