import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Phones that are proved to be their users' own. */
export const phones: Room<Deps> = { routes }
