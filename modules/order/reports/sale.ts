import { money } from '#src/money.ts'
import { costed, keptOf, type OrderItem } from '../life/lines.ts'
import type { Change, Order } from '../order.ts'
import { taxOfLine, taxTotalOf } from '../taxes.ts'

/**
 * What a change of an order is in the books of sales, without I/O. An order is sold when it is packed: from then on its sum
 * is final. What comes back, is called off or is given back after that is a refund of its own, when it happens.
 */

/** What is reported of sales; amounts in minor units, `grams` of what is sold by weight. */
export interface Measures {
  pieces: number
  grams: number
  /** What it costs after discounts, its tax included. */
  revenue: number
  discount: number
  /** The tax in `revenue`. */
  tax: number
  refunds: number
  /** The tax in what came back. */
  refundedTax: number
}

/** What a change sells, or gives back, of a product; null: of none, as delivery, tips, or money given back for no line. */
export interface Part extends Measures {
  product: string | null
}

/** Who picked an order, and how many of its lines were as ordered, short, or replaced. */
export interface Picks {
  pickerId: string | null
  picked: number
  short: number
  substituted: number
}

/** A sale (`sold`), or a refund of one. */
export interface Sale {
  orderId: string
  /** The order's, by this change: no change is in the books twice. */
  version: number
  at: Date
  placedAt: Date
  zoneId: string | null
  currency: string
  sold: boolean
  parts: Part[]
  /** The sums of those. */
  revenue: number
  refunds: number
  /** Null where nobody picked it line by line. */
  picks: Picks | null
}

/** What a change is in the books; null where it is nothing. */
export function saleOf({ order, before, fact }: Change): Sale | null {
  const sold = fact?.type === 'OrderPacked'
  if (!sold && !(before && isSold(before))) return null
  const parts = (sold ? partsSold(order) : partsBack(before as Order, order)).filter(isSomething)
  return sold || parts.length > 0 ? entryOf(order, sold, parts) : null
}

/** What of an order is in the books already: none of it where `sold` is null. */
export interface Booked {
  sold: number | null
  refunds: number
}

/**
 * What an order that was packed at a time has to be in the books besides: of one that isn't in them the sale and what was given
 * up since, all of that when the order last changed; of one that is, what it gave up unheard.
 */
export function unbooked(order: Order, packed: { version: number; at: Date }, booked: Booked): Sale[] {
  const asPacked = asItWasPacked(order, packed)
  const more = givenUp(order) - booked.refunds
  if (booked.sold !== null)
    return more > 0 ? [entryOf(order, false, [{ product: null, ...nothing, refunds: more }])] : []
  const sale = entryOf(asPacked, true, partsSold(asPacked).filter(isSomething))
  const back = partsBack(asPacked, order).filter(isSomething)
  return order.version > packed.version && back.length > 0 ? [sale, entryOf(order, false, back)] : [sale]
}

function asItWasPacked(order: Order, { version, at }: { version: number; at: Date }): Order {
  const free = money(0, order.total.currency)
  return {
    ...{ ...order, version, updatedAt: at, status: 'packed' as const, refunded: free, settled: free },
    items: order.items.map((item) => (item.returned > 0 ? costed({ ...item, returned: 0 }) : item)),
    total: money(soldFor(order), order.total.currency),
  }
}

const entryOf = (order: Order, sold: boolean, parts: Part[]): Sale => ({
  orderId: order.id,
  version: order.version,
  at: order.updatedAt,
  placedAt: order.createdAt,
  zoneId: order.zoneId,
  currency: order.total.currency,
  sold,
  parts,
  revenue: sumOf(parts, 'revenue'),
  refunds: sumOf(parts, 'refunds'),
  picks: sold && order.picking ? picksOf(order) : null,
})

/** What an order came to when it was packed, in minor units: later it comes to less by what comes back alone. */
export const soldFor = ({ orderedTotal, adjustments }: Pick<Order, 'orderedTotal' | 'adjustments'>): number =>
  adjustments.reduce(
    (sum, { reason, amount }) => sum + (reason === 'returned' ? 0 : amount.amount),
    orderedTotal.amount,
  )

/** What of that was given up since, in minor units: what it comes to less, and what was given back on top; never more than all. */
export function givenUp(order: Order): number {
  const all = soldFor(order)
  const onTop = order.refunded.amount - order.settled.amount
  return Math.min(all, all - owed(order) + onTop)
}

/** The tax that is in an order by now, in minor units. */
export const taxLeft = (order: Order): number => (isOff(order) ? 0 : taxTotalOf(order).amount)

/** It was packed, and what happens to it now is a refund. One that is off, or all came back of, has nothing left to give. */
const isSold = ({ status }: Order) => ['packed', 'shipped', 'delivered'].includes(status)

const isOff = ({ status }: Order) => status === 'cancelled' || status === 'returned'

const owed = (order: Order) => (isOff(order) ? 0 : order.total.amount)

const nothing: Measures = { pieces: 0, grams: 0, revenue: 0, discount: 0, tax: 0, refunds: 0, refundedTax: 0 }

const isSomething = ({ product: _, ...measures }: Part) => Object.values(measures).some((it) => it !== 0)

function partsSold(order: Order): Part[] {
  const parts = new Map<string | null, Part>()
  const add = (product: string | null, more: Partial<Measures>) => {
    const part = parts.get(product) ?? { product, ...nothing }
    for (const name of Object.keys(more) as (keyof Measures)[]) part[name] += more[name] ?? 0
    parts.set(product, part)
  }
  for (const item of order.items)
    add(item.productId, {
      [item.soldBy === 'piece' ? 'pieces' : 'grams']: keptOf(item),
      revenue: item.lineTotal.amount,
      discount: item.discounts.reduce((sum, { amount }) => sum + amount.amount, 0),
      tax: taxOfLine(item).amount,
    })
  const goods = [...parts.values()]
  add(null, {
    revenue: order.total.amount - sumOf(goods, 'revenue'),
    tax: taxLeft(order) - sumOf(goods, 'tax'),
    refunds: givenUp(order),
  })
  return [...parts.values()]
}

/** What of each product is worth less than before; what is given back for no line, and so of none, is the rest. */
function partsBack(before: Order, order: Order): Part[] {
  const parts = new Map<string, Part>()
  const add = (item: OrderItem, sign: 1 | -1) => {
    const part = parts.get(item.productId) ?? { product: item.productId, ...nothing }
    part.refunds += sign * item.lineTotal.amount
    part.refundedTax += sign * taxOfLine(item).amount
    parts.set(item.productId, part)
  }
  for (const item of before.items) add(item, 1)
  if (!isOff(order)) for (const item of order.items) add(item, -1)
  const goods = [...parts.values()]
  const refunds = givenUp(order) - givenUp(before) - sumOf(goods, 'refunds')
  const refundedTax = taxLeft(before) - taxLeft(order) - sumOf(goods, 'refundedTax')
  return [...goods, { product: null, ...nothing, refunds, refundedTax }]
}

const sumOf = (parts: Part[], of: keyof Measures) => parts.reduce((sum, part) => sum + part[of], 0)

function picksOf({ items, picking }: Order): Picks {
  // What stands in for a line is that line, and not one more.
  const ordered = items.filter(({ substituteFor }) => substituteFor === null)
  const count = (state: OrderItem['state']) => ordered.filter((item) => item.state === state).length
  return {
    pickerId: picking?.by ?? null,
    picked: count('picked'),
    short: count('short'),
    substituted: count('substituted'),
  }
}
