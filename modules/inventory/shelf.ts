import { type DomainEvent, event } from '#src/events/event.ts'

/** The numbers of a shelf: pieces, or grams where the product is sold by weight. */
export interface Level {
  /** What is there. */
  onHand: number
  /** What of it is promised to orders; never more than there is. */
  reserved: number
  /** At or under this, staff want to order more; 0: never. */
  reorderPoint: number
}

/** A shelf's numbers at a version, which grows by one with each change. */
export type NumberedLevel = Level & { version: number }

/** A shelf with its product's description, as staff read it. */
export interface Shelf extends Level {
  productId: string
  sku: string
  name: string
  soldBy: string
  updatedAt: Date
}

/** A shelf before and after a change, and the version that the change gave it. */
export interface ShelfChange {
  productId: string
  version: number
  before: Level
  after: Level
}

/** One change of what is on hand. `reason`, `reference` and `by` are '' where there is none. */
export interface Movement {
  id: string
  productId: string
  kind: 'opening' | 'counted' | 'adjusted' | 'shipped' | 'returned'
  delta: number
  onHandAfter: number
  reason: string
  /** An order's id, a delivery note's number. */
  reference: string
  /** The id of the member of staff who made it. */
  by: string
  at: Date
  /** The shelf's version that it led to. */
  version: number
}

/** The most that staff can put on one shelf; keeps every sum far below 2^53. */
export const mostOnHand = 1_000_000_000_000

export const available = ({ onHand, reserved }: Level) => onHand - reserved

export const inStock = (level: Level) => available(level) > 0

/** At or under its reorder point. */
export const low = (level: Level) => level.reorderPoint > 0 && available(level) <= level.reorderPoint

/** The state of a shelf, for the other modules' copies. */
export function levelEvent(productId: string, level: Level, version: number): DomainEvent {
  return event('mart.inventory.v1.StockLevelChanged', productId, {
    productId,
    inStock: inStock(level),
    low: low(level),
    available: available(level),
    reorderPoint: level.reorderPoint,
    version,
  })
}

/**
 * What to say of changes: one event for each shelf that came in stock, ran out or crossed its reorder
 * point, none for the others.
 */
export function levelEvents(changes: ShelfChange[]): DomainEvent[] {
  return changes
    .filter(({ before, after }) => inStock(before) !== inStock(after) || low(before) !== low(after))
    .map(({ productId, after, version }) => levelEvent(productId, after, version))
}
