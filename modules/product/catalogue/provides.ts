import { catalogueRepository } from './catalogue-repository.ts'
import { changeProduct } from './change-product.ts'
import { createProduct } from './create-product.ts'
import { listProducts } from './list-products.ts'
import { recoverProduct } from './recover-product.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const catalogue = {
  catalogue: catalogueRepository,
  listProducts,
  createProduct,
  changeProduct,
  recoverProduct,
}
