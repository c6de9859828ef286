import { invalid } from '#src/http/problem.ts'
import { type CatalogueEntry, type Tariff, whyNotSold } from './pricing.ts'

/** A product that was asked for, if there is one, and where in the request. */
interface Asked {
  product: CatalogueEntry | undefined
  path: string
}

/** What a pricing gives; a sum that the mart can't count is a 422. */
export function countable<T>(pricing: () => T): T {
  try {
    return pricing()
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw invalid({ path: 'items', message: 'come to more than an order may' })
    }
    throw cause
  }
}

/** A 422 that names every product that can't be ordered. */
export function requireSold(asked: Asked[], tariff: Tariff): void {
  const errors = asked.flatMap(({ product, path }) => {
    if (!product) return { path, message: 'there is no such product' }
    const message = whyNotSold(product, tariff)
    return message === null ? [] : { path, message }
  })
  if (errors.length > 0) throw invalid(...errors)
}
