import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { invalid } from '#src/http/problem.ts'
import type { Money } from '#src/money.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'

/** 422 unless the price is in the mart's currency. */
export function requireCurrency(price: Money, { currency }: Config): void {
  if (price.currency !== currency) throw invalid({ path: 'price.currency', message: `must be ${currency}` })
}

/** 422 unless there is such a category; it stays until the transaction ends. */
export async function requireCategory(id: string, categories: CategoryRepository, tx: Tx): Promise<void> {
  if (await categories.hold(id, tx)) return
  throw invalid({ path: 'categoryId', message: 'there is no such category' })
}
