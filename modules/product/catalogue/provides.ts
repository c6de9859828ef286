import { catalogueRepository } from './catalogue-repository.ts'
import { changeProduct } from './change-product.ts'
import { createProduct } from './create-product.ts'
import { listProducts } from './list-products.ts'

export const catalogue = { catalogue: catalogueRepository, listProducts, createProduct, changeProduct }
