import type { Tx } from '#src/database/transaction.ts'
import { invalid } from '#src/http/problem.ts'
import type { CatalogueRepository } from './catalogue-repository.ts'
import type { Order } from './order.ts'
import { mostQuantity, type Tariff } from './pricing.ts'
import { requireSold } from './refusals.ts'
import type { StartOrder, Wishes } from './start-order.ts'

interface OrderRequest extends Wishes {
  items: { productId: string; quantity: number }[]
}

interface Needs {
  catalogue: CatalogueRepository
  startOrder: StartOrder
  tariff: Tariff
}

/** Places an order of what the request names; whether there is enough of it, inventory decides later. */
export const placeOrder =
  ({ catalogue, startOrder, tariff }: Needs) =>
  async (customerId: string, { items, ...wishes }: OrderRequest, tx: Tx): Promise<Order> => {
    const wanted = summed(items)
    const { number, products } = await catalogue.forOrder([...wanted.keys()], tx)
    requireSold(
      items.map(({ productId }, i) => ({ product: products.get(productId), path: `items[${i}].productId` })),
      tariff,
    )
    const lines = [...wanted].flatMap(([productId, quantity]) => {
      const product = products.get(productId)
      return product ? [{ product, quantity }] : []
    })
    return startOrder(customerId, number, lines, wishes, tx)
  }

/** How much of each product: one that is asked for twice is one line. */
function summed(items: OrderRequest['items']): Map<string, number> {
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
