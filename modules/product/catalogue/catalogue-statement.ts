import { firstBy, mostRelevant } from '../finding/search-statement.ts'
import { columnNames } from '../product-row.ts'
import type { Sort } from '../schemas.ts'

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
export interface Parts {
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
