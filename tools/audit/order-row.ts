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
  tip: number
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
     discount, delivery_fee as fee, fees, tip, items, ordered_total as "orderedTotal", adjustments, proposals, tolerance,
     picked_at as "pickedAt"
   from orders where id = any($1::uuid[])`,
)
