import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Who is logged in, from which device, and with which tokens. */
export const sessions: Room<Deps> = { routes }
