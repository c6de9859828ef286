import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { announceBasketed, sweepBaskets } from './basketed.ts'
import { routes } from './routes.ts'

/** A customer's cart: filled, priced live, checked out, and given back what was rejected. */
export const cart: Room<Deps> = { routes, jobs: [sweepBaskets], announces: [announceBasketed] }
