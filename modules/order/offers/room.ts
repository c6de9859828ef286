import { fromTimestamp } from '#proto/events.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { forgetPastOffers } from './jobs.ts'
import { pages } from './pages.ts'

const on = subscriptionsFor<Deps>()

/** What the mart takes off: its copy of the offers and tax rates, what is best for a customer, and coupons. */
export const offers: Room<Deps> = {
  pages,
  jobs: [forgetPastOffers],
  subscriptions: [
    on('mart.product.v1.OfferChanged', ({ offers }, { offer }, tx) => offers.keep(offer, tx)),
    on('mart.product.v1.OfferDeleted', ({ offers }, { offerId }, tx) => offers.forget(offerId, tx)),
    on('mart.product.v1.TaxRatesChanged', ({ offers }, { taxClass, rates, onRetailPrice, version }, tx) =>
      offers.keepRates(
        taxClass,
        rates.map(({ rate, from }) => ({ rate, from: fromTimestamp(from) })),
        { version, onRetailPrice },
        tx,
      ),
    ),
  ],
}
