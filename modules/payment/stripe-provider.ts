import type Stripe from 'stripe'
import type { PaymentProvider, ProviderPayment, ProviderRefund } from './provider.ts'

const timeout = 8_000

/** Loaded where Stripe is configured alone: its SDK is big. */
const load = async (secretKey: string, options: Stripe.StripeConfig): Promise<Stripe> => {
  const { default: StripeSdk } = await import('stripe')
  return new StripeSdk(secretKey, { timeout, maxNetworkRetries: 1, ...options })
}

/**
 * Stripe's payment intents. The customer confirms with Stripe, whose events tell us of it. `options`:
 * another address of Stripe's API, for tests.
 */
export function stripeProvider(secretKey: string, options: Stripe.StripeConfig = {}): PaymentProvider {
  let loading: Promise<Stripe> | null = null
  const stripe = () => {
    loading ??= load(secretKey, options)
    return loading
  }
  const find = async (reference: string) =>
    fromIntent(await (await stripe()).paymentIntents.retrieve(reference, { expand: ['latest_charge'] }))

  return {
    async createPayment(idempotencyKey, { paymentId, orderId, amount, currency }) {
      try {
        const intent = await (await stripe()).paymentIntents.create(
          {
            amount,
            currency: currency.toLowerCase(),
            automatic_payment_methods: { enabled: true },
            metadata: { paymentId, orderId },
          },
          { idempotencyKey },
        )
        return fromIntent(intent)
      } catch (error) {
        return { reference: '', status: 'failed', reason: refusal(error), at: new Date() }
      }
    },
    async cancel(idempotencyKey, { reference }) {
      try {
        return fromIntent(await (await stripe()).paymentIntents.cancel(reference, {}, { idempotencyKey }))
      } catch (error) {
        refusal(error)
        return find(reference)
      }
    },
    async refund(idempotencyKey, { refundId, paymentId, reference, amount }) {
      try {
        const request = { payment_intent: reference, amount, metadata: { refundId, paymentId } }
        return fromRefund(await (await stripe()).refunds.create(request, { idempotencyKey }))
      } catch (error) {
        return { reference: '', status: 'failed', reason: refusal(error), at: new Date() }
      }
    },
    find,
    async books(from, to) {
      const created = { gte: from.getTime() / 1000, lt: to.getTime() / 1000 }
      const client = await stripe()
      const entries = []
      for await (const charge of client.charges.list({ created, limit: 100 }))
        if (charge.captured && charge.payment_intent)
          entries.push({
            kind: 'capture' as const,
            reference: idOf(charge.payment_intent),
            amount: charge.amount_captured,
            currency: charge.currency.toUpperCase(),
          })
      for await (const refund of client.refunds.list({ created, limit: 100 }))
        if (refund.status === 'succeeded')
          entries.push({
            kind: 'refund' as const,
            reference: refund.id,
            amount: refund.amount,
            currency: refund.currency.toUpperCase(),
          })
      return entries
    },
  }
}

/** What Stripe says of a request that it will never take; anything else is thrown on, to be tried again. */
function refusal(error: unknown): string {
  const { type, message } = error as { type?: string; message?: string }
  if (type === 'StripeInvalidRequestError' || type === 'StripeCardError') return message ?? type
  throw error
}

const idOf = (thing: string | { id: string }) => (typeof thing === 'string' ? thing : thing.id)

/** When the money moved, where the charge came with the intent. */
const movedAt = ({ created, latest_charge: charge }: Stripe.PaymentIntent) =>
  new Date((charge && typeof charge !== 'string' ? charge.created : created) * 1000)

/** A payment intent as we see it. A declined one is open again: the customer may try another card. */
export function fromIntent(intent: Stripe.PaymentIntent, at = movedAt(intent)): ProviderPayment {
  const said = {
    reference: intent.id,
    at,
    ...(intent.client_secret && { clientSecret: intent.client_secret }),
  }
  switch (intent.status) {
    case 'succeeded':
      return { ...said, status: 'captured' }
    case 'processing':
    case 'requires_capture':
      return { ...said, status: 'processing' }
    case 'canceled':
      return { ...said, status: 'cancelled' }
    default:
      return { ...said, status: 'requires_action' }
  }
}

export const fromRefund = (refund: Stripe.Refund): ProviderRefund => ({
  reference: refund.id,
  at: new Date(refund.created * 1000),
  status:
    refund.status === 'succeeded'
      ? 'succeeded'
      : refund.status === 'failed' || refund.status === 'canceled'
        ? 'failed'
        : 'pending',
  ...(refund.failure_reason && { reason: refund.failure_reason }),
})
