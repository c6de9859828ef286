import type { Queryable } from '#src/database/statement.ts'
import type { OfferRepository } from '../offers/offer-repository.ts'
import type { Limits } from '../placing/limits.ts'
import type { Tariff } from '../pricing.ts'
import { type Cart, priceCart } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'

interface Needs {
  carts: CartRepository
  offers: OfferRepository
  tariff: Tariff
  limits: Limits
}

/** A customer's cart as it is at this moment, priced live; whatever lies in it, it can be read. */
export const readCart =
  ({ carts, offers, tariff, limits }: Needs) =>
  async (customerId: string, on?: Queryable): Promise<Cart> => {
    // Sent together: a basket without codes is read in one round trip.
    const [entries, coupons, deal] = await Promise.all([
      carts.entries(customerId, on),
      carts.coupons(customerId, on),
      offers.deal({ customerId, paymentMethod: null, coupons: [] }, on),
    ])
    const withCodes = coupons.length > 0 ? await offers.withCoupons(deal, coupons, customerId, on) : deal
    return priceCart(entries, { ...tariff, deal: withCodes }, limits)
  }

export type ReadCart = ReturnType<typeof readCart>
