import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** To the door: couriers' rounds, what happens there, and what comes back. */
export const delivery: Room<Deps> = { routes }
