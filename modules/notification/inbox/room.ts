import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** What a user reads in the app. */
export const inbox: Room<Deps> = { routes }
