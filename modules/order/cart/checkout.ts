import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import { mostCoupons } from '../offers/coupons.ts'
import type { OfferRepository } from '../offers/offer-repository.ts'
import type { Order } from '../order.ts'
import type { Limits } from '../placing/limits.ts'
import { dealRequest } from '../placing/place-order.ts'
import type { StartOrder, Wishes } from '../placing/start-order.ts'
import type { Tariff } from '../pricing.ts'
import type { ArrangeDelivery } from '../zones/arrange-delivery.ts'
import { obstacles } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'

interface Needs {
  carts: CartRepository
  offers: OfferRepository
  customers: CustomerRepository
  startOrder: StartOrder
  arrangeDelivery: ArrangeDelivery
  tariff: Tariff
  limits: Limits
}

/** Makes an order of a cart and empties it; refused, the cart stays as it was. */
export const checkout =
  ({ carts, offers, customers, startOrder, arrangeDelivery, tariff, limits }: Needs) =>
  async (customerId: string, wishes: Wishes, tx: Tx): Promise<Order> => {
    const taken = carts.take(customerId, tx)
    const codes = carts.takeCoupons(customerId, tx)
    // Sent together with it. Where the checkout is refused first, nobody awaits this: its failure must not be unhandled.
    const standing = customers.standingAlone(customerId, tx)
    standing.catch(() => {})
    const delivery = arrangeDelivery(customerId, wishes, tx)
    delivery.catch(() => {})
    const [{ number, lines }, fromCart] = await Promise.all([taken, codes])
    if (lines.length === 0) throw conflict('The cart is empty.')
    const refused = obstacles(lines, tariff, limits)
    if (refused.length > 0) throw invalid(...refused)
    const coupons = [...new Set([...fromCart, ...(wishes.coupons ?? [])])]
    if (coupons.length > mostCoupons) {
      const message = `are ${coupons.length} with those of the basket, and an order has ${mostCoupons} at most`
      throw invalid({ path: 'coupons', message })
    }
    const deal = await offers.deal(dealRequest(customerId, { ...wishes, coupons }), tx)
    const customer = { id: customerId, standing: await standing }
    const terms = await delivery
    const arranged = { ...terms, tariff: { ...terms.tariff, deal } }
    return startOrder(customer, number, lines, { ...wishes, coupons }, arranged, tx, { fromCart: true })
  }
