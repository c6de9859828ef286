import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** What users want to be told, how and when. */
export const preferences: Room<Deps> = { routes }
