import { z } from 'zod'
import { notFound, Problem } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { readStripeEvent } from './stripe-events.ts'

const { post } = routesFor<Deps>()

export const routes = [
  post('/v1/payments/webhooks/stripe', {
    summary: 'Take an event of Stripe',
    description:
      'Its signature is checked over the raw body. Kept before it is answered; one seen before does nothing. A 404 where Stripe is not configured. ' +
      'After 20 bad signatures of one address in a minute the next is a 429; a good one is taken all the same.',
    who: 'anyone',
    body: { raw: ['application/json'], limit: 256 * 1024 },
    answers: { 200: z.strictObject({ received: z.literal(true) }) },
    async run({ config, receiveEvent, badSignatures }, { body, headers, ip }, tx) {
      const secret = config.payment.stripeWebhookSecret
      if (!secret) throw notFound('webhook')
      const event = await readStripeEvent(body, headers['stripe-signature'], secret)
      if (event === 'badly signed') {
        badSignatures.count(ip)
        throw new Problem(400, 'The signature of the event is missing or wrong.')
      }
      await receiveEvent(event, tx)
      return { received: true }
    },
  }),
]
