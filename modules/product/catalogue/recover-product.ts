import type { Tx } from '#src/database/transaction.ts'
import type { Money } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { createCategory } from '../categories/create-category.ts'
import type { Product, SalePrice } from '../product.ts'
import type { ProductRepository } from '../product-repository.ts'
import type { TellProducts } from '../tell-products.ts'
import { chooseSlug, slugCandidates } from './slug.ts'

interface Needs {
  products: ProductRepository
  categories: CategoryRepository
  createCategory: ReturnType<typeof createCategory>
  tellProducts: TellProducts
  now: () => Date
}

/** What the copies of other modules know of a product that this one has lost. */
export interface Remembered {
  id: string
  sku: string
  name: string
  soldBy: SoldBy
  price: Money
  maxPerOrder: number | null
  ageLimit: number | null
  substitutes: string[]
  brand: string
  barcode: string | null
  taxClass: string | null
  retailPrice: Money | null
  tariffCode: string | null
  salePrice: SalePrice | null
  version: number
}

/** Where staff find what came back with no more than its name and price. */
const shelf = 'Restored'

/**
 * Takes back a product that this module, restored to an earlier time, has lost: archived, with what others know of it, for
 * staff to complete. Does nothing where it, or another one with its SKU, is there.
 */
export const recoverProduct =
  ({ products, categories, createCategory, tellProducts, now }: Needs) =>
  async (known: Remembered, tx: Tx): Promise<boolean> => {
    await products.lockNames(tx)
    await categories.lockTree(tx)
    if (await products.find({ id: known.id }, tx)) return false
    if ((await products.takeBySku([known.sku], tx)).length > 0) return false
    const categoryId =
      (await categories.namesake(null, shelf, tx)) ??
      (await createCategory({ name: shelf, parentId: null }, tx)).id
    const wish = { name: known.name, extra: known.sku, id: known.id }
    const slugs = await products.takenSlugs(slugCandidates(wish), tx)
    const at = now()
    const product: Product = {
      ...known,
      slug: chooseSlug(wish, (slug) => slugs.has(slug)),
      description: '',
      categoryId,
      images: [],
      attributes: {},
      status: 'archived',
      openingStock: 0,
      version: known.version + 1,
      createdAt: at,
      updatedAt: at,
    }
    products.save([product], tx)
    tx.say(...(await tellProducts({ changed: [product] }, tx)))
    return true
  }
