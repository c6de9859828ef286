import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Where orders are brought, and on what terms. */
export const zones: Room<Deps> = { routes }
