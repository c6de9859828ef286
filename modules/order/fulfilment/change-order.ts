import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { seenBy } from '../following/find-order.ts'
import { hindrance } from '../life.ts'
import type { Order, ShippingAddress } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { OrderSlot } from '../slots/slot.ts'
import type { SlotRepository } from '../slots/slot-repository.ts'
import type { BookSlot } from '../slots/take-place.ts'
import type { ZoneRepository } from '../zones/zone-repository.ts'
import type { ChangeLines, WantedLine } from './change-lines.ts'
import type { CommandOrder } from './command-order.ts'

/** What its owner or staff want to be otherwise. */
export interface OrderChange {
  shippingAddress?: ShippingAddress
  note?: string | null
  slotId?: string
  /** The whole new list of its lines. */
  items?: WantedLine[]
}

interface Needs {
  orders: OrderRepository
  zones: ZoneRepository
  slots: SlotRepository
  bookSlot: BookSlot
  commandOrder: CommandOrder
  changeLines: ChangeLines
}

/**
 * Changes what is in an order, and where and when it is brought, all of it or nothing. Refuses as what it is made of does.
 */
export const changeOrder =
  (needs: Needs) =>
  async (
    id: string,
    { items, ...change }: OrderChange,
    caller: Caller,
    tx: Tx,
    ifMatch: number | null,
  ): Promise<Order> => {
    if (items === undefined) return changeDelivery(needs)(id, change, caller, tx, ifMatch)
    const order =
      Object.keys(change).length > 0
        ? await changeDelivery(needs)(id, change, caller, tx, ifMatch)
        : seenBy(caller, await needs.orders.lock(id, tx))
    return needs.changeLines(order, items, caller, tx, Object.keys(change).length > 0 ? null : ifMatch)
  }

/**
 * Changes where and when an order is brought, and its note; what it costs stays. Refuses as commandOrder does; besides 422
 * an address outside of every zone and a slot of another zone than the address's, 409 a slot without a place, and an
 * address in another zone than the slot that it has.
 */
const changeDelivery =
  ({ orders, zones, slots, bookSlot, commandOrder }: Needs) =>
  async (
    id: string,
    { slotId, ...change }: Omit<OrderChange, 'items'>,
    caller: Caller,
    tx: Tx,
    ifMatch: number | null,
  ): Promise<Order> => {
    const order = seenBy(caller, await orders.lock(id, tx))
    const command = (to: { slot?: OrderSlot; zoneId?: string | null } = {}) =>
      commandOrder(id, { type: 'change', ...change, ...to }, caller, tx, ifMatch)
    const moves = slotId !== undefined && slotId !== order.slot?.id
    // What can't be changed at all is refused before a place is taken for it.
    if ((!moves && !change.shippingAddress) || hindrance(order, { type: 'change' }) !== null) return command()

    const { zoned, zone } = await zones.serving(change.shippingAddress ?? order.shippingAddress, tx)
    if (change.shippingAddress && zoned && !zone)
      throw invalid({ path: 'shippingAddress', message: 'is outside of where the mart delivers' })
    const zoneId = zone?.id ?? null
    if (moves) {
      // Both at once and in their order: two orders that change places would wait for each other.
      await slots.lock(order.slot ? [order.slot.id, slotId] : [slotId], tx)
      const booked = await bookSlot(slotId, order.customerId, tx)
      if (booked.zoneId !== zoneId)
        throw invalid({ path: 'slotId', message: 'is a slot of another zone than the address' })
      if (order.slot) slots.free([order.slot.id], tx)
      return command({ slot: { id: slotId, start: booked.start, end: booked.end }, zoneId })
    }
    const kept = order.slot && (await slots.one(order.slot.id, tx))
    if (kept && kept.zoneId !== zoneId)
      throw conflict('Its slot is of another zone than this address: choose one of this zone with it.', {
        path: 'slotId',
        message: 'must be said, as the address is in another zone',
      })
    return command({ zoneId })
  }
