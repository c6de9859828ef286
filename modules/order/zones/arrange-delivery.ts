import type { Tx } from '#src/database/transaction.ts'
import { invalid } from '#src/http/problem.ts'
import type { ShippingAddress } from '../order.ts'
import type { Tariff } from '../pricing.ts'
import type { OrderSlot } from '../slots/slot.ts'
import type { BookSlot } from '../slots/take-place.ts'
import { tariffIn } from './zone.ts'
import type { ZoneRepository } from './zone-repository.ts'

/** How an order is to be brought: on what terms, and in which slot, whose place is taken. */
export interface Delivery {
  tariff: Tariff
  slot: OrderSlot | null
  /** That the address is in; null where there are none. */
  zoneId: string | null
}

interface Needs {
  zones: ZoneRepository
  bookSlot: BookSlot
  tariff: Tariff
}

/**
 * Takes the place in the slot that an order wants, and tells the terms of its address. 422 an address outside of every
 * zone, a slot that there isn't or is another zone's; 409 one that has no place.
 */
export const arrangeDelivery =
  ({ zones, bookSlot, tariff }: Needs) =>
  async (
    customerId: string,
    { shippingAddress, slotId }: { shippingAddress: ShippingAddress; slotId?: string },
    tx: Tx,
  ): Promise<Delivery> => {
    // Sent together: placing an order takes one round trip.
    const asked = zones.serving(shippingAddress, tx)
    asked.catch(() => {})
    const slot = slotId === undefined ? null : await bookSlot(slotId, customerId, tx)
    const { zoned, zone } = await asked
    if (zoned && !zone)
      throw invalid({ path: 'shippingAddress', message: 'is outside of where the mart delivers' })
    if (slot && slot.zoneId !== zone?.id)
      throw invalid({ path: 'slotId', message: 'is a slot of another zone than the address' })
    return {
      tariff: tariffIn(tariff, zone, slot?.fee ?? null),
      zoneId: zone?.id ?? null,
      slot: slot && { id: slot.id, start: slot.start, end: slot.end },
    }
  }

export type ArrangeDelivery = ReturnType<typeof arrangeDelivery>
