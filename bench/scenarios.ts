import type { Scenario } from './scenario.ts'
import { reads } from './scenarios/reads.ts'

/** All that there are, in the order in which they run. */
export const scenarios: Scenario[] = [...reads]
