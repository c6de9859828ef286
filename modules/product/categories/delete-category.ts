import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import type { CategoryRepository } from './category-repository.ts'

interface Needs {
  categories: CategoryRepository
}

/** Removes a category that has neither children nor products, archived ones included, and that no offer names; else 409. */
export const deleteCategory =
  ({ categories }: Needs) =>
  async (id: string, tx: Tx): Promise<void> => {
    await categories.lockTree(tx)
    if (!(await categories.take(id, tx))) throw notFound('category')
    const { children, products, offers } = await categories.uses(id, tx)
    if (children) throw conflict('The category has categories under it.')
    if (products) throw conflict('The category has products.')
    if (offers) throw conflict('An offer names the category.')
    await categories.remove(id, tx)
  }
