import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import { requireVersion } from '#src/http/if-match.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { ProductRepository } from '../product-repository.ts'
import { type Offer, type OfferFacts, toOfferState } from './offer.ts'
import type { OfferRepository } from './offer-repository.ts'
import { requireGoods, requireSense } from './offer-rules.ts'

/** Offers that there may be at once: every order is priced by a copy of them. */
const most = 10_000

interface Needs {
  offers: OfferRepository
  products: ProductRepository
  categories: CategoryRepository
  config: Config
  now: () => Date
}

/**
 * Makes an offer. 422 where it can't be meant so (offer-rules.ts), or names what there isn't; 409 a taken code, or one offer
 * too many.
 */
export const createOffer =
  (needs: Needs) =>
  async (facts: OfferFacts, tx: Tx): Promise<Offer> => {
    const { offers, config, now } = needs
    requireSense(facts, config.currency)
    await offers.lockNew(tx)
    if ((await offers.count(tx)) >= most)
      throw conflict(`There are ${most} offers, which is the most: delete those that are over.`)
    await requireGoods(facts.when, needs, tx)
    const at = now()
    const offer = { ...inCapitals(facts), id: v7(), version: 1, createdAt: at, updatedAt: at }
    await requireCode(offer, offers, tx)
    offers.save(offer, tx)
    tx.say(offerStated(offer, config.currency))
    return offer
  }

export type CreateOffer = ReturnType<typeof createOffer>

/** Changes an offer; what changes nothing is no new version. 404, 412, and as for a new one. */
export const changeOffer =
  (needs: Needs) =>
  async (id: string, changes: Partial<OfferFacts>, ifMatch: number | null, tx: Tx): Promise<Offer> => {
    const { offers, config, now } = needs
    // Before the offer itself, as whoever makes one does it.
    if (changes.coupon) await offers.lockNew(tx)
    const before = await offers.take(id, tx)
    if (!before) throw notFound('offer')
    requireVersion(ifMatch, before.version)
    const after = changed(before, inCapitals(changes), now())
    if (!after) return before
    requireSense(after, config.currency)
    if (changes.when) await requireGoods(changes.when, needs, tx)
    if (changes.coupon) await requireCode(after, offers, tx)
    offers.save(after, tx)
    tx.say(offerStated(after, config.currency))
    return after
  }

/** Takes an offer away; its code is free again. 404, 412. */
export const deleteOffer =
  ({ offers }: Needs) =>
  async (id: string, ifMatch: number | null, tx: Tx): Promise<void> => {
    const before = await offers.take(id, tx)
    if (!before) throw notFound('offer')
    requireVersion(ifMatch, before.version)
    offers.remove(id, tx)
    tx.say(event('mart.product.v1.OfferDeleted', id, { offerId: id }))
  }

/** What an offer is now. */
export const offerStated = (offer: Offer, currency: string): DomainEvent =>
  event('mart.product.v1.OfferChanged', offer.id, { offer: toOfferState(offer, currency) })

/** The offer with these facts changed, its version and time with them; null where they are what they were. */
function changed(offer: Offer, facts: Partial<OfferFacts>, now: Date): Offer | null {
  const after = { ...offer, ...facts }
  return isDeepStrictEqual(after, offer) ? null : { ...after, version: offer.version + 1, updatedAt: now }
}

/** Codes are told without case, so they are kept in capitals. */
const inCapitals = <F extends Partial<OfferFacts>>(facts: F): F =>
  facts.coupon ? { ...facts, coupon: { ...facts.coupon, code: facts.coupon.code.toUpperCase() } } : facts

async function requireCode({ id, coupon }: Offer, offers: OfferRepository, tx: Tx): Promise<void> {
  if (!coupon) return
  const taken = await offers.withCode(coupon.code, tx)
  if (taken !== null && taken !== id) throw conflict(`There is an offer with the coupon ${coupon.code}.`)
}
