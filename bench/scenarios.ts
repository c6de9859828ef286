import type { Scenario } from './scenario.ts'
import { before } from './scenarios/before.ts'
import { day } from './scenarios/day.ts'
import { floor } from './scenarios/floor.ts'
import { growth } from './scenarios/growth.ts'
import { importBeside } from './scenarios/import-beside.ts'
import { latency } from './scenarios/latency.ts'
import { loginStorm } from './scenarios/login-storm.ts'
import { offers } from './scenarios/offers.ts'
import { orders } from './scenarios/orders.ts'
import { reads } from './scenarios/reads.ts'
import { sagas } from './scenarios/saga.ts'
import { split } from './scenarios/split.ts'
import { start } from './scenarios/start.ts'
import { toldSlowly } from './scenarios/told-slowly.ts'
import { traced } from './scenarios/traced.ts'

/** All that there are, in the order in which they run. */
export const scenarios: Scenario[] = [
  ...reads,
  ...orders,
  ...sagas,
  ...before,
  ...offers,
  ...floor,
  ...latency,
  ...growth,
  importBeside,
  loginStorm,
  toldSlowly,
  traced,
  ...split,
  start,
  day,
]
