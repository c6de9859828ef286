import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { announceOffers } from './announce-offers.ts'
import { routes } from './routes.ts'

/** What is taken off, when, and of what; orders are priced by what the order module hears of it. */
export const offers: Room<Deps> = { routes, announces: [{ name: 'offer', page: announceOffers }] }
