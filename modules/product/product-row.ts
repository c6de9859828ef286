import type { SoldBy } from '#src/quantity.ts'
import { sortKey } from '#src/words.ts'
import { type Attributes, type Product, type StockedProduct, skuKey, type TakenProduct } from './product.ts'

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
  max_per_order: number | null
  age_limit: number | null
  substitutes: string[]
  tax_class: string | null
  retail_price: number | null
  tariff_code: string | null
  sale_price: number | null
  sale_from: Date | null
  sale_until: Date | null
  in_stock: boolean
  version: number
  created_at: Date
  updated_at: Date
}

/** The same with what other modules hold of the product. */
export interface TakenRow extends ProductRow {
  shelf_empty: boolean
  stock_version: number
  in_baskets: boolean
}

/** What a statement selects for a `ProductRow`. */
export const columns = `id, sku, slug, name, description, brand, category_id, price, currency, sold_by, barcode, images,
  attributes, status, opening_stock, in_stock, version, created_at, updated_at, max_per_order, age_limit, substitutes, tax_class, retail_price,
  tariff_code, sale_price, sale_from, sale_until`

/** The same, one by one. */
export const columnNames = columns.split(/,\s+/)

/** The product in a row. */
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
  maxPerOrder: row.max_per_order,
  ageLimit: row.age_limit,
  substitutes: row.substitutes,
  taxClass: row.tax_class,
  retailPrice: row.retail_price === null ? null : { amount: row.retail_price, currency: row.currency },
  tariffCode: row.tariff_code,
  salePrice:
    row.sale_price === null || row.sale_until === null
      ? null
      : {
          price: { amount: row.sale_price, currency: row.currency },
          from: row.sale_from,
          until: row.sale_until,
        },
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** What a statement selects for a `TakenRow`. */
export const takenColumns = `${columns}, shelf_empty, stock_version, in_baskets`

/** Until inventory has said anything of it, a product has the stock that it came with. */
export const toTaken = (row: TakenRow): TakenProduct => ({
  ...toProduct(row),
  hasStock: row.stock_version === 0 ? row.opening_stock > 0 : !row.shelf_empty,
  inBaskets: row.in_baskets,
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
  max_per_order: product.maxPerOrder,
  age_limit: product.ageLimit,
  substitutes: product.substitutes,
  tax_class: product.taxClass,
  retail_price: product.retailPrice?.amount ?? null,
  tariff_code: product.tariffCode,
  sale_price: product.salePrice?.price.amount ?? null,
  sale_from: product.salePrice?.from ?? null,
  sale_until: product.salePrice?.until ?? null,
  version: product.version,
  created_at: product.createdAt,
  updated_at: product.updatedAt,
})
