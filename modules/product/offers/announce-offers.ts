import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { offerStated } from './keep-offers.ts'
import type { OfferRepository } from './offer-repository.ts'

/** The present state of every offer, a page at a time; held, so that none changes before it is said. */
export const announceOffers = async (
  { offers, config }: { offers: OfferRepository; config: Config },
  after: string | null,
  limit: number,
  tx: Tx,
): Promise<DomainEvent[]> =>
  (await offers.hold(after, limit, tx)).map((offer) => offerStated(offer, config.currency))
