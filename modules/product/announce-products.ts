import type { DomainEvent } from '#src/events/event.ts'
import { stated } from './product-events.ts'
import type { ProductRepository } from './product-repository.ts'

/** The present state of every product, archived ones too, a page at a time. */
export const announceProducts = async (
  { products }: { products: ProductRepository },
  after: string | null,
  limit: number,
): Promise<DomainEvent[]> => (await products.page(after, limit)).map(stated)
