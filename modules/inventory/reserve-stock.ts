import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { type Decision, decide, type OrderLine, wantedLines } from './reservation.ts'
import type { ReservationRepository } from './reservation-repository.ts'
import { levelEvents } from './shelf.ts'

/** An order as inventory hears of it, and the transaction in which it does. */
export interface Wish {
  orderId: string
  items: OrderLine[]
  tx: Tx
}

/**
 * Reserves for each order in turn all that it wants, or nothing of it, once per order; says StockReserved, or
 * StockRejected with the lines that are short. One claim and one write for them all.
 */
export const reserveStock =
  ({ reservations }: { reservations: ReservationRepository }) =>
  async (wishes: Wish[], tx: Tx): Promise<void> => {
    const wanted = wishes.map(({ orderId, items, tx }) => ({ orderId, lines: wantedLines(items), tx }))
    const { shelves, fresh } = await reservations.claim(
      [...new Set(wanted.flatMap(({ lines }) => lines.map(({ productId }) => productId)))],
      wanted.map(({ orderId }) => orderId),
      tx,
    )
    const decided: { orderId: string; decision: Decision }[] = []
    for (const { orderId, lines, tx } of wanted) {
      if (!fresh.delete(orderId)) continue
      const decision = decide(lines, shelves)
      decided.push({ orderId, decision })
      if (decision.status === 'rejected') {
        const { shortages } = decision
        tx.say(event('mart.inventory.v1.StockRejected', orderId, { orderId, shortages }))
        continue
      }
      for (const { productId, version, after } of decision.changes)
        shelves.set(productId, { ...after, version })
      tx.say(
        event('mart.inventory.v1.StockReserved', orderId, { orderId, lines: decision.lines }),
        ...levelEvents(decision.changes),
      )
    }
    if (decided.length > 0) reservations.reserve(decided, tx)
  }
