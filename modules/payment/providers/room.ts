import type { Room } from '#src/runtime/module.ts'
import { providerCalls, providerSeconds } from '../figures.ts'
import type { Deps } from '../provides.ts'
import { jobs } from './jobs.ts'
import { routes } from './routes.ts'

/** Who moves the money: what providers are asked, and what they tell unasked. */
export const providers: Room<Deps> = {
  routes,
  jobs,
  figures: [providerCalls, providerSeconds],
}
