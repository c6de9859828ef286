import type { Tx } from '#src/database/transaction.ts'
import { requireVersion } from '#src/http/if-match.ts'
import { conflict } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { seenBy } from '../following/find-order.ts'
import { advance, hindrance } from '../life.ts'
import type { Change, Command, Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChanges } from '../record-change.ts'
import { endedStops } from './run.ts'
import type { RunRepository } from './run-repository.ts'

interface Needs {
  orders: OrderRepository
  runs: RunRepository
  recordChanges: RecordChanges
  now: () => Date
}

/** What is commanded of which order, and by whom. */
interface Visit {
  id: string
  /** What must be allowed to it before anything else is looked at. */
  step: Command
  caller: Caller
  ifMatch: number | null
}

/**
 * An order changes by which its stop of a round may be over, one way or another: whoever is next is told then. Refuses as
 * commandOrder does.
 */
export async function endStop(
  { orders, runs, recordChanges, now }: Needs,
  { id, step, caller, ifMatch }: Visit,
  tx: Tx,
  decide: (order: Order) => Change[],
): Promise<Order> {
  const nextId = await runs.nextAfter(id, tx)
  // Both at once, in the order of ids as everywhere.
  const locked = await orders.lockAll(nextId ? [id, nextId] : [id], tx)
  const order = seenBy(caller, locked.find((one) => one.id === id) ?? null)
  requireVersion(ifMatch, order.version)
  const why = hindrance(order, step)
  if (why !== null) throw conflict(why)
  const changes = decide(order).map((change) => ({
    ...change,
    entry: { ...change.entry, actor: isByStaff(change, caller) ? caller.id : null },
  }))
  const isOver = endedStops(changes).length > 0
  const next = locked.find((one) => one.id === nextId && one.runId !== null && one.runId === order.runId)
  const told = next && isOver ? advance(next, { type: 'next stop' }, now()) : null
  recordChanges([...changes, ...(told ? [told] : [])].map((change) => ({ change, tx })))
  return changes.at(-1)?.order ?? order
}

/** That an order is given up follows from the rules of the shop. */
const isByStaff = ({ fact }: Change, { role }: Caller): boolean =>
  role !== 'customer' && !(fact?.type === 'OrderCancelled' && fact.cause === 'not_delivered')
