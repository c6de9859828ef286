import { notFound } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { concerns } from '#src/log/work.ts'
import type { Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'

interface Needs {
  orders: OrderRepository
}

/** An order for its owner or for staff; for anybody else there is none (404). */
export const findOrder =
  ({ orders }: Needs) =>
  async (id: string, caller: Caller): Promise<Order> =>
    seenBy(caller, await orders.one(id))

export type FindOrder = ReturnType<typeof findOrder>

/** The order, where this caller may see it; 404 otherwise, as where there is none. */
export function seenBy(caller: Caller, order: Order | null): Order {
  if (order && (caller.role !== 'customer' || order.customerId === caller.id)) {
    concerns(order.id)
    return order
  }
  throw notFound('order')
}
