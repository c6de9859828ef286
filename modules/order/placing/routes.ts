import { routesFor } from '#src/http/route.ts'
import { OrderAnswer, replyPlaced } from '../order-answer.ts'
import type { Deps } from '../provides.ts'
import { OrderRequest } from './schemas.ts'

const { post } = routesFor<Deps>()

export const routes = [
  post('/v1/orders', {
    summary: 'Place an order',
    description:
      "Prices are the mart's own. The order begins pending; whether there is enough in stock is decided " +
      'a moment later. The same product twice is one line.',
    who: 'customer',
    idempotent: true,
    body: OrderRequest,
    answers: { 201: OrderAnswer },
    run: async ({ placeOrder }, { body, caller }, tx) =>
      replyPlaced(await placeOrder(caller.id, body, tx), caller),
  }),
]
