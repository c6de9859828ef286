import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** A user's address book. */
export const addresses: Room<Deps> = { routes }
