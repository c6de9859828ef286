import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** What customers' banks want back. */
export const disputes: Room<Deps> = { routes }
