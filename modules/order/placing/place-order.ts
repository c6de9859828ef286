import type { Tx } from '#src/database/transaction.ts'
import { invalid } from '#src/http/problem.ts'
import type { CatalogueRepository } from '../catalogue-repository.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import type { IfShort } from '../life/lines.ts'
import type { DealRequest, OfferRepository } from '../offers/offer-repository.ts'
import type { Order } from '../order.ts'
import { mostQuantity, type Tariff } from '../pricing.ts'
import type { ArrangeDelivery } from '../zones/arrange-delivery.ts'
import type { Limits } from './limits.ts'
import { namedSubstitutes, requireOrderable, requireSubstitutes } from './refusals.ts'
import type { StartOrder, Wishes } from './start-order.ts'

export interface OrderRequest extends Wishes {
  items: { productId: string; quantity: number; ifShort?: IfShort }[]
}

interface Needs {
  catalogue: CatalogueRepository
  offers: OfferRepository
  customers: CustomerRepository
  startOrder: StartOrder
  arrangeDelivery: ArrangeDelivery
  tariff: Tariff
  limits: Limits
}

/** Places an order of what the request names; whether there is enough of it, inventory decides later. */
export const placeOrder =
  ({ catalogue, offers, customers, startOrder, arrangeDelivery, tariff, limits }: Needs) =>
  async (customerId: string, { items, ...wishes }: OrderRequest, tx: Tx): Promise<Order> => {
    const wanted = summed(items)
    // Sent together with the look-up of the products, so placing takes one round trip.
    const standing = customers.standingAlone(customerId, tx)
    const delivery = arrangeDelivery(customerId, wishes, tx)
    const deal = offers.deal(dealRequest(customerId, wishes), tx)
    // Where the order is refused first, nobody awaits this: its failure must not be unhandled.
    standing.catch(() => {})
    delivery.catch(() => {})
    deal.catch(() => {})
    const { number, products } = await catalogue.forOrder(
      [...new Set([...wanted.keys(), ...namedSubstitutes(items)])],
      tx,
    )
    const last = new Map(items.map(({ productId }, i) => [productId, i]))
    requireOrderable(
      items.map(({ productId }, i) => ({
        product: products.get(productId),
        path: `items[${i}].productId`,
        // A product that is asked for twice is judged by its sum, at its last line.
        quantity: last.get(productId) === i ? (wanted.get(productId) ?? 0) : 0,
        quantityPath: `items[${i}].quantity`,
      })),
      tariff,
      limits,
    )
    requireSubstitutes(items, products, tariff)
    const lines = [...wanted].flatMap(([productId, quantity]) => {
      const product = products.get(productId)
      // Of what is asked for twice the last wish holds.
      const ifShort = items.findLast((item) => item.productId === productId)?.ifShort ?? 'ask'
      return product ? [{ product, quantity, ifShort }] : []
    })
    const customer = { id: customerId, standing: await standing }
    const terms = await delivery
    const arranged = { ...terms, tariff: { ...terms.tariff, deal: await deal } }
    return startOrder(customer, number, lines, wishes, arranged, tx)
  }

/** What offers are asked for, of a customer's wishes. */
export const dealRequest = (
  customerId: string,
  { paymentMethod, coupons = [], tip }: Pick<Wishes, 'paymentMethod' | 'coupons' | 'tip'>,
): DealRequest => ({ customerId, paymentMethod, coupons, tip: tip?.amount ?? 0 })

/** How much of each product: one that is asked for twice is one line. */
export function summed(items: OrderRequest['items']): Map<string, number> {
  const wanted = new Map<string, number>()
  for (const [i, { productId, quantity }] of items.entries()) {
    const sum = (wanted.get(productId) ?? 0) + quantity
    if (sum > mostQuantity) {
      throw invalid({ path: `items[${i}].quantity`, message: `more than ${mostQuantity} in all` })
    }
    wanted.set(productId, sum)
  }
  return wanted
}
