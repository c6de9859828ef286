import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { StockedProduct } from '../product.ts'
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
import { type NewProduct, saleOf } from './schemas.ts'
import { chooseSlug, slugCandidates } from './slug.ts'

interface Needs {
  products: ProductRepository
  categories: CategoryRepository
  taxes: TaxRepository
  tellProducts: TellProducts
  config: Config
  now: () => Date
}

/**
 * Takes a product into the catalogue. 409 a taken SKU; 422 another currency, an unknown category, substitute or tax class, a
 * sale that is none.
 */
export const createProduct =
  (deps: Needs) =>
  async (facts: NewProduct, tx: Tx): Promise<StockedProduct> => {
    const { products, categories, tellProducts, config, now } = deps
    requireCurrency(facts, config)
    await products.lockNames(tx)
    await categories.holdTree(tx)
    const id = v7()
    const substitutes = facts.substitutes.map((other) => other.toLowerCase())
    const wish = { name: facts.name, extra: facts.sku, id }
    const [namesakes, slugs] = await Promise.all([
      products.takeBySku([facts.sku], tx),
      products.takenSlugs(slugCandidates(wish), tx),
      requireCategory(facts.categoryId, categories, tx),
      requireSubstitutes(substitutes, id, products, tx),
      requireTaxClass(facts.taxClass, deps, tx),
    ])
    if (namesakes.length > 0) throw conflict(`There is a product with the SKU ${facts.sku}.`)
    const at = now()
    const product: StockedProduct = {
      ...facts,
      id,
      slug: chooseSlug(wish, (slug) => slugs.has(slug)),
      barcode: facts.barcode ?? null,
      maxPerOrder: facts.maxPerOrder ?? null,
      ageLimit: facts.ageLimit ?? null,
      substitutes,
      taxClass: facts.taxClass ?? null,
      retailPrice: facts.retailPrice ?? null,
      tariffCode: facts.tariffCode ?? null,
      salePrice: saleOf(facts.salePrice, at),
      status: 'active',
      inStock: false,
      version: 1,
      createdAt: at,
      updatedAt: at,
    }
    requireSale(product, at)
    products.save([product], tx)
    tx.say(...(await tellProducts({ fresh: [product] }, tx)))
    return product
  }
