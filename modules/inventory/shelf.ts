import { type DomainEvent, event } from '#src/events/event.ts'

/** How a place is kept. */
export const storages = ['ambient', 'chilled', 'frozen'] as const

/** Where in the shop a product lies. */
export interface Place {
  /** '': nobody said. */
  aisle: string
  /** Along the aisle; 0: nobody said. */
  position: number
  /** One of `storages`; '': nobody said. */
  storage: string
}

/** Where a product lies of which nobody said it. */
export const unplaced: Place = { aisle: '', position: 0, storage: '' }

/** The numbers of a shelf (pieces, or grams where the product is sold by weight), and its place. */
export interface Level extends Place {
  /** What is there. */
  onHand: number
  /** What of it is promised to orders; never more than there is. */
  reserved: number
  /** At or under this, staff want to order more; 0: never. */
  reorderPoint: number
  /** The unit that the numbers count. */
  soldBy: string
  /** The unit that the product is sold by since, where it is another: nothing of what is here can be sold by it. */
  soldByNext: string | null
}

/** A shelf's numbers at a version, which grows by one with each change. */
export type NumberedLevel = Level & { version: number }

/** A shelf with its product's description, as staff read it. */
export interface Shelf extends Level {
  productId: string
  sku: string
  name: string
  /** Since when somebody should count it, as something that should be there wasn't found; null: nobody need. */
  countWantedSince: Date | null
  updatedAt: Date
}

/** A shelf before and after a change, and the version that the change gave it. */
export interface ShelfChange {
  productId: string
  version: number
  before: Level
  after: Level
}

/** Why what is on hand changed. */
export const movementKinds = [
  'opening',
  'counted',
  'adjusted',
  'shipped',
  'returned',
  'wasted',
  'brought_back',
] as const
export type MovementKind = (typeof movementKinds)[number]

/** One change of what is on hand. `reason`, `reference` and `by` are '' where there is none. */
export interface Movement {
  id: string
  productId: string
  kind: MovementKind
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

/** What is there and promised to nobody. */
export const available = ({ onHand, reserved }: Level) => onHand - reserved

/** What of it can be sold as the product is sold now. */
const sellable = (level: Level) => (level.soldByNext === null ? available(level) : 0)

/** Whether any of it can be sold. */
export const inStock = (level: Level) => sellable(level) > 0

/** At or under its reorder point. */
export const low = (level: Level) => level.reorderPoint > 0 && available(level) <= level.reorderPoint

/** A shelf after a change; of one that nothing is left of the numbers count in the product's unit again. */
export function emptied(level: Level): Level {
  if (level.onHand > 0 || level.soldByNext === null) return level
  return { ...level, soldBy: level.soldByNext, soldByNext: null, reorderPoint: 0 }
}

/** The state of a shelf, for the other modules' copies. */
export function levelEvent(productId: string, level: Level, version: number): DomainEvent {
  return event('mart.inventory.v1.StockLevelChanged', productId, {
    productId,
    inStock: inStock(level),
    low: low(level),
    available: sellable(level),
    reorderPoint: level.reorderPoint,
    version,
    empty: level.onHand === 0,
    aisle: level.aisle,
    position: level.position,
    storage: level.storage,
  })
}

/**
 * What to say of changes: one event for each shelf that came in stock, ran out, crossed its reorder point, was emptied
 * or filled, has more to sell, or noticeably less, or lies elsewhere; none for the others. So no more can be sold than was last said.
 */
export function levelEvents(changes: ShelfChange[]): DomainEvent[] {
  return changes
    .filter(
      ({ before, after }) =>
        low(before) !== low(after) ||
        (before.onHand === 0) !== (after.onHand === 0) ||
        sellable(after) > sellable(before) ||
        rough(sellable(after)) !== rough(sellable(before)) ||
        before.aisle !== after.aisle ||
        before.position !== after.position ||
        before.storage !== after.storage,
    )
    .map(({ productId, after, version }) => levelEvent(productId, after, version))
}

/**
 * A number to its first four binary digits: all up to 15, of 1000 a sixteenth. Whoever wants more than is left should
 * know it, and an order of a full shelf shouldn't be told to everybody.
 */
function rough(number: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(number, 1))) - 3)
  return number - (number % step)
}
