import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'
import { tellMoved } from './tell-moved.ts'

/** The tree that products stand in. */
export const categories: Room<Deps> = { routes, jobs: [tellMoved] }
