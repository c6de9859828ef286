import type Stripe from 'stripe'
import { httpCall } from '#src/tracing/http-call.ts'
import type { BookEntry, MadePayment, PaymentProvider, ProviderPayment, ProviderRefund } from './provider.ts'
import { fromStripe, toStripe } from './stripe-amounts.ts'

const timeout = 8_000

/** Imported only where Stripe is configured, as its SDK is big. */
const load = async (secretKey: string, options: Stripe.StripeConfig): Promise<Stripe> => {
  const { default: StripeSdk } = await import('stripe')
  const httpClient = tracedClient(options.httpClient ?? StripeSdk.createNodeHttpClient())
  return new StripeSdk(secretKey, { timeout, maxNetworkRetries: 1, ...options, httpClient })
}

/** Each of its requests is a step of the trace under way. */
const tracedClient = (client: Stripe.HttpClient): Stripe.HttpClient => ({
  getClientName: () => client.getClientName(),
  makeRequest: (...request) => {
    const [host, port, path, method, , , protocol] = request
    return httpCall(
      { method, url: `${protocol}://${host}:${port}${path}`, path: true },
      () => client.makeRequest(...request),
      (answer) => answer.getStatusCode(),
    )
  },
})

/**
 * Stripe's payment intents, by card alone: other methods may take days, and the order is gone by then. The customer
 * confirms with Stripe, whose events tell us of it. `apiUrl`: where its API is. `options`: the SDK's, for tests.
 */
export function stripeProvider(
  secretKey: string,
  apiUrl = 'https://api.stripe.com',
  options: Stripe.StripeConfig = {},
): PaymentProvider {
  let loading: Promise<Stripe> | null = null
  const stripe = () => {
    loading ??= load(secretKey, { ...addressOf(apiUrl), ...options })
    return loading
  }
  const find = async (reference: string) =>
    fromIntent(await (await stripe()).paymentIntents.retrieve(reference, { expand: ['latest_charge'] }))

  return {
    async createPayment(idempotencyKey, { paymentId, orderId, amount, currency, capture, change }) {
      const counted = toStripe({ amount, currency })
      if (counted === null)
        return { reference: '', status: 'failed', reason: noSuch(currency), at: new Date() }
      try {
        const intent = await (await stripe()).paymentIntents.create(
          {
            amount: counted,
            currency: currency.toLowerCase(),
            // What was called `payment_method_types` until Stripe's version 2026-09.
            allowed_payment_method_types: ['card'],
            ...(capture === 'manual' && { capture_method: 'manual' as const }),
            metadata: { paymentId, orderId, ...(change && { change }) },
          },
          { idempotencyKey },
        )
        return fromIntent(intent)
      } catch (error) {
        return { reference: '', status: 'failed', reason: refusal(error), at: new Date() }
      }
    },
    async capture(idempotencyKey, { reference, amount, currency }) {
      const counted = toStripe({ amount, currency })
      if (counted === null) return { reference, status: 'failed', reason: noSuch(currency), at: new Date() }
      try {
        const request = { amount_to_capture: counted, expand: ['latest_charge'] }
        return fromIntent(
          await (await stripe()).paymentIntents.capture(reference, request, { idempotencyKey }),
        )
      } catch (error) {
        const reason = refusal(error)
        const stands = await find(reference)
        return stands.status === 'captured' || stands.status === 'cancelled'
          ? stands
          : { reference, status: 'failed', reason, at: new Date() }
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
    async refund(idempotencyKey, { refundId, paymentId, reference, amount, currency }) {
      const counted = toStripe({ amount, currency })
      if (counted === null)
        return { reference: '', status: 'failed', reason: noSuch(currency), at: new Date() }
      try {
        const request = { payment_intent: reference, amount: counted, metadata: { refundId, paymentId } }
        return fromRefund(await (await stripe()).refunds.create(request, { idempotencyKey }))
      } catch (error) {
        return { reference: '', status: 'failed', reason: refusal(error), at: new Date() }
      }
    },
    find,
    async findRefund({ refundId, reference, paymentReference }) {
      const { refunds } = await stripe()
      if (reference) return fromRefund(await refunds.retrieve(reference))
      for await (const refund of refunds.list({ payment_intent: paymentReference, limit: 100 }))
        if (refund.metadata?.refundId === refundId) return fromRefund(refund)
      return null
    },
    async made(from, signal) {
      const created = { gte: Math.floor(from.getTime() / 1000) }
      const client = await stripe()
      const found = new Map<string, MadePayment>()
      for await (const { id, metadata } of client.paymentIntents.list({ created, limit: 100 })) {
        signal.throwIfAborted()
        const { paymentId = null, orderId = null } = metadata
        // Another program may use the same account.
        if (paymentId) found.set(id, { reference: id, paymentId, orderId })
      }
      for await (const { payment_intent: of } of client.refunds.list({ created, limit: 100 })) {
        signal.throwIfAborted()
        if (!of || found.has(idOf(of))) continue
        found.set(idOf(of), { reference: idOf(of), paymentId: null, orderId: null })
      }
      return [...found.values()]
    },
    async refundsOf(reference) {
      const all: { refundId: string | null; refund: ProviderRefund }[] = []
      for await (const it of (await stripe()).refunds.list({ payment_intent: reference, limit: 100 }))
        all.push({ refundId: it.metadata?.refundId ?? null, refund: fromRefund(it) })
      return all.reverse()
    },
    async books(from, to, signal) {
      const created = { gte: Math.ceil(from.getTime() / 1000), lt: Math.ceil(to.getTime() / 1000) }
      const client = await stripe()
      const entries: BookEntry[] = []
      const add = (
        kind: BookEntry['kind'],
        reference: string,
        amount: number,
        code: string,
        created: number,
      ) => {
        signal.throwIfAborted()
        const sum = fromStripe(amount, code) ?? { amount, currency: `${code.toUpperCase()} as Stripe counts` }
        entries.push({ kind, reference, ...sum, at: new Date(created * 1000) })
      }
      for await (const it of client.charges.list({ created, limit: 100 }))
        if (it.captured && it.payment_intent)
          add('capture', idOf(it.payment_intent), it.amount_captured, it.currency, it.created)
      for await (const it of client.refunds.list({ created, limit: 100 }))
        if (it.status === 'succeeded') add('refund', it.id, it.amount, it.currency, it.created)
      return entries
    },
  }
}

/** An address as the SDK's options. */
function addressOf(apiUrl: string): Stripe.StripeConfig {
  const { hostname: host, port, protocol } = new URL(apiUrl)
  return { host, protocol: protocol === 'http:' ? 'http' : 'https', ...(port && { port }) }
}

const noSuch = (currency: string) => `Stripe takes no such fraction of ${currency}`

/** What Stripe says of a request that it will never take; anything else is thrown on, to be tried again. */
function refusal(error: unknown): string {
  const { type, message } = error as { type?: string; message?: string }
  if (type === 'StripeInvalidRequestError' || type === 'StripeCardError') return message ?? type
  throw error
}

/** The id of what Stripe tells whole or by its id. */
export const idOf = (thing: string | { id: string }) => (typeof thing === 'string' ? thing : thing.id)

/** When the money moved, where the charge came with the intent; when it was cancelled, where it was. */
const movedAt = ({ created, canceled_at: cancelled, latest_charge: charge }: Stripe.PaymentIntent) =>
  new Date((charge && typeof charge !== 'string' ? charge.created : (cancelled ?? created)) * 1000)

/** Milliseconds for which Stripe holds what a card is authorized for, where it doesn't say: a week. */
const holdsFor = 7 * 24 * 60 * 60 * 1000

/** Until when it is held. */
function heldUntil({ latest_charge: charge }: Stripe.PaymentIntent, at: Date): Date {
  const card = charge && typeof charge !== 'string' ? charge.payment_method_details?.card : undefined
  return card?.capture_before ? new Date(card.capture_before * 1000) : new Date(at.getTime() + holdsFor)
}

/** A payment intent as we see it. A declined one is open again: the customer may try another card. */
export function fromIntent(intent: Stripe.PaymentIntent, at = movedAt(intent)): ProviderPayment {
  const said = {
    reference: intent.id,
    at,
    money: fromStripe(
      intent.status === 'succeeded' ? intent.amount_received : intent.amount,
      intent.currency,
    ),
    ...(intent.client_secret && { clientSecret: intent.client_secret }),
  }
  switch (intent.status) {
    case 'succeeded':
      return { ...said, status: 'captured' }
    case 'requires_capture':
      return { ...said, status: 'authorized', authorizedUntil: heldUntil(intent, at) }
    case 'processing':
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
  money: fromStripe(refund.amount, refund.currency),
  status:
    refund.status === 'succeeded'
      ? 'succeeded'
      : refund.status === 'failed' || refund.status === 'canceled'
        ? 'failed'
        : 'pending',
  ...(refund.failure_reason && { reason: refund.failure_reason }),
})
