import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { invalid } from '#src/http/problem.ts'
import type { Money } from '#src/money.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import { type ProductFacts, saleRefusal } from '../product.ts'
import type { ProductRepository } from '../product-repository.ts'
import type { TaxRepository } from '../taxes/tax-repository.ts'

/** 422 unless the prices, as far as there are, are in the mart's currency. */
export function requireCurrency({ price, retailPrice, salePrice }: Prices, { currency }: Config): void {
  const prices = { price, retailPrice, 'salePrice.price': salePrice?.price }
  const wrong = Object.entries(prices).filter(([, money]) => money && money.currency !== currency)
  if (wrong.length > 0)
    throw invalid(...wrong.map(([path]) => ({ path: `${path}.currency`, message: `must be ${currency}` })))
}

interface Prices {
  price?: Money
  retailPrice?: Money | null
  salePrice?: { price: Money } | null
}

/** 422 unless there is such a tax class; the mart's own one is there before anybody sets its rates. */
export async function requireTaxClass(
  name: string | null | undefined,
  { taxes, config }: { taxes: TaxRepository; config: Config },
  tx: Tx,
): Promise<void> {
  if (!name || name === config.product.defaultTaxClass || (await taxes.known([name], tx)).has(name)) return
  throw invalid({ path: 'taxClass', message: 'there is no such tax class' })
}

/** 422 where a sale price isn't less than the price. */
export function requireSale(product: ProductFacts, now: Date): void {
  const refusal = saleRefusal(product, now)
  if (refusal) throw invalid({ path: 'salePrice.price', message: refusal })
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
