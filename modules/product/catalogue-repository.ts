import type { Database } from '#src/database/database.ts'
import { type Statement, sql } from '#src/database/statement.ts'
import { type Parts, pageText } from './catalogue-statement.ts'
import type { StockedProduct } from './product.ts'
import { type ProductRow, toProduct } from './product-row.ts'
import type { Sort } from './schemas.ts'
import { type WantedWord, wantedWords } from './search.ts'
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
  /** Whether the list is of what may have been meant, since nothing has the words as they were typed. */
  meant?: boolean
}

interface Page {
  sort: Sort
  place: Place | null
  limit: number
}

/** A product of a page, with its key in the sort. */
interface Listed {
  product: StockedProduct
  key: string | number
  meant: boolean
}

/** How many rows a statement reads: see `page`. */
const sizes = [21, 51, 101]

/**
 * Pages of the active products, each one statement (two where a word is misspelt), whose text depends only on which
 * filters are there, so that each kind is planned once. Three shapes, which read the same however many there are:
 * - plain: the sort's own index, from the place on;
 * - a category: the same within each of its descendants, merged; as many pages as there are categories;
 * - a search (search-statement.ts).
 * README.md has what they cost at 1,000 and 100,000 products.
 */
export const catalogue = ({ db }: { db: Database }) => {
  const statements = new Map<string, Statement<ProductRow & { key: string | number }>>()

  const read = async (filters: Filters, wanted: WantedWord[] | null, meant: boolean, page: Page) => {
    const { category, brand, minPrice, maxPrice, inStock } = filters
    const { sort, place, limit } = page
    const values: unknown[] = []
    const given = (value: unknown, condition: (parameter: string) => string) => {
      if (value === undefined || value === null) return ''
      values.push(value)
      return condition(`$${values.length}`)
    }
    // In the text: of a bound one PostgreSQL expects a tenth of all products, and plans each page anew (some
    // milliseconds for a sorted search) rather than keep a plan for that.
    const size = sizes.find((rows) => rows >= limit) ?? limit
    const single = wanted?.length === 1
    const parts: Parts = {
      sort,
      limit: String(size),
      wanted: given(wanted && JSON.stringify(wanted), (at) => at),
      single,
      meant,
      category: given(category, (at) => at),
      conditions: [
        given(brand === undefined ? undefined : sortKey(brand), (at) => `brand_key = ${at}`),
        given(minPrice, (at) => `price >= ${at}`),
        given(maxPrice, (at) => `price <= ${at}`),
        given(inStock, (at) => `in_stock = ${at}`),
      ].filter(Boolean),
      place: place && [given(place.key, (at) => at), given(place.id, (at) => at)],
    }
    const shape = Object.entries({
      ...filters,
      place,
      single: single || null,
      meant: meant || null,
    }).filter(([, value]) => value != null)
    const name = ['product.list', size, sort, ...shape.map(([key]) => key)].join('.')
    // How many a range of prices holds is known from its ends alone: without a name it is planned each time.
    const isRange = minPrice !== undefined || maxPrice !== undefined
    let statement = statements.get(name)
    if (!statement) {
      statement = sql(isRange ? '' : name, pageText(parts))
      statements.set(name, statement)
    }
    const rows = await db.query(statement, values)
    return rows.slice(0, limit).map((row) => ({ product: toProduct(row), key: row.key, meant }))
  }

  return {
    /**
     * At most `limit` products after `place`. Neighbours in spelling are looked up only where no product has the words
     * as they were typed; a list goes on as it began.
     */
    async page(filters: Filters, sort: Sort, place: Place | null, limit: number): Promise<Listed[]> {
      const wanted = filters.q ? wantedWords(filters.q) : null
      if (wanted?.length === 0) return []
      const page = { sort, place, limit }
      const typed = place?.meant ? [] : await read(filters, wanted, false, page)
      const isMeant = place ? place.meant : wanted && typed.length === 0
      return isMeant ? read(filters, wanted, true, page) : typed
    },
  }
}

export type Catalogue = ReturnType<typeof catalogue>
