import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import type { CategoryRepository } from './categories/category-repository.ts'
import type { Product } from './product.ts'
import { created, stated } from './product-events.ts'

interface Needs {
  categories: CategoryRepository
  config: Config
}

/**
 * What is to be said of products, new ones and others, with where they lie. Asked for once they are taken, and with the
 * tree held where they come to lie in another category: whoever moves categories says anew what he finds in them.
 */
export const tellProducts =
  ({ categories, config }: Needs) =>
  async (
    { fresh = [], changed = [] }: { fresh?: Product[]; changed?: Product[] },
    tx: Tx,
  ): Promise<DomainEvent[]> => {
    const ids = [...new Set([...fresh, ...changed].map(({ categoryId }) => categoryId))]
    const lineages = await categories.lineages(ids, tx)
    const told = ({ categoryId }: Product) => ({
      categoryIds: lineages.get(categoryId) ?? [categoryId],
      defaultTaxClass: config.product.defaultTaxClass,
    })
    return [
      ...fresh.map((product) => created(product, told(product))),
      ...changed.map((product) => stated(product, told(product))),
    ]
  }

export type TellProducts = ReturnType<typeof tellProducts>
