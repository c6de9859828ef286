import type { Tx } from '#src/database/transaction.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import type { Meter } from '#src/metrics/meter.ts'
import { rejectedOrders, shortLines } from '../figures.ts'
import { levelEvents } from '../shelf.ts'
import { type Decision, decide, type OrderLine, type Standing, wantedLines } from './reservation.ts'
import type { ReservationRepository } from './reservation-repository.ts'

/** An order as inventory hears of it, and the transaction in which it does. */
export interface Wish {
  orderId: string
  items: OrderLine[]
  tx: Tx
}

interface Needs {
  reservations: ReservationRepository
  meter: Meter
}

/**
 * Reserves for each order in turn all that it wants, or nothing of it, once per order; says StockReserved, or
 * StockRejected with the lines that are short. One claim and one write for them all.
 *
 * An order that is heard of again (the sweep of the order module asks so, where the answer was lost) is answered again:
 * as it was decided, or, where it has moved on since, what became of it. Nothing is reserved twice.
 */
export const reserveStock =
  ({ reservations, meter }: Needs) =>
  async (wishes: Wish[], tx: Tx): Promise<void> => {
    const wanted = wishes.map(({ orderId, items, tx }) => ({ orderId, lines: wantedLines(items), tx }))
    const { shelves, fresh } = await reservations.claim(
      [...new Set(wanted.flatMap(({ lines }) => lines.map(({ productId }) => productId)))],
      wanted.map(({ orderId }) => orderId),
      tx,
    )
    const repeated = wanted.filter(({ orderId }) => !fresh.has(orderId))
    const decided: { orderId: string; decision: Decision }[] = []
    for (const { orderId, lines, tx } of wanted) {
      if (!fresh.delete(orderId)) continue
      const decision = decide(lines, shelves)
      decided.push({ orderId, decision })
      if (decision.status === 'rejected') {
        tx.say(rejected(orderId, decision))
        continue
      }
      for (const { productId, version, after } of decision.changes)
        shelves.set(productId, { ...after, version })
      tx.say(reserved(orderId, decision), ...levelEvents(decision.changes))
    }
    if (decided.length > 0) reservations.reserve(decided, tx)
    const short = decided.flatMap(({ decision }) =>
      decision.status === 'rejected' ? [decision.shortages.length] : [],
    )
    if (short.length > 0)
      tx.afterCommit(() => {
        meter.count(rejectedOrders, {}, short.length)
        meter.count(
          shortLines,
          {},
          short.reduce((sum, lines) => sum + lines, 0),
        )
      })
    if (repeated.length === 0) return
    const standing = await reservations.standing(
      repeated.map(({ orderId }) => orderId),
      tx,
    )
    for (const { orderId, tx } of repeated) {
      const known = standing.get(orderId)
      if (known) tx.say(answers[known.status](orderId, known))
    }
  }

type Answer = Pick<Standing, 'lines'>

const reserved = (orderId: string, { lines }: Answer): DomainEvent =>
  event('mart.inventory.v1.StockReserved', orderId, { orderId, lines })

const rejected = (orderId: string, { shortages }: Pick<Standing, 'shortages'>): DomainEvent =>
  event('mart.inventory.v1.StockRejected', orderId, { orderId, shortages })

/** What is true of an order that was decided on, to be said to whoever asks again. */
const answers: Record<Standing['status'], (orderId: string, known: Standing) => DomainEvent> = {
  reserved,
  rejected,
  released: (orderId, { lines }) => event('mart.inventory.v1.StockReleased', orderId, { orderId, lines }),
  shipped: (orderId, { lines }) => event('mart.inventory.v1.StockShipped', orderId, { orderId, lines }),
  restocked: (orderId, { lines }) => event('mart.inventory.v1.StockRestocked', orderId, { orderId, lines }),
}
