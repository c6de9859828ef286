import type { Tx } from '#src/database/transaction.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import type { Basketed, BasketedRepository } from './basketed-repository.ts'

/** Products have come into a basket; the other modules are told of those that were in none. */
export const markBasketed =
  ({ basketed }: { basketed: BasketedRepository }) =>
  async (productIds: string[], tx: Tx): Promise<void> => {
    if (productIds.length > 0) tx.say(...(await basketed.mark(productIds, tx)).map(toBasketedEvent))
  }

export type MarkBasketed = ReturnType<typeof markBasketed>

/** Whether a product lies in baskets, for the other modules. */
export const toBasketedEvent = ({ productId, inBaskets, version }: Basketed): DomainEvent =>
  event('mart.order.v1.ProductInBasketsChanged', productId, { productId, inBaskets, version })
