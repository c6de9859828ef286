import { DataTypes, type Model } from 'sequelize'
import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ResponseCache } from '#src/http/response-cache.ts'
import { sortKey } from '#src/words.ts'

/** A category; `parentId` is null at the top of the tree. */
export interface Category {
  id: string
  slug: string
  name: string
  parentId: string | null
}

interface CategoryRow extends Category {
  /** The name as it is compared: no two siblings have the same. */
  nameKey: string
}

interface CategoryModel extends Model<CategoryRow>, CategoryRow {}

/** A category with the names from the root to it, and those as they are compared. */
interface PlacedCategory extends Category {
  path: string[]
  keys: string[]
}

/** A category that was moved, and up to which product it was said what lies in it. */
interface CategoryMove {
  id: string
  told: string | null
}

/** What there is of a category that keeps it from being deleted. */
interface CategoryUses {
  children: boolean
  products: boolean
  /** Offers that name it. */
  offers: boolean
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

const hold = sql('category.hold', 'select from category where id = $1 for key share')
const holdAll = sql<{ id: string }>(
  'category.hold_all',
  'select id from category where id = any($1::uuid[]) order by id for key share',
)
const lock = sql('category.lock', `select pg_advisory_xact_lock(hashtext('category: the tree'))`)
const holdTree = sql(
  'category.hold_tree',
  `select pg_advisory_xact_lock_shared(hashtext('category: the tree'))`,
)
const siblings = sql<{ id: string }>(
  'category.namesake',
  'select id from category where parent_id is not distinct from $1::uuid and name_key = $2',
)
const takenSlugs = sql<{ slug: string }>(
  'category.taken_slugs',
  'select slug from category where slug = any($1::text[])',
)
const uses = sql<CategoryUses>(
  'category.uses',
  `select exists (select from category where parent_id = $1::uuid) as children,
          exists (select from product where category_id = $1::uuid) as products,
          exists (select from offer where conditions -> 'categories' ? $1::text) as offers`,
)

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
const lineages = sql<{ leaf: string; ids: string[] }>(
  'category.lineages',
  `with recursive up as (
     select id as leaf, id, parent_id, 1 as level from category where id = any($1::uuid[])
     union all select up.leaf, category.id, category.parent_id, level + 1
       from category join up on category.id = up.parent_id)
   select leaf, array_agg(id order by level) as ids from up group by leaf`,
)
const noteMove = sql(
  'category.note_move',
  'insert into moved_category (id, told) values ($1, null) on conflict (id) do update set told = null',
)
const takeMove = sql<CategoryMove>(
  'category.take_move',
  'select id, told from moved_category order by id limit 1 for update skip locked',
)
const toldMove = sql('category.told_move', 'update moved_category set told = $2 where id = $1')
const endMove = sql('category.end_move', 'delete from moved_category where id = $1')
const height = sql<{ height: number }>(
  'category.height',
  `with recursive down as (
     select id, 1 as level from category where id = $1
     union all select category.id, level + 1 from category join down on category.parent_id = down.id)
   select max(level)::int as height from down`,
)

const toCategory = ({ parent_id, ...rest }: TreeRow): PlacedCategory => ({ ...rest, parentId: parent_id })

/**
 * The rows of categories, and their places in the tree. A Sequelize model where a row is read and written as it is; SQL
 * where it locks, and for the tree, which is one round trip on purpose.
 */
export const categoryRepository = ({ db, responseCache }: { db: Database; responseCache: ResponseCache }) => {
  const CategoryModel = db.sequelize.define<CategoryModel>(
    'category',
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      parentId: DataTypes.UUID,
      name: { type: DataTypes.TEXT, allowNull: false },
      nameKey: { type: DataTypes.TEXT, allowNull: false },
      slug: { type: DataTypes.TEXT, allowNull: false },
    },
    { tableName: 'category', timestamps: false, underscored: true },
  )

  return {
    /** Until the transaction ends nobody else changes the tree: two moves can't make a cycle together. */
    async lockTree(tx: Tx): Promise<void> {
      await tx.query(lock)
    },

    /** Until the transaction ends nobody moves a category; awaited before anything of a product is locked. */
    async holdTree(tx: Tx): Promise<void> {
      await tx.query(holdTree)
    },

    /** For a change: nobody removes it or gives it a product until the transaction ends. */
    async take(id: string, tx: Tx): Promise<Category | null> {
      const transaction = await tx.sequelize()
      const row = await CategoryModel.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE })
      return row && fromRow(row)
    },

    /** Whether there is one; if so, nobody removes it until the transaction ends. */
    async hold(id: string, tx: Tx): Promise<boolean> {
      return (await tx.query(hold, [id])).length > 0
    },

    /** As `hold`, of many: those that there are. */
    async holdAll(ids: string[], tx: Tx): Promise<Set<string>> {
      return new Set(ids.length === 0 ? [] : (await tx.query(holdAll, [ids])).map((row) => row.id))
    },

    /** After the commit no answer is given that was read before it; so of a change and a removal. */
    async insert(category: Category, tx: Tx): Promise<void> {
      await CategoryModel.create(toRow(category), { transaction: await tx.sequelize(), returning: false })
      tx.afterCommit(responseCache.forget)
    },

    async update(category: Category, tx: Tx): Promise<void> {
      await CategoryModel.update(toRow(category), {
        where: { id: category.id },
        transaction: await tx.sequelize(),
      })
      tx.afterCommit(responseCache.forget)
    },

    async remove(id: string, tx: Tx): Promise<void> {
      await CategoryModel.destroy({ where: { id }, transaction: await tx.sequelize() })
      tx.afterCommit(responseCache.forget)
    },

    /** The id of the sibling that has this name already, without case and accents; null for none. */
    async namesake(parentId: string | null, name: string, tx: Tx): Promise<string | null> {
      return (await tx.query(siblings, [parentId, sortKey(name)]))[0]?.id ?? null
    },

    /** Those of the slugs that some category has. */
    async takenSlugs(slugs: string[], tx: Tx): Promise<Set<string>> {
      return new Set((await tx.query(takenSlugs, [slugs])).map(({ slug }) => slug))
    },

    /** Whether anything is in it. */
    async uses(id: string, tx: Tx): Promise<CategoryUses> {
      return (await tx.query(uses, [id]))[0] ?? { children: false, products: false, offers: false }
    },

    /** Parents before children, siblings by name, from behind the category with this id. */
    async page(after: string | null, limit: number): Promise<PlacedCategory[]> {
      return (await db.query(page, [after, limit])).map(toCategory)
    },

    /** Those of the paths that there are; compared without case and accents. */
    async atPaths(paths: string[][], on: Queryable = db): Promise<PlacedCategory[]> {
      return (await on.query(byPath, [JSON.stringify(paths.map((path) => path.map(sortKey)))])).map(
        toCategory,
      )
    },

    /** With their paths. */
    async placed(ids: string[], on: Queryable = db): Promise<PlacedCategory[]> {
      return (await on.query(byId, [ids])).map(toCategory)
    },

    /** It and all above it, nearest first. */
    async lineage(id: string, tx: Tx): Promise<string[]> {
      return (await tx.query(ancestors, [id])).map((row) => row.id)
    },

    /** As `lineage`, of each of many. */
    async lineages(ids: string[], tx: Tx): Promise<Map<string, string[]>> {
      const rows = ids.length === 0 ? [] : await tx.query(lineages, [ids])
      return new Map(rows.map(({ leaf, ids }) => [leaf, ids]))
    },

    /** What lies in it, or under it, is to be said anew, from the first on. */
    noteMove(id: string, tx: Tx): void {
      tx.write(noteMove, [id])
    },

    /** A category that was moved, which nobody else takes until the transaction ends; null where there is none left. */
    async takeMove(tx: Tx): Promise<CategoryMove | null> {
      return (await tx.query(takeMove))[0] ?? null
    },

    /** Up to which product a category's are said; null: all are. */
    toldMove(id: string, told: string | null, tx: Tx): void {
      if (told === null) tx.write(endMove, [id])
      else tx.write(toldMove, [id, told])
    },

    /** Levels from it down to its deepest descendant, itself included. */
    async height(id: string, tx: Tx): Promise<number> {
      return (await tx.query(height, [id]))[0]?.height ?? 0
    },
  }
}

export type CategoryRepository = ReturnType<typeof categoryRepository>

const toRow = (category: Category): CategoryRow => ({ ...category, nameKey: sortKey(category.name) })

const fromRow = ({ id, slug, name, parentId }: CategoryRow): Category => ({ id, slug, name, parentId })
