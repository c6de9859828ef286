import { randomInt } from 'node:crypto'
import type { Tx } from '#src/database/transaction.ts'
import { invalid } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import type { CommandOrder } from '../fulfilment/command-order.ts'
import type { Insistence, Order, Tracking } from '../order.ts'
import type { CourierRepository } from './courier-repository.ts'
import type { PinRepository } from './pin-repository.ts'

interface Needs {
  couriers: CourierRepository
  pins: PinRepository
  commandOrder: CommandOrder
  config: { order: { deliveryPin: boolean } }
}

/**
 * An order goes out, with a carrier or a courier; one that is on a round, with the courier of that. Refuses as commandOrder
 * does, and 422 a courier who may not deliver.
 */
export const shipOrder =
  ({ couriers, pins, commandOrder, config }: Needs) =>
  async (
    id: string,
    shipping: { courierId?: string } & Tracking & Insistence,
    caller: Caller,
    tx: Tx,
    ifMatch: number | null,
  ): Promise<Order> => {
    await requireCourier(couriers, shipping.courierId, tx)
    const pin = config.order.deliveryPin ? { pin: newPin() } : {}
    const order = await commandOrder(id, { type: 'ship', ...shipping, ...pin }, caller, tx, ifMatch)
    if (pin.pin) pins.begin(id, tx)
    return order
  }

/** Throws a 422 where somebody is named who may not deliver, or isn't known here. */
export async function requireCourier(
  couriers: CourierRepository,
  courierId: string | undefined,
  tx: Tx,
): Promise<void> {
  if (courierId !== undefined && !(await couriers.delivers(courierId, tx)))
    throw invalid({ path: 'courierId', message: 'must be one of the staff who may deliver' })
}

/** Four digits: with five guesses at it, one in two thousand is right by chance. */
const newPin = () => randomInt(10_000).toString().padStart(4, '0')
