import type { Tx } from '#src/database/transaction.ts'
import { type FieldError, invalid } from '#src/http/problem.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { ProductRepository } from '../product-repository.ts'
import type { OfferFacts, OfferWhen } from './offer.ts'

/** 422 unless the parts of an offer fit each other, and its amounts are in the mart's currency. */
export function requireSense({ from, until, when, gives }: OfferFacts, currency: string): void {
  const amounts = {
    'when.minSubtotal': when.minSubtotal,
    'gives.amount': gives.amount,
    'gives.priceEach': gives.priceEach,
    'gives.bundle.price': gives.bundle?.price,
  }
  const errors: FieldError[] = Object.entries(amounts)
    .filter(([, money]) => money && money.currency !== currency)
    .map(([path]) => ({ path: `${path}.currency`, message: `must be ${currency}` }))
  if (from && until && until <= from) errors.push({ path: 'until', message: 'must be after from' })
  // Else all that the shop has would cost the same.
  if (gives.priceEach && !when.products && !when.categories && !when.brands)
    errors.push({
      path: 'when',
      message: 'must name products, categories or brands where gives has priceEach',
    })
  if (errors.length > 0) throw invalid(...errors)
}

/** 422 unless there are the products and categories that it names; the categories stay until the transaction ends. */
export async function requireGoods(
  { products: ids = [], categories: shelves = [] }: OfferWhen,
  { products, categories }: { products: ProductRepository; categories: CategoryRepository },
  tx: Tx,
): Promise<void> {
  const [known, held] = await Promise.all([products.known(ids, tx), categories.holdAll(shelves, tx)])
  const errors = [
    ...missing(ids, known, 'when.products', 'there is no such product'),
    ...missing(shelves, held, 'when.categories', 'there is no such category'),
  ]
  if (errors.length > 0) throw invalid(...errors)
}

const missing = (ids: string[], known: Set<string>, path: string, message: string): FieldError[] =>
  [...ids.entries()].filter(([, id]) => !known.has(id)).map(([at]) => ({ path: `${path}[${at}]`, message }))
