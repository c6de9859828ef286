import type { Tx } from '#src/database/transaction.ts'
import { sortKey } from '#src/words.ts'
import type { CategoryRepository } from './category-repository.ts'
import type { CreateCategory } from './create-category.ts'

interface Needs {
  categories: CategoryRepository
  createCategory: CreateCategory
}

/**
 * The ids of categories by their paths (names from the root down), in the same order, undefined for an empty path; made where missing.
 * The tree stands still until the transaction ends.
 */
export const placeCategories =
  ({ categories, createCategory }: Needs) =>
  async (paths: string[][], tx: Tx): Promise<(string | undefined)[]> => {
    await categories.lockTree(tx)
    const wanted = new Map<string, string[]>()
    for (const path of paths) {
      for (let level = 1; level <= path.length; level++)
        wanted.set(keyOf(path.slice(0, level)), path.slice(0, level))
    }
    const there = await categories.atPaths([...wanted.values()], tx)
    const ids = new Map(there.map((category) => [keyOf(category.path), category.id]))
    // A path follows the paths that it begins with, so that a parent is made before its children.
    for (const [key, path] of wanted) {
      if (ids.has(key)) continue
      const parentId = ids.get(keyOf(path.slice(0, -1))) ?? null
      const { id } = await createCategory({ name: path.at(-1) as string, parentId }, tx)
      ids.set(key, id)
    }
    return paths.map((path) => ids.get(keyOf(path)))
  }

export type PlaceCategories = ReturnType<typeof placeCategories>

const keyOf = (path: string[]) => JSON.stringify(path.map(sortKey))
