import type { DepsOf } from '#src/runtime/module.ts'
import { catalogue } from './catalogue/provides.ts'
import { categories } from './categories/provides.ts'
import { finding } from './finding/provides.ts'
import { offers } from './offers/provides.ts'
import { productRepository } from './product-repository.ts'
import { responseCache } from './response-cache.ts'
import { taxes } from './taxes/provides.ts'
import { tellProducts } from './tell-products.ts'
import { transfer } from './transfer/provides.ts'

export const provides = {
  responseCache,
  products: productRepository,
  tellProducts,
  ...catalogue,
  ...categories,
  ...finding,
  ...offers,
  ...taxes,
  ...transfer,
}

export type Deps = DepsOf<typeof provides>
