import type { Database } from '#src/database/database.ts'
import { type Statement, sql } from '#src/database/statement.ts'
import { type Parts, pageText } from './catalogue-statement.ts'
import type { StockedProduct } from './product.ts'
import { type ProductRow, toProduct } from './product-row.ts'
import type { Sort } from './schemas.ts'
import { wantedWords } from './search.ts'
import { sortKey } from './words.ts'

/** What a page of the catalogue is asked by. */
export interface Filters {
  q?: string
  /** Id or slug. */
  category?: string
  brand?: string
  minPrice?: number
  maxPrice?: number
  inStock?: boolean
}

/** Where a page begins: behind the product with this key in the sort, ties by id. */
export interface Place {
  key: string | number
  id: string
}

/** How many rows a statement reads: see `page`. */
const sizes = [21, 51, 101]

/**
 * Pages of the active products, each one statement, whose text depends only on which filters are there, so
 * that each kind is planned once. Three shapes, the first two of which read the same however many there are:
 * - plain: the sort's own index, from the place on;
 * - a category: the same within each of its descendants, merged; as many pages as there are categories;
 * - a search: the finds of the word index, then sorted; where there are none, those of the neighbours in
 *   spelling, which are not looked up before.
 * README.md has what they cost at 1,000 and 100,000 products.
 */
export const catalogue = ({ db }: { db: Database }) => {
  const statements = new Map<string, Statement<ProductRow & { key: string | number }>>()

  return {
    /** At most `limit` products after `place`, each with its key in this sort. */
    async page(
      filters: Filters,
      sort: Sort,
      place: Place | null,
      limit: number,
    ): Promise<{ product: StockedProduct; key: string | number }[]> {
      const { q, category, brand, minPrice, maxPrice, inStock } = filters
      const wanted = q ? wantedWords(q) : null
      if (wanted?.length === 0) return []
      const values: unknown[] = []
      const given = (value: unknown, condition: (parameter: string) => string) => {
        if (value === undefined || value === null) return ''
        values.push(value)
        return condition(`$${values.length}`)
      }
      // In the text: of a bound one PostgreSQL expects a tenth of all products, and plans each page anew (0.2 ms a list,
      // 5 ms a sorted search) rather than keep a plan for that.
      const size = sizes.find((rows) => rows >= limit) ?? limit
      const parts: Parts = {
        sort,
        limit: String(size),
        wanted: given(wanted && JSON.stringify(wanted), (at) => at),
        single: wanted?.length === 1,
        category: given(category, (at) => at),
        conditions: [
          given(brand === undefined ? undefined : sortKey(brand), (at) => `brand_key = ${at}`),
          given(minPrice, (at) => `price >= ${at}`),
          given(maxPrice, (at) => `price <= ${at}`),
          given(inStock, (at) => `in_stock = ${at}`),
        ].filter(Boolean),
        place: place && [given(place.key, (at) => at), given(place.id, (at) => at)],
      }
      const shape = Object.entries({ ...filters, place }).filter(([, value]) => value != null)
      const name = [
        'product.list',
        size,
        sort,
        ...shape.map(([key]) => key),
        ...(parts.single ? ['single'] : []),
      ].join('.')
      // How many a range of prices holds is known from its ends alone: without a name it is planned each time.
      const isRange = minPrice !== undefined || maxPrice !== undefined
      let statement = statements.get(name)
      if (!statement) {
        statement = sql(isRange ? '' : name, pageText(parts))
        statements.set(name, statement)
      }
      const rows = await db.query(statement, values)
      return rows.slice(0, limit).map((row) => ({ product: toProduct(row), key: row.key }))
    },
  }
}

export type Catalogue = ReturnType<typeof catalogue>
