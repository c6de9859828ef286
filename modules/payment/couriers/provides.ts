import { courierRepository } from './courier-repository.ts'
import { followCash } from './follow-cash.ts'
import { passOn } from './pass-on.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const couriers = { couriers: courierRepository, followCash, passOn }
