import { routesFor } from '#src/http/route.ts'
import { OrderAnswer, replyPlaced } from '../order-answer.ts'
import { Wishes } from '../placing/schemas.ts'
import type { Deps } from '../provides.ts'
import { CartAnswer, CartItemRequest, Code, ProductId } from './schemas.ts'

const { get, put, post, delete: remove } = routesFor<Deps>()

export const routes = [
  get('/v1/cart', {
    summary: 'The basket at present prices',
    description:
      'Each line says what became of it: `ok`, `price_changed` (with `priceWhenAdded`), `short` (with what is `left`), ' +
      '`sold_out`, `unit_changed` (with `soldByWhenAdded`; setting its quantity sets its unit) or `archived`. The total ' +
      'leaves out lines that can’t be ordered; `problems` says why a checkout would be refused.',
    who: 'customer',
    answers: { 200: CartAnswer },
    run: ({ readCart }, { caller }) => readCart(caller.id),
  }),

  put('/v1/cart/items/{productId}', {
    summary: 'Set how much of a product is in the basket',
    who: 'customer',
    params: ProductId,
    body: CartItemRequest,
    answers: { 200: CartAnswer },
    run: ({ fillCart }, { params, body, caller }, tx) =>
      fillCart(caller.id, params.productId, body.quantity, tx),
  }),

  remove('/v1/cart/items/{productId}', {
    summary: 'Take a product out of the basket',
    who: 'customer',
    params: ProductId,
    answers: { 204: null },
    run: ({ carts }, { params, caller }, tx) => carts.remove(caller.id, params.productId, tx),
  }),

  put('/v1/cart/coupons/{code}', {
    summary: 'Put a code into the basket',
    description: 'A 422 of the type `/problems/coupon-refused` says why where it gives nothing.',
    who: 'customer',
    params: Code,
    answers: { 200: CartAnswer },
    run: ({ addCoupon }, { params, caller }, tx) => addCoupon(caller.id, params.code, tx),
  }),

  remove('/v1/cart/coupons/{code}', {
    summary: 'Take a code out of the basket',
    who: 'customer',
    params: Code,
    answers: { 204: null },
    run: ({ carts }, { params, caller }, tx) => carts.removeCoupon(caller.id, params.code, tx),
  }),

  post('/v1/cart/checkout', {
    summary: 'Order what is in the basket, and empty it',
    description: 'If the order is rejected, since something is short, its lines go back into the basket.',
    who: 'customer',
    idempotent: true,
    body: Wishes,
    answers: { 201: OrderAnswer },
    run: async ({ checkout }, { body, caller }, tx) =>
      replyPlaced(await checkout(caller.id, body, tx), caller),
  }),
]
