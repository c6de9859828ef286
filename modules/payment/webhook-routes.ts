import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import type { Deps } from './provides.ts'
import { readStripeEvent } from './stripe-events.ts'

const { post } = routesFor<Deps>()

export const webhookRoutes = [
  post('/v1/payments/webhooks/stripe', {
    summary: 'Take an event of Stripe',
    description:
      'Its signature is checked over the raw body. Kept before it is answered; one seen before does nothing. A 404 where Stripe is not configured.',
    who: 'anyone',
    body: { streamed: ['application/json'], limit: 256 * 1024 },
    answers: { 200: z.strictObject({ received: z.literal(true) }) },
    async run({ config, receiveEvent }, { body, headers }, tx) {
      const secret = config.payment.stripeWebhookSecret
      if (!secret) throw notFound('webhook')
      const raw = await buffer(body as Readable)
      await receiveEvent(await readStripeEvent(raw, headers['stripe-signature'], secret), tx)
      return { received: true }
    },
  }),
]
