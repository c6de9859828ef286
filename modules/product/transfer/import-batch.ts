import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { chooseSlug, slugCandidates } from '../catalogue/slug.ts'
import type { PlaceCategories } from '../categories/place-categories.ts'
import { change, type Product, type ProductFacts, saleRefusal, skuKey, unitRefusal } from '../product.ts'
import type { ProductRepository } from '../product-repository.ts'
import type { TaxRepository } from '../taxes/tax-repository.ts'
import type { TellProducts } from '../tell-products.ts'
import type { ImportColumn } from './import-header.ts'
import type { ImportRow } from './import-row.ts'

/** What became of the lines of a batch. */
export interface BatchCounts {
  created: number
  updated: number
  unchanged: number
  /** Of the updated, those that were archived. */
  restored: number
  /** Lines that give a stock to a product that was there. */
  stockIgnored: number
  /** What is to be said of lines that were taken. */
  warnings: { line: number; message: string }[]
  /** Lines that the product as it stands doesn't allow. */
  refused: { line: number; message: string }[]
}

/**
 * Brings a batch of lines, no two of one SKU, into the catalogue in one transaction and a handful of
 * statements, whatever its size. Lines that change nothing write nothing and say nothing.
 */
export const importBatch =
  (deps: {
    products: ProductRepository
    placeCategories: PlaceCategories
    taxes: TaxRepository
    tellProducts: TellProducts
    config: Config
    now: () => Date
  }) =>
  async (rows: ImportRow[], tx: Tx): Promise<BatchCounts> => {
    const { products, placeCategories, taxes, tellProducts, config, now } = deps
    await products.lockNames(tx)
    const placed = await placeCategories(
      rows.map(({ category = [] }) => category),
      tx,
    )
    const known = new Map(
      (
        await products.takeBySku(
          rows.map((row) => row.sku),
          tx,
        )
      ).map((p) => [skuKey(p.sku), p]),
    )
    const fresh = new Map(rows.filter((row) => !known.has(skuKey(row.sku))).map((row) => [row, v7()]))
    const unplaced = [...fresh.keys()].some(({ category }) => !category)
    const [otherwise] = unplaced ? await placeCategories([uncategorized], tx) : []
    const wishes = [...fresh].map(([row, id]) => ({ name: row.name, extra: row.sku, id }))
    const taken = await products.takenSlugs(wishes.flatMap(slugCandidates), tx)
    const named = rows.flatMap(({ taxClass }) => taxClass ?? [])
    const classes = (await taxes.known([...new Set(named)], tx)).add(config.product.defaultTaxClass)
    const at = now()

    const made: Product[] = []
    const changed: Product[] = []
    const counts: BatchCounts = {
      created: 0,
      updated: 0,
      unchanged: 0,
      restored: 0,
      stockIgnored: 0,
      warnings: [],
      refused: [],
    }
    for (const [index, row] of rows.entries()) {
      const price = { amount: row.amount, currency: config.currency }
      const before = known.get(skuKey(row.sku))
      const refuse = (message: string) => counts.refused.push({ line: row.line, message })
      if (row.taxClass && !classes.has(row.taxClass)) {
        refuse(`taxClass: there is no such tax class as ${row.taxClass}`)
        continue
      }
      if (before) {
        const refusal = unitRefusal(before, row.soldBy)
        if (refusal) {
          refuse(`soldBy: ${refusal}`)
          continue
        }
        counts.warnings.push(...warningsOf(row, before))
        if (row.stock !== undefined) counts.stockIgnored++
        const categoryId = placed[index] ?? before.categoryId
        const after = change(before, { ...changesOf(row, before, config.currency), categoryId, price }, at)
        if (!after) {
          counts.unchanged++
          continue
        }
        const unfit = saleRefusal(after, at)
        if (unfit) {
          refuse(`price: its sale price ${unfit}`)
          continue
        }
        counts.updated++
        if (before.status === 'archived') counts.restored++
        changed.push(after)
        continue
      }
      counts.warnings.push(...warningsOf(row))
      const id = fresh.get(row) as string
      const slug = chooseSlug({ name: row.name, extra: row.sku, id }, (wish) => taken.has(wish))
      taken.add(slug)
      const product: Product = {
        ...newFacts(row, config.currency),
        price,
        categoryId: (placed[index] ?? otherwise) as string,
        id,
        slug,
        version: 1,
        createdAt: at,
        updatedAt: at,
      }
      counts.created++
      made.push(product)
    }
    products.save([...made, ...changed], tx)
    tx.say(...(await tellProducts({ fresh: made, changed }, tx)))
    return counts
  }

export type ImportBatch = ReturnType<typeof importBatch>

type Named = 'categoryId' | 'price'

/** Where a new product is put whose file says nothing of its category. */
const uncategorized = ['Uncategorized']

/** A barcode that the product has as the file has it was never read in another way. */
const keepsBarcode = ({ barcodeWritten }: ImportRow, before?: Product) =>
  barcodeWritten !== undefined && before?.barcode === barcodeWritten

/** What a product has already is nothing new to say. */
function warningsOf(row: ImportRow, before?: Product) {
  const isKept = (column: ImportColumn) =>
    (column === 'barcode' && keepsBarcode(row, before)) ||
    (column === 'price' && before?.price.amount === row.amount)
  return row.warnings
    .filter(({ column }) => !isKept(column))
    .map(({ message }) => ({ line: row.line, message }))
}

const printed = (amount: number | null, currency: string) => (amount === null ? null : { amount, currency })

const newFacts = (
  row: ImportRow,
  currency: string,
): Omit<ProductFacts, Named> & { openingStock: number } => ({
  sku: row.sku,
  name: row.name,
  description: row.description ?? '',
  brand: row.brand ?? '',
  soldBy: row.soldBy ?? 'piece',
  barcode: row.barcode ?? null,
  images: row.imageUrl ?? [],
  attributes: {},
  maxPerOrder: row.maxPerOrder ?? null,
  ageLimit: row.ageLimit ?? null,
  substitutes: [],
  taxClass: row.taxClass ?? null,
  retailPrice: printed(row.retailPrice ?? null, currency),
  tariffCode: row.tariffCode ?? null,
  salePrice: null,
  status: 'active',
  openingStock: row.stock ?? 0,
})

/**
 * What a line says of a product that there is: the SKU stays as it was written first, a column that is
 * left out says nothing, images are the first of several, and a product listed again is for sale again.
 */
function changesOf(row: ImportRow, before: Product, currency: string): Partial<Omit<ProductFacts, Named>> {
  const images = row.imageUrl ?? []
  const changes: Partial<Omit<ProductFacts, Named>> = {
    name: row.name,
    status: 'active',
    description: row.description ?? before.description,
    brand: row.brand ?? before.brand,
    soldBy: row.soldBy ?? before.soldBy,
    barcode: row.barcode === undefined || keepsBarcode(row, before) ? before.barcode : row.barcode,
    images: [...images, ...before.images.slice(images.length)],
  }
  // Only where the line names it: the limit goes with the unit that it was set in.
  if (row.maxPerOrder !== undefined) changes.maxPerOrder = row.maxPerOrder
  if (row.ageLimit !== undefined) changes.ageLimit = row.ageLimit
  if (row.taxClass !== undefined) changes.taxClass = row.taxClass
  if (row.retailPrice !== undefined) changes.retailPrice = printed(row.retailPrice, currency)
  if (row.tariffCode !== undefined) changes.tariffCode = row.tariffCode
  return changes
}
