import type { DepsOf } from '#src/runtime/module.ts'
import { answers } from './answers.ts'
import { catalogue } from './catalogue-repository.ts'
import { categories } from './category-repository.ts'
import { categoryTree } from './category-tree-repository.ts'
import { changeCategory } from './change-category.ts'
import { changeProduct } from './change-product.ts'
import { createCategory } from './create-category.ts'
import { createProduct } from './create-product.ts'
import { deleteCategory } from './delete-category.ts'
import { exportProducts } from './export-products.ts'
import { changeSynonyms } from './finding/change-synonyms.ts'
import { synonyms } from './finding/synonym-repository.ts'
import { importBatch } from './import-batch.ts'
import { importProducts } from './import-products.ts'
import { listProducts } from './list-products.ts'
import { placeCategories } from './place-categories.ts'
import { products } from './product-repository.ts'

export const provides = {
  answers,
  products,
  catalogue,
  synonyms,
  changeSynonyms,
  categories,
  categoryTree,
  listProducts,
  createProduct,
  changeProduct,
  importProducts,
  importBatch,
  placeCategories,
  exportProducts,
  createCategory,
  changeCategory,
  deleteCategory,
}

export type Deps = DepsOf<typeof provides>
