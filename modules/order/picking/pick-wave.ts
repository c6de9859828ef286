import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid, notFound } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { advance, hindrance } from '../life.ts'
import type { Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChanges } from '../record-change.ts'
import type { PickRepository, Wave } from './pick-repository.ts'
import { merged, type Placed, type Stop } from './walk.ts'

interface Needs {
  orders: OrderRepository
  picks: PickRepository
  recordChanges: RecordChanges
  now: () => Date
}

/** A wave as it stands: its orders, and what of them is picked, in the order of the walk. */
export interface WaveNow {
  wave: Wave
  orders: Order[]
  stops: Placed<Stop>[]
}

/**
 * Begins to pick several orders in one walk, all of them or none: 422 where one isn't there, 409 that names those that can't
 * be picked by the caller.
 */
export const startWave =
  (needs: Needs) =>
  async (orderIds: string[], caller: Caller, tx: Tx): Promise<WaveNow> => {
    const { orders, picks, recordChanges, now } = needs
    const locked = new Map((await orders.lockAll(orderIds, tx)).map((order) => [order.id, order]))
    const unknown = orderIds.flatMap((id, at) =>
      locked.has(id) ? [] : [{ path: `orderIds[${at}]`, message: 'is no order' }],
    )
    if (unknown.length > 0) throw invalid(...unknown)
    const command = { type: 'start picking' as const, by: caller.id }
    const hindered = orderIds.flatMap((id, at) => {
      const order = locked.get(id) as Order
      const why = hindrance(order, command)
      return why === null ? [] : [{ path: `orderIds[${at}]`, message: `${order.number}: ${why}` }]
    })
    if (hindered.length > 0)
      throw conflict(
        `Not all of them can be picked: ${hindered.map(({ message }) => message).join(' ')}`,
        ...hindered,
      )
    const at = now()
    const changes = [...locked.values()].flatMap((order) => advance(order, command, at) ?? [])
    recordChanges(
      changes.map((change) => ({
        change: { ...change, entry: { ...change.entry, actor: caller.id } },
        tx,
      })),
    )
    const wave: Wave = { id: v7(), pickerId: caller.id, orderIds, createdAt: at }
    picks.addWave(wave, tx)
    for (const { order } of changes) locked.set(order.id, order)
    return waveOf(
      needs,
      wave,
      orderIds.map((id) => locked.get(id) as Order),
      tx,
    )
  }

/** A wave as it stands by now; 404 where there is none, or none any more. */
export const findWave =
  (needs: Pick<Needs, 'picks'>) =>
  async (id: string): Promise<WaveNow> => {
    const wave = await needs.picks.wave(id)
    if (!wave) throw notFound('wave')
    return waveOf(needs, wave, await needs.picks.ordersOf(wave.orderIds))
  }

/** What is nobody's to pick any more (cancelled, say) is among the orders, and none of its lines on the walk. */
async function waveOf(
  { picks }: Pick<Needs, 'picks'>,
  wave: Wave,
  orders: Order[],
  tx?: Tx,
): Promise<WaveNow> {
  const picked = orders.filter(({ status }) => status === 'picking')
  const productIds = picked.flatMap(({ items }) => items.map(({ productId }) => productId))
  return { wave, orders, stops: merged(picked, await picks.places(productIds, tx)) }
}
