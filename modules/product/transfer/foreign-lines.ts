import type { Column, Header, ImportColumn } from './import-header.ts'
import { bareCode, isGtin, shown } from './import-values.ts'
import { plainText } from './plain-text.ts'

/** A line of another shop's file as one of the mart's, or why it is none. */
export type ForeignLine =
  | {
      line: number
      values: Partial<Record<ImportColumn, string>>
      isForeign: true
      headings: Header['headings']
    }
  | { line: number; skipped: string }

/** Lines of one product at most: Shopify has no more variants. */
const mostOfGroup = 2_100
/** Products whose variations may come anywhere behind them. */
const mostParents = 10_000
/** Of one product: more than are taken, so that it can be said that there are. */
const mostImages = 20

/** What the lines of one product have in common. */
type Shared = Partial<Record<'name' | 'brand' | 'category' | 'description' | 'imageUrl' | 'soldBy', string>>

/** The lines of one product, held until it ends. */
interface Group {
  handle: string
  shared: Shared
  images: string[]
  lines: Extract<ForeignLine, { values: unknown }>[]
  /** Why none of them is for sale; empty where they are. */
  why: string
}

/** Kinds of lines that are sold through others, or not here. */
const containers = new Set(['variable', 'grouped', 'configurable', 'bundle', 'external', 'giftcard'])
const kinds = new Set([...containers, 'simple', 'variation', 'virtual', 'downloadable'])
const unpublished = /^(?:false|no|n|0|-1|draft|archived|inactive|disabled|unpublished|private|hidden)$/i

/**
 * Reads the lines of another shop's file as the mart's: variants that follow their product (Shopify, Loyverse,
 * Lightspeed) or name it (WooCommerce) have from it what they lack, lines with nothing but images add them to it, paths and
 * lists of categories become one path, markup becomes text. Lines come out in order, those of one product when it ends.
 */
export function foreignReader(header: Header) {
  const parents = new Map<string, Shared>()
  let group: Group | null = null

  const release = (): ForeignLine[] => {
    const { lines = [], images = [] } = group ?? {}
    group = null
    for (const { values } of lines) {
      const all = [...new Set([values.imageUrl ?? '', ...images])].filter((image) => image !== '')
      if (all.length > 0) values.imageUrl = all.join('\n')
    }
    return lines
  }

  const read = (line: number, fields: string[]): ForeignLine[] => {
    const all: All = (column) =>
      (header.places.get(column) ?? [])
        .map((place) => fields[place] ?? '')
        .filter((value) => value.trim() !== '')
    const first = (column: Column) => all(column)[0]?.trim() ?? ''

    const handle = first('handle')
    const same = group !== null && group.handle === handle && handle !== '' ? group : null
    const before = same ? [] : release()
    if (same && first('price') === '' && first('sku') === '') {
      same.images.push(...imagesOf(all))
      return before
    }
    const inherited = same ? same.shared : parents.get(first('parent').toUpperCase())
    const shared = { ...inherited, ...sharedOf(all) }
    const of = same ?? { handle, shared, images: [], lines: [], why: isNotSold(all) }
    if (handle !== '') group = of
    const why = of.why || isNotSold(all)
    if (why) {
      for (const key of [first('sku'), first('id') && `id:${first('id')}`])
        if (key) keepForVariations(key, shared)
      return [...before, { line, skipped: why }]
    }
    const row = { line, values: valuesOf(all, shared), isForeign: true as const, headings: header.headings }
    if (handle === '') return [...before, row]
    // What a line of a product shows is of the product, save where it is said to be the variant's.
    of.images.push(...imagesOf(all))
    row.values.imageUrl = all('variantImage')[0] ?? ''
    of.lines.push(row)
    return of.lines.length < mostOfGroup ? before : [...before, ...release()]
  }

  const imagesOf = (all: All) => (group && group.images.length < mostImages ? all('imageUrl') : [])

  const keepForVariations = (key: string, shared: Shared) => {
    parents.set(key.toUpperCase(), shared)
    if (parents.size > mostParents) parents.delete(parents.keys().next().value as string)
  }

  return { read, end: release }
}

type All = (column: Column) => string[]

/** Why a line is no product that is sold; empty where it is one. */
function isNotSold(all: All): string {
  const kind = kindOf(all)
  if (containers.has(kind)) return `is of the kind ${shown(kind)}: not sold by itself`
  if (all('storeView').length > 0) return `is the text of the store view ${shown(all('storeView')[0] ?? '')}`
  for (const column of ['isPublished', 'status'] as const) {
    const [value = ''] = all(column)
    // Magento's 2 is its "disabled".
    if (unpublished.test(value.trim()) || (column === 'status' && value.trim() === '2'))
      return `is not for sale there (${shown(value)})`
  }
  return ''
}

/** WooCommerce and Magento say what a line is in a column by which others mean the category. */
const kindOf = (all: All): string =>
  all('category')
    .map((value) => (value.split(',')[0] ?? '').trim().toLowerCase())
    .find((value) => kinds.has(value)) ?? ''

function sharedOf(all: All): Shared {
  const found: Shared = {
    name: all('name')[0],
    brand: all('brand')[0]?.split(',')[0],
    category: pathOf(all),
    description: plainText(all('description')[0] ?? ''),
    soldBy: /^(?:y|yes|true|1)$/i.test(all('isByWeight')[0]?.trim() ?? '') ? 'weight' : all('soldBy')[0],
    imageUrl: all('imageUrl').join('\n'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value))
}

function valuesOf(all: All, shared: Shared): Partial<Record<ImportColumn, string>> {
  const options = all('option').filter((option) => !/^(?:default(?: title)?|regular)$/i.test(option.trim()))
  const [code = ''] = all('code')
  const barcode = all('barcode')[0] ?? (isGtin(bareCode(code)) ? code : undefined)
  const [handle = ''] = all('handle')
  const named = [handle, ...(handle ? options : [])].join('-')
  const sku = all('sku')[0] ?? (code || barcode || skuFrom(named) || all('id')[0] || '')
  const name = plainText(shared.name ?? '')
  return {
    ...shared,
    sku,
    name: options.length > 0 ? `${name} - ${options.map((option) => option.trim()).join(' / ')}` : name,
    category: shared.category ?? '',
    price: all('price')[0] ?? '',
    ...(barcode === undefined ? {} : { barcode }),
    ...taken(all, 'currency'),
    ...taken(all, 'stock'),
    ...taken(all, 'maxPerOrder'),
    ...taken(all, 'ageLimit'),
    ...taken(all, 'taxClass'),
    ...taken(all, 'retailPrice'),
    ...taken(all, 'tariffCode'),
  }
}

const taken = (all: All, column: ImportColumn) => {
  const [value] = all(column)
  return value === undefined ? {} : { [column]: value }
}

/** Letters and digits of a name, as a SKU has them. */
const skuFrom = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._/-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 64)

const roots = new Set(['default category', 'root catalog', 'all', 'all products', 'home'])

/** The category of a line as a path with `>`: of several the deepest, without the root that other shops have. */
function pathOf(all: All): string {
  const single = all('category').filter(
    (value) => !kinds.has((value.split(',')[0] ?? '').trim().toLowerCase()),
  )
  const listed = all('categories').flatMap((value) => value.replaceAll('\\,', '\u0001').split(/[,;|\n]/))
  const paths = (listed.length > 0 ? listed : single.slice(0, 1))
    .map((value) => levelsOf(value.replaceAll('\u0001', ',')))
    .filter((levels) => levels.length > 0)
  const deepest = paths.reduce((best, path) => (path.length > best.length ? path : best), paths[0] ?? [])
  const below = all('subcategory').map((value) => value.trim().replaceAll('>', ' '))
  return [...deepest, ...below].slice(0, 8).join(' > ')
}

function levelsOf(path: string): string[] {
  const sign = path.includes('>') ? /-?>/ : path.includes('»') ? /»/ : /\//
  const levels = plainText(path)
    .split(sign)
    .map((level) => level.trim())
    .filter((level) => level !== '')
  return levels.length > 1 && roots.has((levels[0] ?? '').toLowerCase()) ? levels.slice(1) : levels
}
