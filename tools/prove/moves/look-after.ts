import { oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

const reads = [
  '/v1/users?limit=5',
  '/v1/users/audit?limit=5',
  '/v1/products/audit?limit=5',
  '/v1/inventory/audit?limit=5',
  '/v1/orders/audit?limit=5',
  '/v1/payments/audit?limit=5',
  '/v1/notifications/audit?limit=5',
  '/v1/payments?limit=5',
  '/v1/payments/disputes',
  '/v1/payments/couriers?limit=5',
  '/v1/orders?limit=5',
  '/v1/inventory?limit=5',
  '/v1/notifications/deliveries?limit=5',
]

/** An admin looks at the lists and books of the shop. */
export const lookAfter: Move = {
  name: 'look-after',
  by: 'staff',
  post: 'admin',
  weight: 6,
  async play({ client, random }) {
    // The shop's days, of which a day that is over somewhere may have begun elsewhere.
    const day = new Date().toISOString().slice(0, 10)
    const span = `from=${day}&to=${day}`
    const ofDays = [
      `/v1/payments/reconciliation?${span}`,
      `/v1/orders/reports/sales?${span}&by=product`,
      `/v1/orders/reports/picking?${span}`,
    ]
    const path = oneOf(random, [...reads, ...ofDays]) as string
    isDone(path, await client.get(path))
  },
}
