import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Where whoever finds a hole in the shop reports it. */
export const securityContact: Room<Deps> = { routes }
