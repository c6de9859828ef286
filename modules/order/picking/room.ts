import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { forgetWaves, freeAbandonedPicks } from './jobs.ts'
import { routes } from './routes.ts'

/** Orders are picked at the shelves: the queue, who has which in hand, what is in the bag, several in one walk. */
export const picking: Room<Deps> = { routes, jobs: [freeAbandonedPicks, forgetWaves] }
