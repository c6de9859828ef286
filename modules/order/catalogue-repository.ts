import { fromTimestamp, type ProductState } from '#proto/events.ts'
import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { SoldBy } from '#src/quantity.ts'
import type { CatalogueEntry } from './pricing.ts'

/** A row of the catalogue beside whatever asked for it; nulls where the catalogue knows none. */
export interface CatalogueRow {
  productId: string
  sku: string | null
  name: string
  soldBy: SoldBy
  price: number
  currency: string
  archived: boolean
  maxPerOrder: number | null
  ageLimit: number | null
  categoryIds: string[]
  brand: string
  taxClass: string
  retailPrice: number | null
  tariffCode: string
}

/** What a product costs at this moment, of the catalogue as `c`. */
export const priceNow = `case when c.sale_from <= now() and now() < c.sale_until then c.sale_price else c.price end`

/** The columns of a `CatalogueRow`, of the catalogue as `c`; without the product's id. */
export const catalogueColumns = `c.sku, c.name, c.sold_by as "soldBy", ${priceNow} as price, c.currency, c.archived,
  c.max_per_order as "maxPerOrder", c.age_limit as "ageLimit", c.category_ids as "categoryIds", c.brand,
  c.tax_class as "taxClass", c.retail_price as "retailPrice", c.tariff_code as "tariffCode"`

/** The next order number as an uncorrelated subselect: taken once per statement, however many rows. */
export const nextOrderNumber = `(select nextval('order_numbers'))`

// The array is read from a subselect because PostgreSQL then reckons with ten of them, whatever it is given: by the
// array's own length it made a new plan for each order, which took three times as long as the look-up.
const forOrder = sql<CatalogueRow & { number: number }>(
  'catalogue.for_order',
  `select ${nextOrderNumber} as number, product_id as "productId", ${catalogueColumns}
   from unnest(array(select unnest($1::uuid[]))) as wanted (product_id) left join catalogue c using (product_id)`,
)

const one = sql<CatalogueRow>(
  'catalogue.one',
  `select product_id as "productId", ${catalogueColumns} from catalogue c where product_id = $1`,
)

const entries = sql<CatalogueRow>(
  'catalogue.entries',
  `select product_id as "productId", ${catalogueColumns} from catalogue c
   where product_id = any(array(select unnest($1::uuid[])))`,
)

const keepProduct = sql(
  'catalogue.keep_product',
  `insert into catalogue as c (product_id, sku, name, sold_by, price, currency, archived, version, max_per_order,
     age_limit, substitutes, brand, category_id, barcode, category_ids, tax_class, retail_price, sale_price, sale_from,
     sale_until, tariff_code)
   values ($1, $2, $3, $4, $5, $6, $7, $8, nullif($9::integer, 0), nullif($10::smallint, 0), $11, $12, $13, $14, $15, $16,
     nullif($17::bigint, 0), $18, $19, $20, $21)
   on conflict (product_id) do update set sku = excluded.sku, name = excluded.name,
     sold_by = excluded.sold_by, price = excluded.price, currency = excluded.currency,
     archived = excluded.archived, version = excluded.version, max_per_order = excluded.max_per_order,
     age_limit = excluded.age_limit, substitutes = excluded.substitutes, brand = excluded.brand,
     category_id = excluded.category_id, barcode = excluded.barcode, category_ids = excluded.category_ids,
     tax_class = excluded.tax_class, retail_price = excluded.retail_price, sale_price = excluded.sale_price,
     sale_from = excluded.sale_from, sale_until = excluded.sale_until,
     tariff_code = excluded.tariff_code
   where c.version <= excluded.version`,
)

const keepShelf = sql(
  'catalogue.keep_shelf',
  `insert into shelves as s (product_id, in_stock, available, version, aisle, position, storage)
   values ($1, $2, $3, $4, coalesce($5, ''), coalesce($6::integer, 0), coalesce($7, ''))
   on conflict (product_id) do update
     set in_stock = excluded.in_stock, available = excluded.available, version = excluded.version,
       aisle = coalesce($5, s.aisle), position = coalesce($6::integer, s.position), storage = coalesce($7, s.storage)
   where s.version <= excluded.version`,
)

/** What is left of a product, as of a version of its shelf. */
interface Shelf {
  productId: string
  inStock: boolean
  available: number
  version: number
  aisle: string
  position: number
  storage: string
}

/**
 * This module's copy of the products, and of what is left of them. SQL, since placing an order reads it in one round trip
 * and each statement that writes keeps the higher version.
 */
export const catalogueRepository = ({ db }: { db: Database }) => ({
  /** What an order of these products needs, in one round trip: their entries, by id, and a number for it. */
  async forOrder(productIds: string[], on: Queryable = db) {
    const rows = await on.query(forOrder, [productIds])
    const known = rows.flatMap((row) => toEntry(row) ?? [])
    return {
      number: rows[0]?.number ?? 0,
      products: new Map(known.map((entry) => [entry.productId, entry])),
    }
  },

  /** The entries of those products that are known, by id. */
  async entries(productIds: string[], on: Queryable = db): Promise<Map<string, CatalogueEntry>> {
    const rows = await on.query(entries, [productIds])
    const known = rows.flatMap((row) => toEntry(row) ?? [])
    return new Map(known.map((entry) => [entry.productId, entry]))
  },

  async one(productId: string, on: Queryable = db): Promise<CatalogueEntry | undefined> {
    const [row] = await on.query(one, [productId])
    return (row && toEntry(row)) ?? undefined
  },

  /** Keeps a product's state, unless a newer one is known. Told again it may say what an older release didn't. */
  keepProduct(product: ProductState, tx: Tx): void {
    const {
      id,
      sku,
      name,
      soldBy,
      price,
      status,
      version,
      maxPerOrder,
      ageLimit,
      substitutes,
      brand,
      barcode,
      categoryId,
      categoryIds,
      taxClass,
      retailPrice,
      tariffCode,
      salePrices: [sale],
    } = product
    const { amountMinor, currency } = price
    const archived = status === 'archived'
    const known = [id, sku, name, soldBy, amountMinor, currency, archived, version, maxPerOrder]
    // Who says no categories says the nearest.
    const within = categoryIds.length > 0 ? categoryIds : categoryId ? [categoryId] : []
    const forATime = sale
      ? [sale.price, fromTimestamp(sale.from), fromTimestamp(sale.until)]
      : [null, null, null]
    tx.write(keepProduct, [
      ...[...known, ageLimit, substitutes, brand, categoryId || null, barcode],
      ...[within, taxClass, retailPrice, ...forATime, tariffCode],
    ])
  },

  /** Keeps what is left of a product, unless something newer is known. */
  keepShelf({ productId, inStock, available, version, aisle, position, storage }: Shelf, tx: Tx): void {
    tx.write(keepShelf, [productId, inStock, available, version, aisle, position, storage])
  },

  /** The same of what an order fell short of; an inventory of an older build tells no version (0), which isn't kept. */
  keepShortages(shortages: { productId: string; available: number; version: number }[], tx: Tx): void {
    for (const { productId, available, version } of shortages) {
      if (version > 0) tx.write(keepShelf, [productId, available > 0, available, version, null, null, null])
    }
  },
})

export type CatalogueRepository = ReturnType<typeof catalogueRepository>

/** The entry in a row; null where the catalogue knows none. */
export function toEntry({ productId, sku, price, currency, ...rest }: CatalogueRow): CatalogueEntry | null {
  if (sku === null) return null
  const { name, soldBy, archived, maxPerOrder, ageLimit, categoryIds, brand, taxClass, ...taxed } = rest
  return {
    ...{
      productId,
      sku,
      name,
      soldBy,
      archived,
      maxPerOrder,
      ageLimit,
      categoryIds,
      brand,
      taxClass,
      ...taxed,
    },
    price: { amount: price, currency },
  }
}
