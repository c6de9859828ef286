import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { invalid } from '#src/http/problem.ts'
import type { Money } from '#src/money.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { ProductRepository } from '../product-repository.ts'

/** 422 unless the price is in the mart's currency. */
export function requireCurrency(price: Money, { currency }: Config): void {
  if (price.currency !== currency) throw invalid({ path: 'price.currency', message: `must be ${currency}` })
}

/** 422 unless there are such products, and none of them is `id` itself. */
export async function requireSubstitutes(
  ids: string[],
  id: string,
  products: ProductRepository,
  tx: Tx,
): Promise<void> {
  const known = await products.known(ids, tx)
  for (const [at, other] of ids.entries()) {
    const path = `substitutes[${at}]`
    if (other === id) throw invalid({ path, message: 'must be another product' })
    if (!known.has(other)) throw invalid({ path, message: 'there is no such product' })
  }
}

/** 422 unless there is such a category; it stays until the transaction ends. */
export async function requireCategory(id: string, categories: CategoryRepository, tx: Tx): Promise<void> {
  if (await categories.hold(id, tx)) return
  throw invalid({ path: 'categoryId', message: 'there is no such category' })
}
