import { type FieldError, invalid } from '#src/http/problem.ts'
import { type CatalogueEntry, type Tariff, whyNotSold } from '../pricing.ts'
import { type Limits, whyTooMuch } from './limits.ts'

/** A product that was asked for, if there is one, and where in the request. */
interface Asked {
  product: CatalogueEntry | undefined
  path: string
}

/** The same, with how much of it is wanted by then, and where that stands. */
interface Wanted extends Asked {
  quantity: number
  quantityPath: string
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
  const errors = asked.flatMap((one) => notSold(one, tariff))
  if (errors.length > 0) throw invalid(...errors)
}

/** The same, and every product of which more is wanted than an order may have. */
export function requireOrderable(wanted: Wanted[], tariff: Tariff, limits: Limits): void {
  const errors = wanted.flatMap(({ quantity, quantityPath, ...asked }) => {
    const unsold = notSold(asked, tariff)
    if (unsold.length > 0 || !asked.product) return unsold
    const message = whyTooMuch(asked.product, quantity, limits)
    return message === null ? [] : [{ path: quantityPath, message }]
  })
  if (errors.length > 0) throw invalid(...errors)
}

function notSold({ product, path }: Asked, tariff: Tariff): FieldError[] {
  if (!product) return [{ path, message: 'there is no such product' }]
  const message = whyNotSold(product, tariff)
  return message === null ? [] : [{ path, message }]
}
