import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Files in and out. */
export const transfer: Room<Deps> = { routes }
