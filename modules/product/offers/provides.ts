import { changeOffer, createOffer, deleteOffer } from './keep-offers.ts'
import { listOffers } from './list-offers.ts'
import { offerRepository } from './offer-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const offers = {
  offers: offerRepository,
  listOffers,
  createOffer,
  changeOffer,
  deleteOffer,
}
