import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** An order begins: what is in it, what it costs, how much one customer may take and owe. */
export const placing: Room<Deps> = { routes }
