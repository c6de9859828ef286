import type { Database } from '#src/database/database.ts'
import { type Statement, sql } from '#src/database/statement.ts'
import { sortKey } from '#src/words.ts'
import { firstBy, mostRelevant } from '../finding/search-statement.ts'
import type { SynonymRepository } from '../finding/synonym-repository.ts'
import {
  type Atom,
  asksForWeight,
  nearSynonyms,
  partable,
  parted,
  termsOf,
  type Wish,
  wishesOf,
} from '../finding/wish.ts'
import type { StockedProduct } from '../product.ts'
import { columnNames, type ProductRow, toProduct } from '../product-row.ts'
import type { Sort } from './schemas.ts'

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
  /** Whether words that may have been run together were parted, since neighbours in spelling found nothing. */
  parted?: boolean
  /** How often something was left out of the search before anything was found. */
  relaxed?: number
}

/** How a search is taken, one after the other until something is found. */
const ways = ['typed', 'meant', 'parted'] as const
type Way = (typeof ways)[number]

interface Page {
  sort: Sort
  place: Place | null
  limit: number
}

/** A product of a page, with its key in the sort. */
interface Listed {
  product: StockedProduct
  key: string | number
}

/** Products of a list, and what was done to the search so that there are any. */
interface Found {
  rows: Listed[]
  way: Way
  /** How often something was left out. */
  step: number
  /** All that was left out, as it was typed. */
  relaxed: string[]
}

const known = sql<Atom>(
  'product.known_words',
  `select word, prefix from jsonb_to_recordset($1::jsonb) as wanted (word text, prefix boolean)
   where exists (select from search_terms(word, coalesce(prefix, false)))`,
)

/** How many rows a statement reads: see `page`. */
const sizes = [21, 51, 101]

/**
 * Pages of the active products, each one statement (more where not all words are found), whose text depends only on which
 * filters are there, so that each kind is planned once. Three shapes, which read the same however many there are:
 * - plain: the sort's own index, from the place on;
 * - a category: the same within each of its descendants, merged; as many pages as there are categories;
 * - a search (search-statement.ts).
 * README.md has what they cost at 1,000 and 100,000 products.
 */
export const catalogueRepository = ({ db, synonyms }: { db: Database; synonyms: SynonymRepository }) => {
  const statements = new Map<string, Statement<ProductRow & { key: string | number }>>()

  const read = async (filters: Filters, wish: Wish | null, meant: boolean, page: Page): Promise<Listed[]> => {
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
    const wanted = wish && termsOf(wish, meant)
    const single = wanted?.slots === 1
    const parts: Parts = {
      sort,
      limit: String(size),
      wanted: given(wanted && JSON.stringify(wanted.terms), (at) => at),
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
    return rows.slice(0, limit).map((row) => ({ product: toProduct(row), key: row.key }))
  }

  /** The wish in which each word that no product has may be two that some have; null where none is. */
  const asParted = async (wish: Wish): Promise<Wish | null> => {
    const atoms = partable(wish)
    return atoms.length === 0 ? null : parted(wish, await db.query(known, [JSON.stringify(atoms)]))
  }

  return {
    /**
     * At most `limit` products after `place`. Where none has all that was typed, sizes are left out step by step; where
     * that finds nothing either, the same with neighbours in spelling, and at last with words parted that may have been
     * run together. A list goes on as it began.
     */
    async page(filters: Filters, sort: Sort, place: Place | null, limit: number): Promise<Found> {
      const page = { sort, place, limit }
      const nothing: Found = { rows: [], way: 'typed', step: 0, relaxed: [] }
      if (!filters.q) return { ...nothing, rows: await read(filters, null, false, page) }
      const words = await synonyms.current()
      const wishes = wishesOf(filters.q, words)
      for (const way of place ? [wayOf(place)] : ways) {
        for (const [step, wish] of wishes.entries()) {
          if (place && step !== (place.relaxed ?? 0)) continue
          const close = way === 'typed' ? wish : nearSynonyms(wish, words)
          const taken = way === 'parted' ? await asParted(close) : close
          if (!taken) continue
          const rows = await read(filters, taken, way !== 'typed', page)
          if (place || isFound(rows, wish)) return { rows, way, step, relaxed: wish.relaxed }
        }
      }
      return nothing
    },
  }
}

const wayOf = ({ meant, parted }: Place): Way => (parted ? 'parted' : meant ? 'meant' : 'typed')

export type CatalogueRepository = ReturnType<typeof catalogueRepository>

/**
 * Whether a search is answered by what it found. What is weighed can be had in any weight: where there is nothing else,
 * nothing has the one that was asked for.
 */
function isFound(rows: Listed[], wish: Wish): boolean {
  return rows.length > 0 && (!asksForWeight(wish) || rows.some(({ product }) => product.soldBy === 'piece'))
}

/** How a list is sorted. */
interface Order {
  column: string
  type: string
  descending: boolean
  /** The key as JSON can carry it, and read it back exactly. */
  shown: string
}

const orders: Record<Sort, Order> = {
  relevance: { column: 'rank', type: 'integer', descending: true, shown: 'key' },
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

/** What the statement of a page is made of; parameters as `$1`, empty where there is none. */
interface Parts {
  sort: Sort
  limit: string
  /** The terms of a search, as JSON. */
  wanted: string
  /** Whether a find has one of them, rather than one of each of several slots. */
  single: boolean
  /** Whether its neighbours in spelling are meant, too. */
  meant: boolean
  category: string
  /** What narrows the list besides, each an SQL condition. */
  conditions: string[]
  /** Behind which key and id the page begins. */
  place: [key: string, id: string] | null
}

/** The SQL of a page: rows of products, each with its `key`. */
export function pageText(parts: Parts): string {
  const { sort, limit, wanted, category, place } = parts
  const { shown, type, descending } = orders[sort]
  const way = descending ? 'desc' : 'asc'
  const behind = (key: string, id = 'id') =>
    place ? `(${key}, ${id}) ${descending ? '<' : '>'} (${place[0]}::${type}, ${place[1]}::uuid)` : 'true'
  const ctes = [
    ...(category ? [`subtree as (${subtree(category)})`] : []),
    ...(wanted ? searchCtes(parts, behind, way) : []),
  ]
  return `${ctes.length > 0 ? `with recursive ${ctes.join(',\n')}` : ''}
    select ${productColumns}, ${shown} as key
    from ${wanted ? `found ${itself}` : listed(parts, behind, way)}
    ${wanted || category ? `order by key ${way}, product.id ${way} limit ${limit}` : ''}`
}

/** From the sort's own index; within a category from that of each of its descendants, keys first. */
function listed(parts: Parts, behind: (key: string) => string, way: string): string {
  const { column } = orders[parts.sort]
  const one = (columns: string, more: string) => `(select ${columns}, ${column} as key from product
    where ${active(parts).join(' and ')}${more} and ${behind(column)} order by ${column} ${way}, id ${way} limit ${parts.limit})`
  return parts.category
    ? `(select one.id, one.key from subtree cross join lateral ${one('id', ' and category_id = subtree.id')} as one
        order by key ${way}, id ${way} limit ${parts.limit}) as found ${itself}`
    : `${one(columnNames.join(', '), '')} as product`
}

function searchCtes(parts: Parts, behind: (key: string, id?: string) => string, way: string): string[] {
  const { sort, wanted, single, meant, limit, category, conditions } = parts
  const search = {
    wanted,
    meant,
    limit,
    bare: single && !category && conditions.length === 0,
    conditions: [...active(parts), ...(category ? ['category_id = any(array(select id from subtree))'] : [])],
  }
  return sort === 'relevance'
    ? mostRelevant(search, behind)
    : firstBy(search, { column: orders[sort].column, way, behind })
}

/** Spelled out, so that the planner sees that the partial indexes serve. */
const active = ({ conditions }: Parts) => ["status = 'active'", ...conditions]

const productColumns = columnNames.map((column) => `product.${column}`).join(', ')

/** The products of a page's keys, each by its id; joined, a small catalogue was read from end to end for them. */
const itself = `cross join lateral (select ${columnNames.join(', ')} from product where product.id = found.id offset 0) as product`

/** A category and all under it. */
const subtree = (category: string) => `
  select id from category where id::text = lower(${category}) or slug = lower(${category})
  union all select category.id from category join subtree on category.parent_id = subtree.id`
