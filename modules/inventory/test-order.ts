import { v7 } from 'uuid'
import type { Events } from '#proto/events.ts'
import { unsaid } from '#src/testing/unsaid.ts'

export type Order = Events['mart.order.v1.OrderPlaced']['order']

/** For tests: an order as the order module says it. */
export function anOrder(...items: [productId: string, quantity: number][]): Order {
  const price = { amountMinor: 100, currency: 'PKR' }
  const nobody = { recipient: '', phone: '', line1: '', line2: '', city: '', postalCode: '', notes: '' }
  return {
    id: v7(),
    number: 'IM-000001',
    customerId: v7(),
    status: 'pending',
    items: items.map(([productId, quantity]) => ({
      productId,
      quantity,
      sku: 'MILK-1',
      name: 'Milk 1 l',
      soldBy: 'piece',
      unitPrice: price,
      lineTotal: price,
      ...unsaid.item,
    })),
    subtotal: price,
    deliveryFee: price,
    total: price,
    paymentMethod: 'card',
    shippingAddress: nobody,
    note: '',
    fees: [],
    slots: [],
    ...unsaid.order,
    version: 1,
    createdAt: { seconds: 0, nanos: 0 },
  }
}

/** What becomes of lines of an order, from its first on, as the order module says it. */
export const picked = (
  order: Order,
  status: string,
  ...lines: { picked: number; state?: string; shortReason?: string }[]
): Order => ({
  ...order,
  status,
  items: order.items.map((item, i) => ({ ...item, line: i + 1, state: 'picked', ...lines[i] })),
})

/** The same order, as it says what is to be held of each product at most. */
export const holding = (
  order: Order,
  version: number,
  ...holds: [productId: string, most: number][]
): Order => ({
  ...order,
  version,
  holds: holds.map(([productId, most]) => ({ productId, soldBy: 'piece', quantity: most, most })),
})
