import { routesFor } from '#src/http/route.ts'
import { placedReply } from '../fulfilment/carry-out.ts'
import { cartAnswer, cartItemRequest, orderAnswer, productId, wishes } from '../order-answer.ts'
import type { Deps } from '../provides.ts'

const { get, put, post, delete: remove } = routesFor<Deps>()

/** A customer's basket. */
export const cartRoutes = [
  get('/v1/cart', {
    summary: 'The basket at present prices',
    description:
      'Each line says what became of it: `ok`, `price_changed` (with `priceWhenAdded`), `short` (with what is `left`), ' +
      '`sold_out`, `unit_changed` (with `soldByWhenAdded`; setting its quantity sets its unit) or `archived`. The total ' +
      'leaves out lines that can’t be ordered; `problems` says why a checkout would be refused.',
    who: 'customer',
    answers: { 200: cartAnswer },
    run: ({ readCart }, { caller }) => readCart(caller.id),
  }),

  put('/v1/cart/items/{productId}', {
    summary: 'Set how much of a product is in the basket',
    who: 'customer',
    params: productId,
    body: cartItemRequest,
    answers: { 200: cartAnswer },
    run: ({ fillCart }, { params, body, caller }, tx) =>
      fillCart(caller.id, params.productId, body.quantity, tx),
  }),

  remove('/v1/cart/items/{productId}', {
    summary: 'Take a product out of the basket',
    who: 'customer',
    params: productId,
    answers: { 204: null },
    run: ({ carts }, { params, caller }, tx) => carts.remove(caller.id, params.productId, tx),
  }),

  post('/v1/cart/checkout', {
    summary: 'Order what is in the basket, and empty it',
    description: 'If the order is rejected, since something is short, its lines go back into the basket.',
    who: 'customer',
    idempotent: true,
    body: wishes,
    answers: { 201: orderAnswer },
    run: async ({ checkout }, { body, caller }, tx) => placedReply(await checkout(caller.id, body, tx)),
  }),
]
