import { columnNames } from './product-row.ts'
import type { Sort } from './schemas.ts'

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

/** What the statement of a page is made of; parameters as `$1`, empty where there is none. */
export interface Parts {
  sort: Sort
  limit: string
  /** The words, as JSON. */
  wanted: string
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
  const behind = (key: string) =>
    place ? ` and (${key}, id) ${descending ? '<' : '>'} (${place[0]}::${type}, ${place[1]}::uuid)` : ''
  const ctes = [
    ...(category ? [`subtree as (${subtree(category)})`] : []),
    ...(wanted ? searchCtes(parts, behind, way) : []),
  ]
  return `${ctes.length > 0 ? `with recursive ${ctes.join(',\n')}` : ''}
    select ${productColumns}, ${shown} as key
    from ${wanted ? 'found join product using (id)' : listed(parts, behind, way)}
    ${wanted || category ? `order by key ${way}, product.id ${way} limit ${limit}` : ''}`
}

/** From the sort's own index; within a category from that of each of its descendants. */
function listed(parts: Parts, behind: (key: string) => string, way: string): string {
  const { column } = orders[parts.sort]
  const one = (more: string) => `(select ${columnNames.join(', ')}, ${column} as key from product
    where ${active(parts)}${more}${behind(column)} order by ${column} ${way}, id ${way} limit ${parts.limit})`
  return parts.category
    ? `subtree cross join lateral ${one(' and category_id = subtree.id')} as product`
    : `${one('')} as product`
}

/** From the index of words. Materialized before it is sorted, so that this index alone decides what is read. */
function searchCtes(parts: Parts, behind: (key: string) => string, way: string): string[] {
  const { wanted, limit, category } = parts
  const { column } = orders[parts.sort]
  const hits = (wish: string) => `select id, ${column === 'rank' ? rank(wish) : column} as key from product
    where ${active(parts)} and search @@ ${wish}
    ${category ? 'and category_id = any(array(select id from subtree))' : ''}
    ${column === 'rank' ? `limit ${mostRanked}` : ''}`
  return [
    `typed as materialized (select search_typed(${wanted}::jsonb) as wish)`,
    `typed_hits as materialized (${hits('(select wish from typed)')})`,
    `near as materialized (select case when not exists (select from typed_hits)
       then search_near(${wanted}::jsonb) end as wish)`,
    `near_hits as materialized (${hits('(select wish from near)')})`,
    `hits as (select * from typed_hits union all select * from near_hits)`,
    `found as (select id, key from hits where true${behind('key')}
       order by key ${way}, id ${way} limit ${limit})`,
  ]
}

/** Spelled out, so that the planner sees that the partial indexes serve. */
const active = ({ conditions }: Parts) => ["status = 'active'", ...conditions].join(' and ')

const productColumns = columnNames.map((column) => `product.${column}`).join(', ')

/** A category and all under it. */
const subtree = (category: string) => `
  select id from category where id::text = lower(${category}) or slug = lower(${category})
  union all select category.id from category join subtree on category.parent_id = subtree.id`
