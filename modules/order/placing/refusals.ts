import { type FieldError, invalid } from '#src/http/problem.ts'
import type { IfShort } from '../life/lines.ts'
import { type CatalogueEntry, type Priced, type Tariff, uncountable, whyNotSold } from '../pricing.ts'
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

/** Where a line names what may stand in for it. */
interface RequestedSubstitute {
  productId: string
  ifShort?: IfShort
}

/** Every product that can't stand in for the line that names it: itself, or none that is sold. */
export const unfitSubstitutes = (
  lines: RequestedSubstitute[],
  known: ReadonlyMap<string, CatalogueEntry>,
  tariff: Tariff,
): FieldError[] =>
  lines.flatMap(({ productId, ifShort }, i) => {
    if (typeof ifShort !== 'object') return []
    const path = `items[${i}].ifShort.productId`
    if (ifShort.productId === productId) return [{ path, message: 'is what the line is of' }]
    return notSold({ product: known.get(ifShort.productId), path }, tariff)
  })

/** A 422 that names them. */
export function requireSubstitutes(
  lines: RequestedSubstitute[],
  known: ReadonlyMap<string, CatalogueEntry>,
  tariff: Tariff,
): void {
  const errors = unfitSubstitutes(lines, known, tariff)
  if (errors.length > 0) throw invalid(...errors)
}

/** The products that lines name beside their own. */
export const namedSubstitutes = (lines: RequestedSubstitute[]): string[] =>
  lines.flatMap(({ ifShort }) => (typeof ifShort === 'object' ? ifShort.productId : []))

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
      throw invalid(uncountable)
    }
    throw cause
  }
}
