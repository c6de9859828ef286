import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { pages } from './account-pages.ts'

/** How what is told is written, and the pages that letters lead to. */
export const letters: Room<Deps> = { pages }
