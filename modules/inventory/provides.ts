import type { DepsOf } from '#src/runtime/module.ts'
import { reservations } from './reservations/provides.ts'
import { shelves } from './shelves/provides.ts'

export const provides = { ...shelves, ...reservations }

export type Deps = DepsOf<typeof provides>
