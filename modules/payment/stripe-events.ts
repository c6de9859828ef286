import type Stripe from 'stripe'
import { Problem } from '#src/http/problem.ts'
import { id } from '#src/http/schemas.ts'
import type { ProviderEvent } from './provider.ts'
import { fromIntent, fromRefund } from './stripe-provider.ts'

/** The event in a webhook's raw body; a 400 where its signature isn't Stripe's. */
export async function readStripeEvent(
  raw: Buffer,
  signature: string | undefined,
  secret: string,
): Promise<ProviderEvent> {
  const { default: StripeSdk } = await import('stripe')
  let event: Stripe.Event
  try {
    // Checking a signature asks nothing of Stripe, so any key will do.
    event = new StripeSdk('unused').webhooks.constructEvent(raw, signature ?? '', secret)
  } catch (cause) {
    throw new Problem(400, 'The signature of the event is missing or wrong.', { cause })
  }
  return { provider: 'stripe', id: event.id, type: event.type, payload: event, about: about(event) }
}

function about(event: Stripe.Event): ProviderEvent['about'] {
  const at = new Date(event.created * 1000)
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.processing':
    case 'payment_intent.canceled': {
      const paymentId = ours(event.data.object.metadata.paymentId)
      return paymentId ? { paymentId, payment: fromIntent(event.data.object, at) } : null
    }
    case 'payment_intent.payment_failed': {
      const { id: reference, metadata, last_payment_error: error } = event.data.object
      const paymentId = ours(metadata.paymentId)
      const [reason, attempt] = [error?.message ?? 'declined', error?.charge ?? event.id]
      return paymentId ? { paymentId, payment: { reference, status: 'declined', reason, attempt, at } } : null
    }
    case 'refund.updated':
    case 'refund.failed': {
      const refund = event.data.object
      const [paymentId, refundId] = [ours(refund.metadata?.paymentId), ours(refund.metadata?.refundId)]
      return paymentId && refundId ? { paymentId, refundId, refund: fromRefund(refund) } : null
    }
    default:
      return null
  }
}

const ours = (value: string | undefined): string | null => id.safeParse(value).data ?? null
