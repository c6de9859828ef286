import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { indexWords } from './index-words.ts'
import { routes } from './routes.ts'

/** What shoppers write, and what it finds. */
export const finding: Room<Deps> = { routes, jobs: [indexWords] }
