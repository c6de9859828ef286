import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import { chooseSlug, slugCandidates } from '../catalogue/slug.ts'
import type { Category, CategoryRepository } from './category-repository.ts'

/** Levels that the tree may have. */
export const deepest = 8

interface Needs {
  categories: CategoryRepository
}

/**
 * Adds a category under its parent (null: at the top). 422 an unknown parent or a tree that gets too
 * deep, 409 a sibling of that name.
 */
export const createCategory =
  ({ categories }: Needs) =>
  async ({ name, parentId }: { name: string; parentId: string | null }, tx: Tx): Promise<Category> => {
    await categories.lockTree(tx)
    const parent = parentId === null ? null : await categories.take(parentId, tx)
    if (parentId !== null) {
      if (!parent) throw invalid({ path: 'parentId', message: 'there is no such category' })
      if ((await categories.lineage(parentId, tx)).length >= deepest) throw tooDeep()
    }
    if (await categories.namesake(parentId, name, tx)) throw taken(name)
    const id = v7()
    const wish = { name, extra: parent?.slug ?? '', id }
    const slugs = await categories.takenSlugs(slugCandidates(wish), tx)
    const category = { id, slug: chooseSlug(wish, (slug) => slugs.has(slug)), name, parentId }
    await categories.insert(category, tx)
    return category
  }

export type CreateCategory = ReturnType<typeof createCategory>

export const taken = (name: string) => conflict(`There is a category named ${name} in the same place.`)

export const tooDeep = () =>
  invalid({ path: 'parentId', message: `the tree may be ${deepest} levels deep at most` })
