import type { Tx } from '#src/database/transaction.ts'
import { invalid, notFound, Problem } from '#src/http/problem.ts'
import type { ZoneRepository } from '../zones/zone-repository.ts'
import { presentSlot } from './schemas.ts'
import type { Slot } from './slot.ts'
import type { SlotRepository } from './slot-repository.ts'

interface Needs {
  slots: SlotRepository
  zones: ZoneRepository
  config: { order: { slotHold: number } }
}

/** A 409 that says why there is no place in a slot, and names in `others` the next three that have one. */
export const refusePlace =
  ({ slots, zones }: Needs) =>
  async (slot: Slot, tx: Tx): Promise<Problem> => {
    const zone = (await zones.one(slot.zoneId, tx)) ?? { fee: 0, currency: '' }
    const others = await slots.others(slot, tx)
    const why = slot.closed
      ? 'is closed'
      : slot.booked + slot.held >= slot.capacity
        ? 'is full'
        : 'can be chosen no more'
    return new Problem(409, `The slot ${why}.`, {
      type: '/problems/slot-full',
      errors: [{ path: 'slotId', message: why }],
      members: { others: others.map((other) => presentSlot(other, zone)) },
    })
  }

export type RefusePlace = ReturnType<typeof refusePlace>

/**
 * Takes a place in a slot for an order of a customer, the one that they hold if they do. Throws a 422 where there is no such
 * slot, and a 409 where it has no place.
 */
export const bookSlot =
  ({ slots, refusePlace }: Needs & { refusePlace: RefusePlace }) =>
  async (id: string, customerId: string, tx: Tx): Promise<Slot> => {
    const booked =
      (await slots.book(id, customerId, tx)) ??
      (await again(slots, id, tx, () => slots.book(id, customerId, tx)))
    if (booked) return booked
    const slot = await slots.one(id, tx)
    throw slot ? await refusePlace(slot, tx) : invalid({ path: 'slotId', message: 'there is no such slot' })
  }

export type BookSlot = ReturnType<typeof bookSlot>

/** Keeps a place for a customer who checks out, in place of any that they hold elsewhere. 404, and 409 as above. */
export const holdSlot =
  ({ slots, config, refusePlace }: Needs & { refusePlace: RefusePlace }) =>
  async (id: string, customerId: string, tx: Tx): Promise<{ slotId: string; expiresAt: Date }> => {
    const within = config.order.slotHold
    const hold = () => slots.hold(id, customerId, within, tx)
    const expiresAt = (await hold()) ?? (await again(slots, id, tx, hold))
    if (expiresAt) return { slotId: id, expiresAt }
    const slot = await slots.one(id, tx)
    throw slot ? await refusePlace(slot, tx) : notFound('slot')
  }

/** A full slot may be full of places that were held for too long, which somebody else may be giving back just now. */
async function again<T>(
  slots: SlotRepository,
  id: string,
  tx: Tx,
  take: () => Promise<T | null>,
): Promise<T | null> {
  // Sent together: PostgreSQL does one after the other.
  const [, slot] = await Promise.all([slots.expire(id, tx), slots.one(id, tx)])
  return slot && slot.booked + slot.held < slot.capacity ? await take() : null
}
