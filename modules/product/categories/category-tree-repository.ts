import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { sortKey } from '../words.ts'
import type { Category } from './category-repository.ts'

/** A category with the names from the root to it, and those as they are compared. */
interface PlacedCategory extends Category {
  path: string[]
  keys: string[]
}

/** A category as a row of the tree. */
interface TreeRow {
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

const page = sql<TreeRow>(
  'category.page',
  `${tree} select * from tree where $1::uuid is null or keys > (select keys from tree where id = $1)
   order by keys limit $2`,
)
const byPath = sql<TreeRow>(
  'category.by_path',
  `${tree} select * from tree where to_jsonb(keys) in (select jsonb_array_elements($1::jsonb))`,
)
const byId = sql<TreeRow>('category.by_id', `${tree} select * from tree where id = any($1::uuid[])`)
const ancestors = sql<{ id: string }>(
  'category.ancestors',
  `with recursive up as (
     select id, parent_id from category where id = $1
     union all select category.id, category.parent_id from category join up on category.id = up.parent_id)
   select id from up`,
)
const height = sql<{ height: number }>(
  'category.height',
  `with recursive down as (
     select id, 1 as level from category where id = $1
     union all select category.id, level + 1 from category join down on category.parent_id = down.id)
   select max(level)::int as height from down`,
)

const toCategory = ({ parent_id, ...rest }: TreeRow): PlacedCategory => ({ ...rest, parentId: parent_id })

/** Categories by their places in the tree, read only. */
export const categoryTree = ({ db }: { db: Database }) => ({
  /** Parents before children, siblings by name, from behind the category with this id. */
  async page(after: string | null, limit: number): Promise<PlacedCategory[]> {
    return (await db.query(page, [after, limit])).map(toCategory)
  },

  /** Those of the paths that there are; compared without case and accents. */
  async atPaths(paths: string[][], on: Queryable = db): Promise<PlacedCategory[]> {
    return (await on.query(byPath, [JSON.stringify(paths.map((path) => path.map(sortKey)))])).map(toCategory)
  },

  /** With their paths. */
  async placed(ids: string[], on: Queryable = db): Promise<PlacedCategory[]> {
    return (await on.query(byId, [ids])).map(toCategory)
  },

  /** It and all above it, nearest first. */
  async lineage(id: string, tx: Tx): Promise<string[]> {
    return (await tx.query(ancestors, [id])).map((row) => row.id)
  },

  /** Levels from it down to its deepest descendant, itself included. */
  async height(id: string, tx: Tx): Promise<number> {
    return (await tx.query(height, [id]))[0]?.height ?? 0
  },
})

export type CategoryTree = ReturnType<typeof categoryTree>
