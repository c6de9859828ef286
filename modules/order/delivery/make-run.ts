import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid, notFound } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { advance, hindrance } from '../life.ts'
import type { Change, Command } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChanges } from '../record-change.ts'
import type { CourierRepository } from './courier-repository.ts'
import { endStop } from './end-stop.ts'
import type { Run } from './run.ts'
import type { RunRepository } from './run-repository.ts'
import { requireCourier } from './ship-order.ts'

interface Needs {
  orders: OrderRepository
  runs: RunRepository
  couriers: CourierRepository
  recordChanges: RecordChanges
  now: () => Date
}

/**
 * A round of packed orders, which are stops in the order in which they are named. 422 a courier who may not deliver and an
 * order that isn't there; 409 those that aren't packed or are on another round.
 */
export const makeRun =
  ({ orders, runs, couriers, recordChanges, now }: Needs) =>
  async (
    { courierId, orderIds }: { courierId: string; orderIds: string[] },
    caller: Caller,
    tx: Tx,
  ): Promise<Run> => {
    await requireCourier(couriers, courierId, tx)
    const found = new Map((await orders.lockAll(orderIds, tx)).map((order) => [order.id, order]))
    const unknown = orderIds.flatMap((id, at) => (found.has(id) ? [] : at))
    if (unknown.length > 0)
      throw invalid(...unknown.map((at) => ({ path: `orderIds[${at}]`, message: 'there is no such order' })))

    const run = { id: v7(), courierId, openStops: orderIds.length, createdAt: now(), endedAt: null }
    const joining: Command = { type: 'put on run', runId: run.id, courierId }
    const hindered = orderIds.flatMap((id, at) => {
      const order = found.get(id)
      const message = order && hindrance(order, joining)
      return order && message ? [{ path: `orderIds[${at}]`, message: `${order.number}: ${message}` }] : []
    })
    if (hindered.length > 0) throw conflict('Not all of these can be on a round.', ...hindered)
    runs.insert(run, orderIds, tx)
    recordChanges([...found.values()].flatMap((order) => made(advance(order, joining, now()), caller.id, tx)))
    return run
  }

/** An order is taken off the round that it is on, before it goes out. 404 where it isn't on it, 409 where it is on its way. */
export const takeOffRun =
  (needs: Needs) =>
  async ({ runId, orderId }: { runId: string; orderId: string }, caller: Caller, tx: Tx): Promise<void> => {
    if (!(await needs.runs.one(runId, tx))) throw notFound('run')
    const stop = (await needs.runs.stops([runId], tx)).find((one) => one.orderId === orderId)
    if (stop?.state !== 'open') throw notFound('stop of this run')
    const step = { type: 'take off run' as const }
    await endStop(needs, { id: orderId, step, caller, ifMatch: null }, tx, (order) => {
      // Over since it was looked at.
      if (order.runId !== runId) throw notFound('stop of this run')
      const change = advance(order, step, needs.now())
      return change ? [change] : []
    })
  }

/** A round isn't driven: all that is on it waits for another. 409 where something of it is on its way. */
export const cancelRun =
  ({ orders, runs, recordChanges, now }: Needs) =>
  async (id: string, caller: Caller, tx: Tx): Promise<void> => {
    if (!(await runs.one(id, tx))) throw notFound('run')
    const open = (await runs.stops([id], tx)).filter(({ state }) => state === 'open')
    const locked = await orders.lockAll(
      open.map(({ orderId }) => orderId),
      tx,
    )
    // What became of them meanwhile, they are not on it any more.
    const left = locked.filter((order) => order.runId === id && ['packed', 'shipped'].includes(order.status))
    const away = left.filter((order) => hindrance(order, { type: 'take off run' }) !== null)
    if (away.length > 0) throw conflict(`On its way already: ${away.map(({ number }) => number).join(', ')}.`)
    recordChanges(
      left.flatMap((order) => made(advance(order, { type: 'take off run' }, now()), caller.id, tx)),
    )
  }

/** A change, if there is one, by one of the staff. */
const made = (change: Change | null, actor: string, tx: Tx) =>
  change ? [{ change: { ...change, entry: { ...change.entry, actor } }, tx }] : []
