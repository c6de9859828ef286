import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { seenBy } from '../following/find-order.ts'
import { advance, hindrance } from '../life.ts'
import type { Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChange } from '../record-change.ts'

interface Needs {
  orders: OrderRepository
  recordChange: RecordChange
  now: () => Date
}

/** An offer, by its number among those of its line. */
export interface OfferPlace {
  id: string
  line: number
  n: number
}

/**
 * An offer ends: its customer takes it or doesn't, or its picker withdraws it. Said again it is answered again. 404 where
 * there is no such offer, or it is none of the caller's; 409 where it ended otherwise, or its time is over.
 */
export const endOffer =
  ({ orders, recordChange, now }: Needs) =>
  async (
    { id, line, n: number }: OfferPlace,
    answer: 'accepted' | 'rejected' | 'withdrawn',
    caller: Caller,
    tx: Tx,
  ): Promise<Order> => {
    const order = seenBy(caller, await orders.lock(id, tx))
    const proposal = order.proposals.find((it) => it.line === line && it.number === number)
    if (!proposal) throw notFound('offer')
    if (proposal.state === answer) return order
    const step =
      answer === 'withdrawn'
        ? { type: 'withdraw substitute' as const, by: caller.id, line, number }
        : { type: `${answer === 'accepted' ? 'accept' : 'reject'} substitute` as const, line, number }
    const why = hindrance(order, step)
    if (why !== null) throw conflict(why)
    const change = advance(order, step, now())
    if (!change) throw conflict('The time in which it could be answered is over.')
    const actor = caller.role === 'customer' ? null : caller.id
    recordChange({ ...change, entry: { ...change.entry, actor } }, tx)
    return change.order
  }
