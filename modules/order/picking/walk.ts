import { mostOfLine, type OrderItem } from '../life/lines.ts'
import type { Order } from '../order.ts'

/** In which order a picker comes by what is wanted: aisle by aisle, and what is frozen last. */

/** Where a product lies in the shop; empty texts and 0 where nobody has said. */
export interface Place {
  aisle: string
  position: number
  storage: string
}

/** What is wanted, and where it lies. */
export type Placed<Thing> = Thing & { place: Place }

export const nowhereInShop: Place = { aisle: '', position: 0, storage: '' }

/** As people count them: 2 before 10. */
const aisles = new Intl.Collator('en', { numeric: true })

/** Frozen last; within that by aisle (unknown ones last), position, and name. */
export function byWalk<Thing extends { name: string }>(a: Placed<Thing>, b: Placed<Thing>): number {
  return (
    Number(a.place.storage === 'frozen') - Number(b.place.storage === 'frozen') ||
    Number(a.place.aisle === '') - Number(b.place.aisle === '') ||
    aisles.compare(a.place.aisle, b.place.aisle) ||
    a.place.position - b.place.position ||
    aisles.compare(a.name, b.name)
  )
}

/** An order's lines as a picker comes by them. */
export const walked = (items: OrderItem[], places: Map<string, Place>): Placed<OrderItem>[] =>
  items
    .map((item) => ({ ...item, place: places.get(item.productId) ?? nowhereInShop }))
    .sort((a, b) => byWalk(a, b) || a.line - b.line)

/** A line of one order, among those of others. */
export interface OfOrder {
  order: Order
  item: OrderItem
}

/** A product that a wave comes by once, and what of it goes to whom. */
export interface Stop {
  productId: string
  sku: string
  name: string
  soldBy: OrderItem['soldBy']
  /** Of all that want it. */
  quantity: number
  lines: OfOrder[]
}

/** All that several orders want, each product once, in the order of the walk. What another line stands in for is left out. */
export function merged(orders: Order[], places: Map<string, Place>): Placed<Stop>[] {
  const stops = new Map<string, Placed<Stop>>()
  for (const order of orders)
    for (const item of order.items) {
      if (item.state === 'substituted') continue
      const { productId, sku, name, soldBy } = item
      const key = `${productId} ${soldBy}`
      const place = places.get(productId) ?? nowhereInShop
      const stop = stops.get(key) ?? { productId, sku, name, soldBy, quantity: 0, lines: [], place }
      stop.quantity += item.quantity
      stop.lines.push({ order, item })
      stops.set(key, stop)
    }
  return [...stops.values()].sort((a, b) => byWalk(a, b) || (a.productId < b.productId ? -1 : 1))
}

/** The most of a line that may be in the bag: within the tolerance, and what is held for it. */
export const mostOf = (item: OrderItem, tolerance: number): number =>
  Math.min(mostOfLine(item, tolerance), item.held ?? Number.POSITIVE_INFINITY)
