import type { Tx } from '#src/database/transaction.ts'
import { type FieldError, Problem } from '#src/http/problem.ts'
import type { Deal, Priced } from '../pricing.ts'
import { spentWords } from './offer.ts'
import type { OfferRepository } from './offer-repository.ts'

/** A 422 that names the codes and why they are refused. */
export const refuseCoupons = (errors: FieldError[]): Problem =>
  new Problem(422, errors.map(({ message }) => message).join('; '), {
    type: '/problems/coupon-refused',
    errors,
  })

/** Uses the coupons of an order; a 422 where one is used up, by all or by this customer. */
export async function useCoupons(
  {
    order,
    deal,
    codes,
  }: { order: { id: string; customerId: string } & Pick<Priced, 'coupons'>; deal: Deal; codes: string[] },
  offers: OfferRepository,
  tx: Tx,
): Promise<void> {
  // In one order for all, so that two orders with the same two don't wait for each other.
  for (const { code } of order.coupons.toSorted((a, b) => (a.offerId < b.offerId ? -1 : 1))) {
    const offer = deal.offers.byCode(code)
    if (!offer) continue
    const became = await offers.useCoupon(offer, { orderId: order.id, customerId: order.customerId }, tx)
    if (became === 'used') continue
    const why = spentWords[became]
    throw refuseCoupons([{ path: `coupons[${codes.indexOf(code)}]`, message: `${code}: ${why}` }])
  }
}
