import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import type { Slot } from './slot.ts'
import type { SlotRepository } from './slot-repository.ts'
import { tellOfClosedSlots } from './tell-closed.ts'

interface Needs {
  slots: SlotRepository
  wake: (job: string) => void
}

/** Staff make a slot larger or smaller, close it or open it again. 409 where it would hold less than are in it. */
export const changeSlot =
  ({ slots, wake }: Needs) =>
  async (
    id: string,
    { capacity, closed }: { capacity?: number; closed?: boolean },
    tx: Tx,
  ): Promise<Slot> => {
    await slots.expire(id, tx)
    const [before] = await slots.lock([id], tx)
    if (!before) throw notFound('slot')
    const slot = { ...before, capacity: capacity ?? before.capacity, closed: closed ?? before.closed }
    const { booked, held } = slot
    if (booked + held > slot.capacity)
      throw conflict(`There are ${booked} orders in it, and ${held} places are held for baskets.`, {
        path: 'capacity',
        message: `must be ${booked + held} at least`,
      })
    slots.change(slot, tx)
    if (slot.closed && !before.closed && booked > 0) tx.afterCommit(() => wake(tellOfClosedSlots.name))
    return slot
  }
