import { sql } from '#src/database/statement.ts'

/** A category as a row of the tree. */
export interface TreeRow {
  id: string
  slug: string
  name: string
  parent_id: string | null
  path: string[]
  keys: string[]
}

const tree = `with recursive tree as (
  select id, slug, name, parent_id, array[name] as path, array[name_key] as keys from category where parent_id is null
  union all
  select category.id, category.slug, category.name, category.parent_id, path || category.name, keys || category.name_key
  from category join tree on category.parent_id = tree.id)`

export const page = sql<TreeRow>(
  'category.page',
  `${tree} select * from tree where $1::uuid is null or keys > (select keys from tree where id = $1)
   order by keys limit $2`,
)
export const byPath = sql<TreeRow>(
  'category.by_path',
  `${tree} select * from tree where to_jsonb(keys) in (select jsonb_array_elements($1::jsonb))`,
)
export const byId = sql<TreeRow>('category.by_id', `${tree} select * from tree where id = any($1::uuid[])`)
export const keep = sql('category.keep', 'select from category where id = $1 for key share')
export const lock = sql('category.lock', `select pg_advisory_xact_lock(hashtext('category: the tree'))`)
export const ancestors = sql<{ id: string }>(
  'category.ancestors',
  `with recursive up as (
     select id, parent_id from category where id = $1
     union all select category.id, category.parent_id from category join up on category.id = up.parent_id)
   select id from up`,
)
export const height = sql<{ height: number }>(
  'category.height',
  `with recursive down as (
     select id, 1 as level from category where id = $1
     union all select category.id, level + 1 from category join down on category.parent_id = down.id)
   select max(level)::int as height from down`,
)
export const siblings = sql<{ id: string }>(
  'category.namesake',
  'select id from category where parent_id is not distinct from $1::uuid and name_key = $2',
)
export const takenSlugs = sql<{ slug: string }>(
  'category.taken_slugs',
  'select slug from category where slug = any($1::text[])',
)
export const uses = sql<{ children: boolean; products: boolean }>(
  'category.uses',
  `select exists (select from category where parent_id = $1) as children,
          exists (select from product where category_id = $1) as products`,
)
