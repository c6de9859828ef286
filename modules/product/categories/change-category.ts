import type { Tx } from '#src/database/transaction.ts'
import { invalid, notFound } from '#src/http/problem.ts'
import type { Category, CategoryRepository } from './category-repository.ts'
import { deepest, taken, tooDeep } from './create-category.ts'

/** The job that says anew what lies in a category that was moved. */
export const tellMovedJob = 'tell moved products'

interface Needs {
  categories: CategoryRepository
  wake: (job: string) => void
}

/**
 * Renames a category or moves it, with all under it, whose products are said anew by and by; its slug stays, so that links do. 422 a parent that
 * is unknown, or is itself or under it; 409 a sibling of that name. Changes to the tree come one by one.
 */
export const changeCategory =
  ({ categories, wake }: Needs) =>
  async (id: string, changes: { name?: string; parentId?: string | null }, tx: Tx): Promise<Category> => {
    await categories.lockTree(tx)
    const before = await categories.take(id, tx)
    if (!before) throw notFound('category')
    const category = { ...before, ...changes }
    if (category.parentId !== null && category.parentId !== before.parentId) {
      const above = await categories.lineage(category.parentId, tx)
      if (above.length === 0) throw invalid({ path: 'parentId', message: 'there is no such category' })
      if (above.includes(id))
        throw invalid({ path: 'parentId', message: 'is the category itself or under it' })
      if (above.length + (await categories.height(id, tx)) > deepest) throw tooDeep()
    }
    const namesake = await categories.namesake(category.parentId, category.name, tx)
    if (namesake && namesake !== id) throw taken(category.name)
    await categories.update(category, tx)
    if (category.parentId !== before.parentId) {
      categories.noteMove(id, tx)
      tx.afterCommit(() => wake(tellMovedJob))
    }
    return category
  }
