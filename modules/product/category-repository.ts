import { DataTypes } from 'sequelize'
import type { Database } from '#src/database/database.ts'
import type { Queryable } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import * as statements from './category-statements.ts'
import { sortKey } from './words.ts'

export interface Category {
  id: string
  slug: string
  name: string
  parentId: string | null
}

/** A category with the names from the root to it, and those as they are compared. */
export interface PlacedCategory extends Category {
  path: string[]
  keys: string[]
}

const toCategory = ({ parent_id, ...rest }: statements.TreeRow): PlacedCategory => ({
  ...rest,
  parentId: parent_id,
})

/** The rows of the tree. What is asked of it as a tree is SQL; a category by itself is a Sequelize model. */
export const categories = ({ db }: { db: Database }) => {
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
    /** Parents before children, siblings by name, from behind the category with this id. */
    async page(after: string | null, limit: number): Promise<PlacedCategory[]> {
      return (await db.query(statements.page, [after, limit])).map(toCategory)
    },

    /** Those of the paths that there are; compared without case and accents. */
    async atPaths(paths: string[][], on: Queryable = db): Promise<PlacedCategory[]> {
      return (
        await on.query(statements.byPath, [JSON.stringify(paths.map((path) => path.map(sortKey)))])
      ).map(toCategory)
    },

    /** With their paths. */
    async placed(ids: string[], on: Queryable = db): Promise<PlacedCategory[]> {
      return (await on.query(statements.byId, [ids])).map(toCategory)
    },

    /** Until the transaction ends nobody else changes the tree: two moves can't make a cycle together. */
    async lockTree(tx: Tx): Promise<void> {
      await tx.query(statements.lock)
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
      return (await tx.query(statements.keep, [id])).length > 0
    },

    async insert(category: Category, tx: Tx): Promise<void> {
      await model.create(toRow(category), { transaction: await tx.sequelize(), returning: false })
    },

    async update(category: Category, tx: Tx): Promise<void> {
      await model.update(toRow(category), { where: { id: category.id }, transaction: await tx.sequelize() })
    },

    async remove(id: string, tx: Tx): Promise<void> {
      await model.destroy({ where: { id }, transaction: await tx.sequelize() })
    },

    /** It and all above it, nearest first. */
    async lineage(id: string, tx: Tx): Promise<string[]> {
      return (await tx.query(statements.ancestors, [id])).map((row) => row.id)
    },

    /** Levels from it down to its deepest descendant, itself included. */
    async height(id: string, tx: Tx): Promise<number> {
      return (await tx.query(statements.height, [id]))[0]?.height ?? 0
    },

    async namesake(parentId: string | null, name: string, tx: Tx): Promise<string | null> {
      return (await tx.query(statements.siblings, [parentId, sortKey(name)]))[0]?.id ?? null
    },

    async takenSlugs(slugs: string[], tx: Tx): Promise<Set<string>> {
      return new Set((await tx.query(statements.takenSlugs, [slugs])).map(({ slug }) => slug))
    },

    async uses(id: string, tx: Tx): Promise<{ children: boolean; products: boolean }> {
      return (await tx.query(statements.uses, [id]))[0] ?? { children: false, products: false }
    },
  }
}

export type CategoryRepository = ReturnType<typeof categories>
