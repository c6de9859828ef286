import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { StockedProduct } from '../product.ts'
import { created } from '../product-events.ts'
import type { ProductRepository } from '../product-repository.ts'
import { requireCategory, requireCurrency, requireSubstitutes } from './product-rules.ts'
import type { NewProduct } from './schemas.ts'
import { chooseSlug, slugCandidates } from './slug.ts'

/** Takes a product into the catalogue. 409 a taken SKU, 422 another currency, an unknown category or substitute. */
export const createProduct =
  (deps: { products: ProductRepository; categories: CategoryRepository; config: Config; now: () => Date }) =>
  async (facts: NewProduct, tx: Tx): Promise<StockedProduct> => {
    const { products, categories, config, now } = deps
    requireCurrency(facts.price, config)
    await products.lockNames(tx)
    const id = v7()
    const substitutes = facts.substitutes.map((other) => other.toLowerCase())
    const wish = { name: facts.name, extra: facts.sku, id }
    const [namesakes, slugs] = await Promise.all([
      products.takeBySku([facts.sku], tx),
      products.takenSlugs(slugCandidates(wish), tx),
      requireCategory(facts.categoryId, categories, tx),
      requireSubstitutes(substitutes, id, products, tx),
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
      status: 'active',
      inStock: false,
      version: 1,
      createdAt: at,
      updatedAt: at,
    }
    products.save([product], tx)
    tx.say(created(product))
    return product
  }
