import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { pages } from './pages.ts'
import { routes } from './routes.ts'

/** What somebody has beside their password: enrolled, confirmed, shown at logins, taken off. */
export const secondFactor: Room<Deps> = { routes, pages }
