import { categoryRepository } from './category-repository.ts'
import { changeCategory } from './change-category.ts'
import { createCategory } from './create-category.ts'
import { deleteCategory } from './delete-category.ts'
import { placeCategories } from './place-categories.ts'

export const categories = {
  categories: categoryRepository,
  placeCategories,
  createCategory,
  changeCategory,
  deleteCategory,
}
