import type { FieldError } from '#src/http/problem.ts'
import type { Deal, Priced } from '../pricing.ts'
import { whyNot } from './offer.ts'

/** At most so many codes in an order, and so in a cart. */
export const mostCoupons = 5

/** A code as it is compared. */
export const inCapitals = (code: string): string => code.trim().toUpperCase()

/** The codes that give nothing, each with the reason, as the fields of a request. */
export function uselessCoupons(
  codes: string[],
  { coupons, subtotal }: Priced,
  { offers, occasion }: Deal,
): FieldError[] {
  return codes.flatMap((code, at) => {
    if (coupons.some((used) => used.code === code)) return []
    const offer = offers.byCode(code)
    const why = offer
      ? (whyNot(offer, { ...occasion, subtotal: subtotal.amount }) ??
        'it gives nothing for this order, or less than others do')
      : 'there is no such code'
    return [{ path: `coupons[${at}]`, message: `${code}: ${why}` }]
  })
}
