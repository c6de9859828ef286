import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { requireVersion } from '#src/http/if-match.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import { change, type StockedProduct, unitRefusal } from '../product.ts'
import type { ProductRepository } from '../product-repository.ts'
import type { TaxRepository } from '../taxes/tax-repository.ts'
import type { TellProducts } from '../tell-products.ts'
import {
  requireCategory,
  requireCurrency,
  requireSale,
  requireSubstitutes,
  requireTaxClass,
} from './product-rules.ts'
import { type ProductChange, saleOf } from './schemas.ts'

interface Needs {
  products: ProductRepository
  categories: CategoryRepository
  taxes: TaxRepository
  tellProducts: TellProducts
  config: Config
  now: () => Date
}

/**
 * Changes what staff say of a product; its slug stays, so that links do. What changes nothing is no new
 * version. 404, 412 where `ifMatch` names another version, 409 a taken SKU or another unit than what there is of it is
 * counted in, 422 as for a new product.
 */
export const changeProduct =
  (deps: Needs) =>
  async (id: string, changes: ProductChange, ifMatch: number | null, tx: Tx): Promise<StockedProduct> => {
    const { products, categories, tellProducts, config, now } = deps
    requireCurrency(changes, config)
    // Before the product itself: an import, too, takes names first, the tree then, and rows last.
    if (changes.sku) await products.lockNames(tx)
    if (changes.categoryId) await categories.holdTree(tx)
    const before = await products.take(id, tx)
    if (!before) throw notFound('product')
    requireVersion(ifMatch, before.version)
    if (changes.sku) {
      const [namesake] = await products.takeBySku([changes.sku], tx)
      if (namesake && namesake.id !== id) throw conflict(`There is a product with the SKU ${changes.sku}.`)
    }
    const refusal = unitRefusal(before, changes.soldBy)
    if (refusal) throw conflict(refusal, { path: 'soldBy', message: refusal })
    if (changes.categoryId) await requireCategory(changes.categoryId, categories, tx)
    const substitutes = changes.substitutes?.map((other) => other.toLowerCase())
    if (substitutes) await requireSubstitutes(substitutes, before.id, products, tx)
    await requireTaxClass(changes.taxClass, deps, tx)
    const at = now()
    const { salePrice, ...rest } = changes
    const facts = {
      ...rest,
      ...(substitutes && { substitutes }),
      ...(salePrice !== undefined && { salePrice: saleOf(salePrice, at) }),
    }
    const after = change(before, facts, at)
    if (!after) return before
    requireSale(after, at)
    products.save([after], tx)
    tx.say(...(await tellProducts({ changed: [after] }, tx)))
    return { ...after, inStock: before.inStock }
  }
