import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Tills and other machines: the keys that admins make for them, and the tokens that they get for these. */
export const machines: Room<Deps> = { routes }
