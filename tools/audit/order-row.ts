import { sql } from '#src/database/statement.ts'
import type { SoldBy } from '#src/quantity.ts'

/** An order as its row has it, and what inventory is to hold for it. */

type Price = { amount: number; currency: string }

/** A line: what it doesn't say is that of a line that nobody has picked. */
export interface LineRow {
  line?: number
  productId: string
  soldBy: SoldBy
  quantity: number
  unitPrice: Price
  lineTotal: Price
  discounts?: { amount: Price }[]
  state?: 'open' | 'picked' | 'short' | 'substituted'
  picked?: number
  returned?: number
}

interface ProposalRow {
  line: number
  product: { productId: string; soldBy: SoldBy }
  quantity: number
  held: number | null
  state: string
}

export interface OrderRow {
  id: string
  customerId: string
  updatedAt: Date
  status: string
  method: string
  total: number
  subtotal: number
  discount: number
  fee: number
  fees: { amount: Price }[]
  items: LineRow[]
  /** Null of orders of before this was kept. */
  orderedTotal: number | null
  adjustments: { amount: Price }[]
  proposals: ProposalRow[]
  tolerance: number
  pickedAt: Date | null
}

export const orders = { module: 'order', what: 'orders', from: 'orders', id: 'id' } as const

export const ordersById = sql<OrderRow>(
  'audit.orders',
  `select id, customer_id as "customerId", updated_at as "updatedAt", status, payment_method as method, total, subtotal,
     discount, delivery_fee as fee, fees, items, ordered_total as "orderedTotal", adjustments, proposals, tolerance,
     picked_at as "pickedAt"
   from orders where id = any($1::uuid[])`,
)

/** What of a line is in the bag, or is to be. */
export const bagged = ({ state, picked, quantity }: LineRow): number =>
  state === 'substituted' ? 0 : (picked ?? quantity)

/** What inventory holds of each product at least, and at most: until it is packed what may yet be weighed, then what is in the bag. */
export function wantedOf(order: OrderRow): Map<string, { least: number; most: number }> {
  const wanted = new Map<string, { least: number; most: number }>()
  const want = (productId: string, least: number, most: number) => {
    const before = wanted.get(productId) ?? { least: 0, most: 0 }
    wanted.set(productId, { least: before.least + least, most: before.most + most })
  }
  const mostOf = (soldBy: SoldBy, quantity: number) =>
    soldBy === 'piece' ? quantity : Math.floor((quantity * (100 + order.tolerance)) / 100)
  const isPacked = ['packed', 'shipped', 'delivered', 'returned'].includes(order.status)
  // Of one that was called off it is free, whatever it was.
  const isOff = order.status === 'cancelled'
  for (const item of order.items) {
    const bag = bagged(item)
    const gone = item.state === 'substituted' && !isOff
    const most = isPacked || gone ? bag : Math.max(bag, mostOf(item.soldBy, item.quantity))
    want(item.productId, isOff ? 0 : bag, most)
  }
  for (const { state, product, quantity } of isPacked ? [] : order.proposals)
    if (isOff || state === 'reserving' || state === 'asked')
      want(product.productId, state === 'asked' && !isOff ? quantity : 0, mostOf(product.soldBy, quantity))
  return wanted
}
