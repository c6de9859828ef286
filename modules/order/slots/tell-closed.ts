import type { Database } from '#src/database/database.ts'
import type { Job } from '#src/runtime/job.ts'
import { resumed } from '#src/tracing/resumed.ts'
import { advance } from '../life.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChange } from '../record-change.ts'
import type { SlotRepository } from './slot-repository.ts'

/** Orders in one transaction. */
const batch = 100

interface Needs {
  db: Database
  orders: OrderRepository
  slots: SlotRepository
  recordChange: RecordChange
  now: () => Date
}

/** Tells those who are in a slot that was closed, once each, and which others have a place. Woken when one is closed. */
export const tellOfClosedSlots: Job<Needs> = {
  name: 'tell-of-closed-slots',
  every: 30_000,
  async run({ db, orders, slots, recordChange, now }, signal) {
    const pass = () =>
      db.transaction(async (tx) => {
        const inClosed = await orders.inClosedSlots(batch, tx)
        for (const order of inClosed) {
          const closed = order.slot && (await slots.one(order.slot.id, tx))
          const others = closed ? await slots.others(closed, tx) : []
          const step = {
            type: 'slot closed' as const,
            others: others.map(({ id, start, end }) => ({ id, start, end })),
          }
          const change = advance(order, step, now())
          if (!change) continue
          const its = { origin: order.origin, orderId: order.id }
          await resumed('tell of closed slot', its, async (cause) => recordChange(change, tx.causedBy(cause)))
        }
        return inClosed.length
      })
    while (!signal.aborted && (await pass()) === batch);
  },
}
