import { emptied, type NumberedLevel, type ShelfChange } from '../shelf.ts'
import type { Line } from './reservation.ts'

/**
 * What an order gives back of what is held for it: what it doesn't want any more is free, what its picker found spoilt is
 * written off, and where nothing was found somebody should count.
 */

/** Why a line of an order had too little. */
export type Lack = 'damaged' | 'expired' | 'not_found'

/** A line of an order as it says it; zero and '' where it doesn't. */
export interface PickedItem {
  line: number
  productId: string
  quantity: number
  picked: number
  state: string
  shortReason: string
  lacking: number
}

/** A line that had too little, for good: so much of it, and why. */
export interface ShortLine extends Line {
  line: number
  reason: Lack
}

/** An order as it is to be settled. */
export interface Settling {
  orderId: string
  /** The order's own. */
  version: number
  /** What may be held of each product; of others nothing. Null: all that is, until it is released. */
  most: ReadonlyMap<string, number> | null
  short: ShortLine[]
}

/** What is held for an order. */
export interface Holding {
  /** The newest version of the order that it follows. */
  version: number
  held: ReadonlyMap<string, number>
  /** The lines whose lack was seen to. */
  seen: ReadonlySet<number>
}

/** A line of the ledger to be: what is written off. */
export interface Waste extends ShortLine {
  /** The shelf's version that it leads to. */
  version: number
  onHandAfter: number
}

/** What settling does. */
export interface Settlement {
  /** What is held after it. */
  lines: Line[]
  /** What isn't held any more, by product: free or written off. */
  let: Line[]
  waste: Waste[]
  /** All lines whose lack was seen to, with what was written off for it. */
  seen: ShortLine[]
  changes: ShelfChange[]
  /** How often each shelf changes: by so much its version grows. */
  times: ReadonlyMap<string, number>
}

const lacks: readonly string[] = ['damaged', 'expired', 'not_found'] satisfies Lack[]
const unpacked = ['pending', 'awaiting_payment', 'confirmed', 'picking']

/** The lines that had too little and won't get more: replaced, or not to be picked any more. */
export function shortLinesOf({ status, items }: { status: string; items: PickedItem[] }): ShortLine[] {
  return items.flatMap(({ line, productId, quantity, picked, state, shortReason, lacking }) => {
    const final = state === 'substituted' || (state === 'short' && !unpacked.includes(status))
    // Of a line that another stands in for nothing is in the bag, though some of it may have been good.
    const lack = lacking > 0 ? lacking : quantity - picked
    if (!final || line < 1 || !(lack > 0) || !lacks.includes(shortReason)) return []
    return [{ line, productId: productId.toLowerCase(), quantity: lack, reason: shortReason as Lack }]
  })
}

/** Whether an order gives back anything of what it holds. */
export const givesBack = ({ most, short }: Settling, held: ReadonlyMap<string, number>): boolean =>
  short.length > 0 ||
  (most !== null && [...held].some(([productId, quantity]) => quantity > (most.get(productId) ?? 0)))

/**
 * What becomes of what an order holds, and of its shelves as they are; null where it says nothing new, or is older than what
 * was heard of it. What spoilt is never taken from what is to be in the bag.
 */
export function settle(
  { version, most, short }: Settling,
  holding: Holding,
  shelves: ReadonlyMap<string, NumberedLevel>,
): Settlement | null {
  if (version < holding.version) return null
  const left = new Map(holding.held)
  const now = new Map<string, NumberedLevel>()
  const shelfOf = (productId: string) => now.get(productId) ?? shelves.get(productId)
  const take = (productId: string, level: NumberedLevel, quantity: number, onHand: number) => {
    left.set(productId, (left.get(productId) ?? 0) - quantity)
    const after = {
      ...level,
      onHand: level.onHand - onHand,
      reserved: level.reserved - quantity,
      version: level.version + 1,
    }
    now.set(productId, after)
    return after
  }

  const waste: Waste[] = []
  const seen: ShortLine[] = []
  for (const it of short) {
    const level = shelfOf(it.productId)
    if (!level || holding.seen.has(it.line) || seen.some(({ line }) => line === it.line)) continue
    const spare = (left.get(it.productId) ?? 0) - (most?.get(it.productId) ?? 0)
    const quantity = it.reason === 'not_found' ? 0 : Math.max(0, Math.min(it.quantity, spare))
    seen.push({ ...it, quantity })
    if (quantity === 0) continue
    const after = take(it.productId, level, quantity, quantity)
    waste.push({ ...it, quantity, version: after.version, onHandAfter: after.onHand })
  }
  for (const [productId, quantity] of most ? left : []) {
    const level = shelfOf(productId)
    const over = quantity - (most?.get(productId) ?? 0)
    if (level && over > 0) take(productId, level, over, 0)
  }
  if (now.size === 0 && seen.length === 0) return null

  const lines = [...left].map(([productId, quantity]) => ({ productId, quantity }))
  return {
    lines: lines.filter(({ quantity }) => quantity > 0),
    let: lines.flatMap(({ productId, quantity }) => {
      const less = (holding.held.get(productId) ?? 0) - quantity
      return less > 0 ? [{ productId, quantity: less }] : []
    }),
    waste,
    seen,
    times: new Map(
      [...now].map(([productId, { version }]) => [
        productId,
        version - (shelves.get(productId) as NumberedLevel).version,
      ]),
    ),
    changes: [...now].map(([productId, { version, ...after }]) => {
      const { version: _, ...before } = shelves.get(productId) as NumberedLevel
      return { productId, version, before, after: emptied(after) }
    }),
  }
}
