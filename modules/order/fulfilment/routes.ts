import { routesFor } from '#src/http/route.ts'
import { OrderAnswer, OrderId, replyWith } from '../order-answer.ts'
import type { Deps } from '../provides.ts'
import { refundedNeedsReason } from './insistence.ts'
import { CancelRequest, ChangeRequest, PackRequest } from './schemas.ts'

const { patch, post } = routesFor<Deps>()

const answers = { 200: OrderAnswer }

export const routes = [
  patch('/v1/orders/{id}', {
    summary: 'Change the lines, the address, the slot or the note, until picking begins',
    description:
      'A `note` of null takes it away. Its slot stays until it has a place in the other. `items` is the whole new list: what is more is reserved first, and what that costs more is authorized before it counts (`changing` says what is wanted meanwhile); where one of them fails it stays as it was.',
    who: 'customer or staff:orders',
    params: OrderId,
    body: ChangeRequest,
    answers,
    run: async ({ changeOrder }, { params, body, caller, ifMatch }, tx) =>
      replyWith(await changeOrder(params.id, body, caller, tx, ifMatch), caller),
  }),

  post('/v1/orders/{id}/cancel', {
    summary: 'Cancel an order',
    description: 'Its owner may until it is packed, staff until it is shipped.',
    who: 'customer or staff:orders',
    params: OrderId,
    body: CancelRequest,
    answers,
    run: async ({ cancelOrder }, { params, body, caller, ifMatch }, tx) =>
      replyWith(await cancelOrder(params.id, body, caller, tx, ifMatch), caller),
  }),

  post('/v1/orders/{id}/pack', {
    summary: 'An order is packed',
    description: `As it was ordered where nobody began to pick it; else a 409 while a line or an offer is open. Now its sum is final. ${refundedNeedsReason}`,
    who: 'staff:picking',
    params: OrderId,
    body: PackRequest,
    answers,
    run: async ({ commandOrder }, { params, body, caller, ifMatch }, tx) =>
      replyWith(await commandOrder(params.id, { type: 'pack', ...body }, caller, tx, ifMatch), caller),
  }),
]
