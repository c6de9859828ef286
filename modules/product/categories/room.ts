import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { categoryRoutes } from './category-routes.ts'

/** The tree that products stand in. */
export const categories: Room<Deps> = { routes: categoryRoutes }
