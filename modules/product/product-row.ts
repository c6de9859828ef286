import type { SoldBy } from '#src/quantity.ts'
import { type Attributes, type Product, type StockedProduct, skuKey } from './product.ts'
import { sortKey } from './words.ts'

/** A row as PostgreSQL gives it. */
export interface ProductRow {
  id: string
  sku: string
  slug: string
  name: string
  description: string
  brand: string
  category_id: string
  price: number
  currency: string
  sold_by: SoldBy
  barcode: string | null
  images: string[]
  attributes: Attributes
  status: 'active' | 'archived'
  opening_stock: number
  in_stock: boolean
  version: number
  created_at: Date
  updated_at: Date
}

export const columnNames = [
  ...['id', 'sku', 'slug', 'name', 'description', 'brand', 'category_id', 'price', 'currency', 'sold_by'],
  ...['barcode', 'images', 'attributes', 'status', 'opening_stock', 'in_stock', 'version', 'created_at'],
  'updated_at',
]

export const columns = columnNames.join(', ')

export const toProduct = (row: ProductRow): StockedProduct => ({
  id: row.id,
  sku: row.sku,
  slug: row.slug,
  name: row.name,
  description: row.description,
  brand: row.brand,
  categoryId: row.category_id,
  price: { amount: row.price, currency: row.currency },
  soldBy: row.sold_by,
  barcode: row.barcode,
  images: row.images,
  attributes: row.attributes,
  status: row.status,
  inStock: row.in_stock,
  openingStock: row.opening_stock,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** What is written of a product, with the keys that it is compared and sorted by. */
export const toRecord = (product: Product) => ({
  id: product.id,
  sku: product.sku,
  sku_key: skuKey(product.sku),
  slug: product.slug,
  name: product.name,
  sort_name: sortKey(product.name),
  description: product.description,
  brand: product.brand,
  brand_key: sortKey(product.brand),
  category_id: product.categoryId,
  price: product.price.amount,
  currency: product.price.currency,
  sold_by: product.soldBy,
  barcode: product.barcode,
  images: product.images,
  attributes: product.attributes,
  status: product.status,
  opening_stock: product.openingStock,
  version: product.version,
  created_at: product.createdAt,
  updated_at: product.updatedAt,
})
