import { available, type NumberedLevel, type ShelfChange } from '../shelf.ts'

/** So much of a product: pieces, or grams where it is sold by weight. */
export interface Line {
  productId: string
  quantity: number
}

/**
 * What an order is to have of a product, with the unit of its quantity: so much at least, and where weights vary up to
 * `most`, if there is as much; absent: no more than `quantity`.
 */
export interface OrderLine extends Line {
  soldBy: string
  most?: number
}

/** A line that the shelf can't fill, and what it has of it. */
export interface Shortage {
  productId: string
  requested: number
  available: number
  /** The shelf's; 0 where `available` says nothing of what can be sold. */
  version: number
  /** The line is in another unit than its stock is counted in. */
  otherUnit: boolean
}

/** What can become of stock that was reserved. */
export type Step = 'release' | 'ship' | 'bring_back' | 'restock'

/**
 * Each step: from which status to which, so that it happens once; what it does to the shelf per unit
 * reserved; and how the ledger calls it, where it changes what is on hand. What nobody took in at the door is brought back
 * to where it was, and can go out again.
 */
export const steps = {
  release: { from: 'reserved', to: 'released', onHand: 0, reserved: -1, movement: '' },
  ship: { from: 'reserved', to: 'shipped', onHand: -1, reserved: -1, movement: 'shipped' },
  bring_back: { from: 'shipped', to: 'reserved', onHand: 1, reserved: 1, movement: 'brought_back' },
  restock: { from: 'shipped', to: 'restocked', onHand: 1, reserved: 0, movement: 'returned' },
} as const

/**
 * What an order wants, one line per product, in the order of their ids: two lines of one product that
 * would each fit must fit together. A line whose quantity isn't a positive whole number makes its
 * product's quantity 0, which is never reserved; so do two units of one product.
 */
export function wantedLines(items: OrderLine[]): OrderLine[] {
  const wanted = new Map<string, OrderLine>()
  for (const { productId, quantity, soldBy, most = quantity } of items) {
    const id = productId.toLowerCase()
    const before = wanted.get(id)
    const sum = (before?.quantity ?? 0) + quantity
    const atMost = (before?.most ?? 0) + most
    const mixed = before !== undefined && before.soldBy !== soldBy
    const whole = Number.isSafeInteger(sum) && Number.isSafeInteger(atMost)
    const spoiled = before?.quantity === 0 || mixed || !(quantity > 0) || !whole
    wanted.set(id, { productId: id, quantity: spoiled ? 0 : sum, soldBy, most: spoiled ? 0 : atMost })
  }
  return [...wanted.values()].sort((a, b) => (a.productId < b.productId ? -1 : 1))
}

/** What becomes of an order's wish: the shelves as it changes them, or the lines that are short. */
export type Decision =
  | { status: 'reserved'; lines: Line[]; changes: ShelfChange[] }
  | { status: 'rejected'; shortages: Shortage[] }

/** How an order that was decided on stands by now. */
export interface Standing {
  status: 'reserved' | 'rejected' | 'released' | 'shipped' | 'restocked'
  /** What is held for it, or was; none where it was rejected. */
  lines: Line[]
  /** Why it was rejected; none where it wasn't. */
  shortages: Shortage[]
}

/**
 * All lines or none, of the shelves as they are: nothing is taken from them here. Of each line at least its quantity, and
 * as much of `most` as there is. An order of nothing is rejected.
 */
export function decide(lines: OrderLine[], shelves: ReadonlyMap<string, NumberedLevel>): Decision {
  const shortages = lines.flatMap((line) => shortageOf(line, shelves.get(line.productId)) ?? [])
  if (lines.length === 0 || shortages.length > 0) return { status: 'rejected', shortages }
  const taken = lines.flatMap((line) => {
    const shelf = shelves.get(line.productId)
    if (!shelf) return []
    const { version, ...before } = shelf
    const quantity = Math.max(line.quantity, Math.min(line.most ?? 0, available(before)))
    const after = { ...before, reserved: before.reserved + quantity }
    return [{ productId: line.productId, quantity, version: version + 1, before, after }]
  })
  return {
    status: 'reserved',
    lines: taken.map(({ productId, quantity }) => ({ productId, quantity })),
    changes: taken.map(({ quantity: _, ...change }) => change),
  }
}

/** What keeps a line from being reserved, if anything does. */
function shortageOf(line: OrderLine, shelf: NumberedLevel | undefined): Shortage | null {
  const { productId, quantity: requested, soldBy } = line
  if (!shelf) return { productId, requested, available: 0, version: 0, otherUnit: false }
  if (soldBy !== shelf.soldBy) return { productId, requested, available: 0, version: 0, otherUnit: true }
  if (requested >= 1 && requested <= available(shelf)) return null
  // Version 0, which isn't kept: what is left is counted in a unit that the product is no longer sold by.
  const version = shelf.soldByNext === null ? shelf.version : 0
  return { productId, requested, available: available(shelf), version, otherUnit: false }
}
