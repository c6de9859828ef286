import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { expireSubstitutes, remindOfStockRequests } from './jobs.ts'
import { routes } from './routes.ts'

/** What stands in for what there is too little of: suggested, offered, held, and taken or not. */
export const substitutes: Room<Deps> = { routes, jobs: [expireSubstitutes, remindOfStockRequests] }
