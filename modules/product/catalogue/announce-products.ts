import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import type { ProductRepository } from '../product-repository.ts'
import type { TellProducts } from '../tell-products.ts'

/** The present state of every product, archived ones too, a page at a time; held, so that none changes before it is said. */
export const announceProducts = async (
  { products, tellProducts }: { products: ProductRepository; tellProducts: TellProducts },
  after: string | null,
  limit: number,
  tx: Tx,
): Promise<DomainEvent[]> => tellProducts({ changed: await products.hold(after, limit, tx) }, tx)
