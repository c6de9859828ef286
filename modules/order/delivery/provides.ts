import { courierRepository } from './courier-repository.ts'
import { deliverOrder, failDelivery } from './deliver-order.ts'
import { cancelRun, makeRun, takeOffRun } from './make-run.ts'
import { pinRepository } from './pin-repository.ts'
import { readRuns } from './read-runs.ts'
import { returnOrder } from './return-order.ts'
import { runRepository } from './run-repository.ts'
import { shipOrder } from './ship-order.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const delivery = {
  couriers: courierRepository,
  pins: pinRepository,
  runs: runRepository,
  shipOrder,
  deliverOrder,
  failDelivery,
  returnOrder,
  makeRun,
  takeOffRun,
  cancelRun,
  readRuns,
}
