import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { expireHolds, makeSlots } from './make-slots.ts'
import { pages } from './pages.ts'
import { routes } from './routes.ts'
import { tellOfClosedSlots } from './tell-closed.ts'

/** When orders are brought: made from timetables, held, booked, never overbooked. */
export const slots: Room<Deps> = { routes, pages, jobs: [makeSlots, expireHolds, tellOfClosedSlots] }
