import { routesFor } from '#src/http/route.ts'
import { orderAnswer, orderId, packRequest, returnRequest, shipRequest } from '../order-answer.ts'
import type { Deps } from '../provides.ts'
import { carryOut } from './carry-out.ts'

const { post } = routesFor<Deps>()

const answers = { 200: orderAnswer }

const unpaid =
  'A 409 where all of its money has gone back, unless `anyway` is said with a `reason`, which its timeline keeps.'

/** What staff do with an order, from the shelf to the door and back. */
export const fulfilmentRoutes = [
  post('/v1/orders/{id}/pack', {
    summary: 'An order is packed',
    description: unpaid,
    who: 'staff',
    params: orderId,
    body: packRequest,
    answers,
    run: (deps, input, tx) => carryOut(deps, { type: 'pack', ...input.body }, input, tx),
  }),

  post('/v1/orders/{id}/ship', {
    summary: 'An order is handed to a carrier',
    description: unpaid,
    who: 'staff',
    params: orderId,
    body: shipRequest,
    answers,
    run: (deps, input, tx) => carryOut(deps, { type: 'ship', ...input.body }, input, tx),
  }),

  post('/v1/orders/{id}/deliver', {
    summary: 'An order is delivered',
    who: 'staff',
    params: orderId,
    answers,
    run: (deps, input, tx) => carryOut(deps, { type: 'deliver' }, input, tx),
  }),

  post('/v1/orders/{id}/return', {
    summary: 'An order came back',
    description:
      '`restock` puts the goods back on the shelf. What was paid by card goes back by itself, cash when staff hand it over.',
    who: 'staff',
    params: orderId,
    body: returnRequest,
    answers,
    run: (deps, input, tx) => carryOut(deps, { type: 'return', ...input.body }, input, tx),
  }),
]
