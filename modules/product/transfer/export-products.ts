import { escapeField, formatRecords } from '#src/csv.ts'
import { formatMajor } from '#src/money.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { Product } from '../product.ts'
import type { ProductRepository } from '../product-repository.ts'
import { type ImportColumn, importColumns } from './import-header.ts'
import { barcodeField, imagesField } from './import-values.ts'

const pageSize = 500

interface Needs {
  products: ProductRepository
  categories: CategoryRepository
}

/**
 * The active products in the CSV format of the import, in the order in which they were made, read as the
 * client takes them; importing it again changes nothing. `forSpreadsheets`: with an
 * apostrophe before what one would take for a formula.
 */
export const exportProducts = ({ products, categories }: Needs) =>
  async function* ({ forSpreadsheets = false } = {}): AsyncGenerator<string> {
    // A column that no product has anything in is left out.
    const some: Partial<Record<ImportColumn, boolean>> = await products.rareFacts()
    const columns = importColumns.filter((column) => some[column] ?? true)
    yield formatRecords([columns])
    let last: string | null = null
    for (;;) {
      const page: Product[] = await products.page(last, pageSize)
      if (page.length === 0) return
      const placed = await categories.placed([...new Set(page.map(({ categoryId }) => categoryId))])
      const paths = new Map(placed.map(({ id, path }) => [id, path.join(' > ')]))
      const records = page.map((product) => recordOf(product, paths.get(product.categoryId) ?? '', columns))
      yield formatRecords(records.map((record) => record.map((text) => escapeField(text, forSpreadsheets))))
      last = page.at(-1)?.id ?? null
    }
  }

/** A product's fields, in the order of the columns. */
function recordOf(product: Product, path: string, columns: readonly ImportColumn[]): string[] {
  const values: Record<ImportColumn, string> = {
    sku: product.sku,
    name: product.name,
    brand: product.brand,
    category: path,
    price: formatMajor(product.price),
    currency: product.price.currency,
    soldBy: product.soldBy,
    barcode: barcodeField(product.barcode),
    description: product.description,
    imageUrl: imagesField(product.images),
    // What it came with is nothing that a shelf has now.
    stock: '',
    maxPerOrder: String(product.maxPerOrder ?? ''),
    ageLimit: String(product.ageLimit ?? ''),
    taxClass: product.taxClass ?? '',
    retailPrice: product.retailPrice ? formatMajor(product.retailPrice) : '',
    tariffCode: product.tariffCode ?? '',
  }
  return columns.map((column) => values[column])
}
