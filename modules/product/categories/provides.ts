import { categoryRepository } from './category-repository.ts'
import { changeCategory } from './change-category.ts'
import { createCategory } from './create-category.ts'
import { deleteCategory } from './delete-category.ts'
import { placeCategories } from './place-categories.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const categories = {
  categories: categoryRepository,
  placeCategories,
  createCategory,
  changeCategory,
  deleteCategory,
}
