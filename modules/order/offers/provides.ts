import { offerRepository } from './offer-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const offers = { offers: offerRepository }
