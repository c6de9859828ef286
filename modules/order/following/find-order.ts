import { notFound } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import type { Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'

/** An order for its owner or for staff; for anybody else there is none (404). */
export const findOrder =
  ({ orders }: { orders: OrderRepository }) =>
  async (id: string, caller: Caller): Promise<Order> =>
    seenBy(caller, await orders.one(id))

export type FindOrder = ReturnType<typeof findOrder>

export function seenBy(caller: Caller, order: Order | null): Order {
  if (order && (caller.role !== 'customer' || order.customerId === caller.id)) return order
  throw notFound('order')
}
