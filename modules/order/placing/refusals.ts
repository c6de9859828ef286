import { type FieldError, invalid } from '#src/http/problem.ts'
import { type CatalogueEntry, type Priced, type Tariff, whyNotSold } from '../pricing.ts'
import { type Limits, whyTooMuch } from './limits.ts'

/** A product that was asked for, if there is one, and where in the request. */
interface RequestedProduct {
  product: CatalogueEntry | undefined
  path: string
}

/** The same, with how much of it is wanted up to there, and where in the request that stands. */
interface RequestedAmount extends RequestedProduct {
  quantity: number
  quantityPath: string
}

/** A 422 that names every product that can't be ordered. */
export function requireSold(requested: RequestedProduct[], tariff: Tariff): void {
  const errors = requested.flatMap((product) => notSold(product, tariff))
  if (errors.length > 0) throw invalid(...errors)
}

/** The same, and every product of which more is wanted than an order may have. */
export function requireOrderable(requested: RequestedAmount[], tariff: Tariff, limits: Limits): void {
  const errors = requested.flatMap(({ quantity, quantityPath, product, path }) => {
    const unsold = notSold({ product, path }, tariff)
    if (unsold.length > 0 || !product) return unsold
    const message = whyTooMuch(product, quantity, limits)
    return message === null ? [] : [{ path: quantityPath, message }]
  })
  if (errors.length > 0) throw invalid(...errors)
}

function notSold({ product, path }: RequestedProduct, tariff: Tariff): FieldError[] {
  if (!product) return [{ path, message: 'there is no such product' }]
  const message = whyNotSold(product, tariff)
  return message === null ? [] : [{ path, message }]
}

/** What a pricing gives; a sum that the mart can't count is a 422. */
export function countable(pricing: () => Priced): Priced {
  try {
    return pricing()
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw invalid({ path: 'items', message: 'come to more than an order may' })
    }
    throw cause
  }
}
