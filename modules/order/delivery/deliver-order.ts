import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { seenBy } from '../following/find-order.ts'
import { advance } from '../life.ts'
import type { Change, Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChanges } from '../record-change.ts'
import { endStop } from './end-stop.ts'
import { type Handover, handOver, isHandedOver } from './handover.ts'
import { mostGuesses, type PinRepository } from './pin-repository.ts'
import type { RunRepository } from './run-repository.ts'

interface Needs {
  orders: OrderRepository
  runs: RunRepository
  pins: PinRepository
  recordChanges: RecordChanges
  config: { order: { deliveryAttempts: number } }
  now: () => Date
}

/**
 * An order is handed over at the door, or what of it may be. Refuses as commandOrder does; 422 names what is missing or
 * wrong; 409 where its PIN was guessed at too often.
 */
export const deliverOrder =
  (needs: Needs) =>
  async (id: string, said: Handover, caller: Caller, tx: Tx, ifMatch: number | null): Promise<Order> => {
    if (said.pin !== undefined) await guess(needs, id, said.pin, caller)
    return endStop(needs, { id, step: { type: 'deliver' }, caller, ifMatch }, tx, (order) => {
      const outcome = handOver(order, said, caller.id, needs.now())
      if (!isHandedOver(outcome)) throw invalid(...outcome)
      return outcome
    })
  }

/**
 * Nobody took an order in: it is back in the shop, or, the last time that it is tried, cancelled. Refuses as commandOrder
 * does.
 */
export const failDelivery =
  (needs: Needs) =>
  async (id: string, reason: string, caller: Caller, tx: Tx, ifMatch: number | null): Promise<Order> =>
    endStop(needs, { id, step: { type: 'fail delivery', reason }, caller, ifMatch }, tx, (order) => {
      const most = needs.config.order.deliveryAttempts
      const failed = advance(order, { type: 'fail delivery', reason }, needs.now()) as Change
      if (most === 0 || failed.order.door.attempts < most) return [failed]
      const givenUp = advance(failed.order, { type: 'given up', reason }, needs.now()) as Change
      return [failed, givenUp]
    })

/** Looks at one PIN of few: each is counted before it is, and by itself, so that what is refused is counted too. */
async function guess({ orders, pins }: Needs, id: string, pin: string, caller: Caller): Promise<void> {
  const order = seenBy(caller, await orders.one(id))
  // What else is wrong is said of it as it is when it is locked.
  if (order.status !== 'shipped' || order.door.pin === undefined) return
  if (!(await pins.take(id)))
    throw conflict(
      `${mostGuesses} wrong PINs were said for this order: bring it back (attempt), and it has a new one when it is shipped again.`,
    )
  if (order.door.pin !== pin) throw invalid({ path: 'pin', message: 'is not the PIN of this order' })
  await pins.known(id)
}
