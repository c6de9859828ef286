import type { Database } from '#src/database/database.ts'
import { type Statement, sql } from '#src/database/statement.ts'
import type { StockedProduct } from './product.ts'
import { columnNames, type ProductRow, toProduct } from './product-row.ts'
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

interface Order {
  column: string
  type: string
  descending: boolean
  /** The key as JSON can carry it, and read it back exactly. */
  shown: string
}

const orders: Record<Sort, Order> = {
  relevance: { column: 'rank', type: 'float8', descending: true, shown: 'key' },
  name: { column: 'sort_name', type: 'text', descending: false, shown: 'key' },
  price: { column: 'price', type: 'bigint', descending: false, shown: 'key' },
  '-price': { column: 'price', type: 'bigint', descending: true, shown: 'key' },
  '-createdAt': {
    column: 'created_at',
    type: 'timestamptz',
    descending: true,
    shown: `to_char(key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  },
}

/** How many finds relevance weighs, ten pages: a word that more products have must not cost more. */
const mostRanked = 200

/** Names first, then brands, then descriptions; long texts count for less. */
const rank = (wish: string) => `ts_rank('{0.05, 0.2, 0.3, 1}', search, ${wish}, 1)::float8`

/**
 * Pages of the active products, each one statement, whose text depends only on which filters are there, so
 * that each kind is planned once. Three shapes, none of which reads more as the catalogue grows:
 * - plain: the sort's own index, from the place on;
 * - a category: the same within each of its descendants, merged; as many pages as there are categories;
 * - a search: the finds of the word index, then sorted; where there are none, those of the neighbours in
 *   spelling, which are not looked up before.
 * 100,000 products, 2 cores, embedded PostgreSQL 18: see README.md.
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
      const parts = {
        order: orders[sort],
        limit: given(limit, (at) => at),
        wanted: given(wanted && JSON.stringify(wanted), (at) => at),
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
      const name = ['product.list', sort, ...shape.map(([key]) => key)].join('.')
      // How many a range of prices holds is known from its ends alone: without a name it is planned each time.
      const isRange = minPrice !== undefined || maxPrice !== undefined
      let statement = statements.get(name)
      if (!statement) {
        statement = sql(isRange ? '' : name, textOf(parts))
        statements.set(name, statement)
      }
      const rows = await db.query(statement, values)
      return rows.map((row) => ({ product: toProduct(row), key: row.key }))
    },
  }
}

export type Catalogue = ReturnType<typeof catalogue>

interface Parts {
  order: Order
  /** Parameters, `$1`; empty where there is none. */
  limit: string
  wanted: string
  category: string
  conditions: string[]
  place: string[] | null
}

function textOf({ order, limit, wanted, category, conditions, place }: Parts): string {
  const { column, type, descending, shown } = order
  const direction = descending ? 'desc' : 'asc'
  const behind = (key: string) =>
    place ? ` and (${key}, id) ${descending ? '<' : '>'} (${place[0]}::${type}, ${place[1]}::uuid)` : ''
  const active = ["status = 'active'", ...conditions].join(' and ')
  const ctes: string[] = []
  if (category) ctes.push(`subtree as (${subtree(category)})`)
  // Materialized and bounded before it is sorted: the word index alone decides what is read.
  const hits = (wish: string) => `select id, ${column === 'rank' ? rank(wish) : column} as key from product
    where ${active} and search @@ ${wish}
    ${category ? 'and category_id = any(array(select id from subtree))' : ''}
    ${column === 'rank' ? `limit ${mostRanked}` : ''}`
  let found: string
  if (wanted) {
    ctes.push(
      `typed as materialized (select search_typed(${wanted}::jsonb) as wish)`,
      `typed_hits as materialized (${hits('(select wish from typed)')})`,
      `near as materialized (select case when not exists (select from typed_hits)
         then search_near(${wanted}::jsonb) end as wish)`,
      `near_hits as materialized (${hits('(select wish from near)')})`,
      `hits as (select * from typed_hits union all select * from near_hits)`,
      `found as (select id, key from hits where true${behind('key')}
         order by key ${direction}, id ${direction} limit ${limit})`,
    )
    found = `select ${prefixed}, ${shown} as key from found join product using (id)`
  } else {
    const select = (more: string) => `select ${columnNames.join(', ')}, ${column} as key from product
       where ${active}${more}${behind(column)} order by ${column} ${direction}, id ${direction} limit ${limit}`
    const from = category
      ? `subtree cross join lateral (${select(' and category_id = subtree.id')}) as product`
      : `(${select('')}) as product`
    found = `select ${prefixed}, ${shown} as key from ${from}`
  }
  const head = ctes.length > 0 ? `with recursive ${ctes.join(',\n')}` : ''
  const last =
    wanted || category
      ? `order by ${wanted ? 'found' : 'product'}.key ${direction}, product.id ${direction} limit ${limit}`
      : ''
  return `${head} ${found} ${last}`
}

const prefixed = columnNames.map((column) => `product.${column}`).join(', ')

/** A category and all under it. */
const subtree = (category: string) => `
  select id from category where id::text = lower(${category}) or slug = lower(${category})
  union all select category.id from category join subtree on category.parent_id = subtree.id`
