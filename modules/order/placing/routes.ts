import { routesFor } from '#src/http/route.ts'
import { OrderAnswer, presentPrice, Quote, replyPlaced } from '../order-answer.ts'
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

  post('/v1/orders/quote', {
    summary: 'What an order would come to, and what stands in its way',
    description:
      'Nothing is placed, and no stock or slot is kept. `problems` is what placing it would be refused for; lines that ' +
      'can’t be ordered are left out of what it comes to. Of stock nothing is said: inventory decides when it is placed.',
    who: 'customer',
    body: OrderRequest,
    answers: { 200: Quote },
    run: async ({ quoteOrder }, { body, caller }, tx) => {
      const { priced, problems } = await quoteOrder(caller.id, body, tx)
      return { ...presentPrice(priced), problems }
    },
  }),
]
