import type { Money } from '#src/money.ts'
import { type Line, type OrderItem, type Priced, price, type Tariff } from './pricing.ts'

/** A line as it lies in the cart, beside what the mart knows of its product now. */
export interface CartEntry extends Line {
  priceWhenAdded: Money
  inStock: boolean
}

export const lineStates = ['ok', 'price_changed', 'sold_out', 'archived'] as const

interface CartLine extends OrderItem {
  /** What became of it since it was put in; the gravest, where several did. */
  state: (typeof lineStates)[number]
  /** Where it isn't the present `unitPrice`. */
  priceWhenAdded?: Money
}

export interface Cart extends Omit<Priced, 'items'> {
  items: CartLine[]
}

/**
 * A cart at today's prices. Its total is what an order of it would cost: all lines but those that are no
 * longer sold. Throws a RangeError where that is more than the mart can count.
 */
export function priceCart(entries: CartEntry[], tariff: Tariff): Cart {
  const { items } = price(entries, tariff)
  const { subtotal, deliveryFee, total } = price(
    entries.filter(({ product }) => !product.archived),
    tariff,
  )
  return {
    items: items.map((item, i) => toLine(item, entries[i] as CartEntry)),
    subtotal,
    deliveryFee,
    total,
  }
}

function toLine(item: OrderItem, { product, priceWhenAdded, inStock }: CartEntry): CartLine {
  const changed = priceWhenAdded.amount !== item.unitPrice.amount
  const state = product.archived ? 'archived' : !inStock ? 'sold_out' : changed ? 'price_changed' : 'ok'
  return { ...item, state, ...(changed && { priceWhenAdded }) }
}
