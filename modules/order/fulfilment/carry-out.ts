import type { Tx } from '#src/database/transaction.ts'
import { type Caller, type Reply, reply } from '#src/http/route.ts'
import type { Command, Order } from '../order.ts'
import { toAnswer } from '../order-answer.ts'
import type { Deps } from '../provides.ts'

interface Asked {
  params: { id: string }
  caller: Caller
  ifMatch: number | null
}

/** What every route that commands an order does: carry it out, and answer with the order as it now is. */
export async function carryOut(
  { commandOrder }: Pick<Deps, 'commandOrder'>,
  command: Command,
  { params, caller, ifMatch }: Asked,
  tx: Tx,
): Promise<Reply> {
  return orderReply(await commandOrder(params.id, command, caller, tx, ifMatch))
}

/** The order, its version as its ETag. */
export const orderReply = (order: Order): Reply => reply({ body: toAnswer(order), version: order.version })

/** 201, and where the order is from now on. */
export const placedReply = (order: Order): Reply =>
  reply({
    status: 201,
    body: toAnswer(order),
    version: order.version,
    headers: { Location: `/v1/orders/${order.id}` },
  })
