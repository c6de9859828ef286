import { z } from 'zod'
import { reply, routesFor } from '#src/http/route.ts'
import { isAllowed } from '#src/http/who-may.ts'
import { flag, id } from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import type { Offer } from './offer.ts'
import { changesOf, NewOffer, newFactsOf, OfferAnswer, OfferChange, presentOffer } from './schemas.ts'

const { get, post, patch, delete: remove } = routesFor<Deps>()

const OfferId = z.strictObject({ id })

export const routes = [
  get('/v1/offers', {
    summary: 'The offers in force',
    description:
      'Anyone sees those that hold now, the first to end first, without the codes of their coupons. ' +
      'Whoever keeps offers sees all, the newest first.',
    who: 'anyone',
    query: z.strictObject({
      ...pageQuery,
      active: flag.optional().describe('Those that are switched on, or off; what holds now is on'),
    }),
    answers: { 200: page(OfferAnswer) },
    run: async ({ listOffers }, { query, caller }) => {
      const isKeeper = isAllowed(caller, 'offers')
      const { items, nextCursor } = await listOffers(query, { all: isKeeper })
      return { items: items.map((offer) => presentOffer(offer, { withCode: isKeeper })), nextCursor }
    },
  }),

  post('/v1/offers', {
    summary: 'Make an offer',
    description:
      'It holds for what is ordered once the order module has heard of it, a moment later. There are 10,000 at most.',
    who: 'staff:offers',
    audit: { words: 'kept' },
    body: NewOffer,
    answers: { 201: OfferAnswer },
    run: async ({ createOffer }, { body }, tx) => {
      const offer = await createOffer(newFactsOf(body), tx)
      return shown(offer, { Location: `/v1/offers/${offer.id}` })
    },
  }),

  patch('/v1/offers/{id}', {
    summary: 'Change an offer',
    description:
      '`when`, `gives` and `coupon` are taken as a whole. Orders that were placed keep what they were given. ' +
      'With If-Match only if it is still at the version that the ETag names.',
    who: 'staff:offers',
    audit: { words: 'kept' },
    params: OfferId,
    body: OfferChange,
    answers: { 200: OfferAnswer },
    run: async ({ changeOffer }, { params, body, ifMatch }, tx) =>
      shown(await changeOffer(params.id, changesOf(body), ifMatch, tx)),
  }),

  remove('/v1/offers/{id}', {
    summary: 'Delete an offer',
    description: 'Orders that were placed keep what they were given. The code of its coupon is free again.',
    who: 'staff:offers',
    audit: { words: 'kept' },
    params: OfferId,
    answers: { 204: null },
    run: ({ deleteOffer }, { params, ifMatch }, tx) => deleteOffer(params.id, ifMatch, tx),
  }),
]

const shown = (offer: Offer, headers: Record<string, string> = {}) =>
  reply({ body: presentOffer(offer, { withCode: true }), version: offer.version, headers })
