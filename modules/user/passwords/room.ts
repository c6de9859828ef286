import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** How passwords are judged and hashed, changed, and set anew where they are forgotten. */
export const passwords: Room<Deps> = { routes }
