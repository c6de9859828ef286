import type { Queryable } from '#src/database/statement.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { Run } from './run.ts'
import type { RunRepository } from './run-repository.ts'
import { presentRun } from './schemas.ts'

interface Needs {
  orders: OrderRepository
  runs: RunRepository
}

/** A few rounds with all their stops, as those stand. */
export const readRuns =
  ({ orders, runs }: Needs) =>
  async (some: Run[], on?: Queryable) => {
    const stops = await runs.stops(
      some.map(({ id }) => id),
      on,
    )
    const found = await orders.some([...new Set(stops.map(({ orderId }) => orderId))], on)
    const byId = new Map(found.map((order) => [order.id, order]))
    return some.map((run) =>
      presentRun(
        run,
        stops.filter(({ runId }) => runId === run.id),
        byId,
      ),
    )
  }
