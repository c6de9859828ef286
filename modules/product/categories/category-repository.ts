import { DataTypes } from 'sequelize'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ResponseCache } from '#src/http/response-cache.ts'
import { sortKey } from '../words.ts'

export interface Category {
  id: string
  slug: string
  name: string
  parentId: string | null
}

const keep = sql('category.keep', 'select from category where id = $1 for key share')
const lock = sql('category.lock', `select pg_advisory_xact_lock(hashtext('category: the tree'))`)
const siblings = sql<{ id: string }>(
  'category.namesake',
  'select id from category where parent_id is not distinct from $1::uuid and name_key = $2',
)
const takenSlugs = sql<{ slug: string }>(
  'category.taken_slugs',
  'select slug from category where slug = any($1::text[])',
)
const uses = sql<{ children: boolean; products: boolean }>(
  'category.uses',
  `select exists (select from category where parent_id = $1) as children,
          exists (select from product where category_id = $1) as products`,
)

/** The rows of categories: a Sequelize model, and SQL where there are locks or conditions. */
export const categoryRepository = ({ db, responseCache }: { db: Database; responseCache: ResponseCache }) => {
  const model = db.sequelize.define(
    'category',
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      parentId: DataTypes.UUID,
      name: DataTypes.TEXT,
      nameKey: DataTypes.TEXT,
      slug: DataTypes.TEXT,
    },
    { tableName: 'category' },
  )
  const toRow = (category: Category) => ({ ...category, nameKey: sortKey(category.name) })

  return {
    /** Until the transaction ends nobody else changes the tree: two moves can't make a cycle together. */
    async lockTree(tx: Tx): Promise<void> {
      await tx.query(lock)
    },

    /** For a change: nobody removes it or gives it a product until the transaction ends. */
    async take(id: string, tx: Tx): Promise<Category | null> {
      const transaction = await tx.sequelize()
      const attributes = ['id', 'slug', 'name', 'parentId']
      const found = await model.findByPk(id, {
        transaction,
        attributes,
        raw: true,
        lock: transaction.LOCK.UPDATE,
      })
      return found as Category | null
    },

    /** Whether there is one; if so, nobody removes it until the transaction ends. */
    async keep(id: string, tx: Tx): Promise<boolean> {
      return (await tx.query(keep, [id])).length > 0
    },

    async insert(category: Category, tx: Tx): Promise<void> {
      await model.create(toRow(category), { transaction: await tx.sequelize(), returning: false })
      tx.afterCommit(responseCache.forget)
    },

    async update(category: Category, tx: Tx): Promise<void> {
      await model.update(toRow(category), { where: { id: category.id }, transaction: await tx.sequelize() })
      tx.afterCommit(responseCache.forget)
    },

    async remove(id: string, tx: Tx): Promise<void> {
      await model.destroy({ where: { id }, transaction: await tx.sequelize() })
      tx.afterCommit(responseCache.forget)
    },

    async namesake(parentId: string | null, name: string, tx: Tx): Promise<string | null> {
      return (await tx.query(siblings, [parentId, sortKey(name)]))[0]?.id ?? null
    },

    async takenSlugs(slugs: string[], tx: Tx): Promise<Set<string>> {
      return new Set((await tx.query(takenSlugs, [slugs])).map(({ slug }) => slug))
    },

    async uses(id: string, tx: Tx): Promise<{ children: boolean; products: boolean }> {
      return (await tx.query(uses, [id]))[0] ?? { children: false, products: false }
    },
  }
}

export type CategoryRepository = ReturnType<typeof categoryRepository>
