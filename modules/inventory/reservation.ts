import { available, type NumberedLevel, type ShelfChange } from './shelf.ts'

/** So much of a product: pieces, or grams where it is sold by weight. */
export interface Line {
  productId: string
  quantity: number
}

/** A line that the shelf can't fill, and what it has of it. */
export interface Shortage {
  productId: string
  requested: number
  available: number
}

/** What can become of stock that was reserved. */
export type Step = 'release' | 'ship' | 'restock'

/**
 * Each step: from which status to which, so that it happens once; what it does to the shelf per unit
 * reserved; and how the ledger calls it, where it changes what is on hand.
 */
export const steps = {
  release: { from: 'reserved', to: 'released', onHand: 0, reserved: -1, movement: '' },
  ship: { from: 'reserved', to: 'shipped', onHand: -1, reserved: -1, movement: 'shipped' },
  restock: { from: 'shipped', to: 'restocked', onHand: 1, reserved: 0, movement: 'returned' },
} as const

/**
 * What an order wants, one line per product, in the order of their ids: two lines of one product that
 * would each fit must fit together. A line whose quantity isn't a positive whole number makes its
 * product's quantity 0, which is never reserved.
 */
export function wantedLines(items: Line[]): Line[] {
  const wanted = new Map<string, number>()
  for (const { productId, quantity } of items) {
    const id = productId.toLowerCase()
    const sum = (wanted.get(id) ?? 0) + quantity
    const spoiled = wanted.get(id) === 0 || !(quantity > 0) || !Number.isSafeInteger(sum)
    wanted.set(id, spoiled ? 0 : sum)
  }
  return [...wanted]
    .map(([productId, quantity]) => ({ productId, quantity }))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1))
}

/** What becomes of an order's wish: the shelves as it changes them, or the lines that are short. */
export type Decision =
  | { status: 'reserved'; lines: Line[]; changes: ShelfChange[] }
  | { status: 'rejected'; shortages: Shortage[] }

/** How an order that was decided on stands by now. */
export interface Standing {
  status: 'reserved' | 'rejected' | 'released' | 'shipped' | 'restocked'
  /** What was reserved for it; none where it was rejected. */
  lines: Line[]
  /** Why it was rejected; none where it wasn't. */
  shortages: Shortage[]
}

/** All lines or none, of the shelves as they are: nothing is taken from them here. An order of nothing is rejected. */
export function decide(lines: Line[], shelves: ReadonlyMap<string, NumberedLevel>): Decision {
  const shortages = shortagesOf(
    lines.map((line) => {
      const shelf = shelves.get(line.productId)
      return { ...line, available: shelf ? available(shelf) : 0 }
    }),
  )
  if (lines.length === 0 || shortages.length > 0) return { status: 'rejected', shortages }
  const changes = lines.flatMap(({ productId, quantity }) => {
    const shelf = shelves.get(productId)
    if (!shelf) return []
    const { version, ...before } = shelf
    return {
      productId,
      version: version + 1,
      before,
      after: { ...before, reserved: before.reserved + quantity },
    }
  })
  return { status: 'reserved', lines, changes }
}

/** The lines that keep an order from being reserved. */
export function shortagesOf(lines: (Line & { available: number })[]): Shortage[] {
  return lines
    .filter(({ quantity, available }) => quantity < 1 || available < quantity)
    .map(({ productId, quantity, available }) => ({ productId, requested: quantity, available }))
}
