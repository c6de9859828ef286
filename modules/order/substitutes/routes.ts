import { reply, routesFor } from '#src/http/route.ts'
import { OrderAnswer, presentOrder, replyWith } from '../order-answer.ts'
import { LineParams } from '../picking/schemas.ts'
import type { Deps } from '../provides.ts'
import { OfferParams, OfferRequest, presentSuggestion, SuggestionsAnswer } from './schemas.ts'

const { get, post, delete: remove } = routesFor<Deps>()

export const routes = [
  get('/v1/orders/{id}/lines/{line}/substitutes', {
    summary: 'What could stand in for a line',
    description:
      'By whoever picks the order (409 otherwise). What its customer named first, then what the shop did, then its category by price and brand; in stock, ten at most, and nothing that was offered for it and not taken.',
    who: 'staff:picking',
    params: LineParams,
    answers: { 200: SuggestionsAnswer },
    run: async ({ suggestSubstitutes }, { params, caller }) => {
      const { item, suggestions } = await suggestSubstitutes(params.id, params.line, caller)
      return { items: suggestions.map((it) => presentSuggestion(it, item)) }
    },
  }),

  post('/v1/orders/{id}/lines/{line}/substitutes', {
    summary: 'Offer something in place of a line',
    description:
      "By whoever picks the order (409 otherwise). It is reserved first; then it takes the line's place at once where its customer said so when ordering, else they are asked, and unanswered for `SUBSTITUTE_TIMEOUT` it is refused. They never pay more for it than for what it stands in for. A 409 where they want the money back.",
    who: 'staff:picking',
    params: LineParams,
    body: OfferRequest,
    answers: { 202: OrderAnswer },
    run: async ({ offerSubstitute }, { params, body, caller }, tx) => {
      const order = await offerSubstitute(params.id, params.line, body, caller, tx)
      return reply({ status: 202, body: presentOrder(order), version: order.version })
    },
  }),

  post('/v1/orders/{id}/lines/{line}/substitutes/{n}/accept', {
    summary: 'Take what is offered',
    description: 'A 409 where it is too late. Sent again it is answered again.',
    who: 'customer',
    params: OfferParams,
    answers: { 200: OrderAnswer },
    run: async ({ endOffer }, { params, caller }, tx) =>
      replyWith(await endOffer(params, 'accepted', caller, tx)),
  }),

  post('/v1/orders/{id}/lines/{line}/substitutes/{n}/reject', {
    summary: 'Rather not',
    description: 'A 409 where it is too late. Sent again it is answered again.',
    who: 'customer',
    params: OfferParams,
    answers: { 200: OrderAnswer },
    run: async ({ endOffer }, { params, caller }, tx) =>
      replyWith(await endOffer(params, 'rejected', caller, tx)),
  }),

  remove('/v1/orders/{id}/lines/{line}/substitutes/{n}', {
    summary: 'Withdraw an offer',
    description:
      'By whoever picks the order (409 otherwise), as long as it is open. Sent again it is answered again.',
    who: 'staff:picking',
    params: OfferParams,
    answers: { 200: OrderAnswer },
    run: async ({ endOffer }, { params, caller }, tx) =>
      replyWith(await endOffer(params, 'withdrawn', caller, tx)),
  }),
]
