import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { stated } from '../product-events.ts'
import type { ProductRepository } from '../product-repository.ts'

/** The present state of every product, archived ones too, a page at a time; held, so that none changes before it is said. */
export const announceProducts = async (
  { products }: { products: ProductRepository },
  after: string | null,
  limit: number,
  tx: Tx,
): Promise<DomainEvent[]> => (await products.hold(after, limit, tx)).map(stated)
