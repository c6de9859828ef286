import type Stripe from 'stripe'
import { z } from 'zod'
import { Problem } from '#src/http/problem.ts'
import { id } from '#src/schemas/fields.ts'
import { firstFault } from '#src/schemas/storable.ts'
import type { ProviderDispute, ProviderEvent, Told } from './provider.ts'
import { fromStripe } from './stripe-amounts.ts'
import { fromIntent, fromRefund, idOf } from './stripe-provider.ts'

const seconds = z.int().min(0).max(100_000_000_000)
const name = z.string().min(1).max(255)

/** What every event of Stripe has. */
const EventShape = z.object({
  id: name,
  type: name,
  created: seconds,
  data: z.object({ object: z.looseObject({}) }),
})

// What is read of their objects. Fields that Stripe adds are let through; one of ours with another type than it had would be
// booked wrongly.
const counted = z.int().min(0)
/** An object that Stripe tells whole, or by its id. */
const named = name.or(z.looseObject({ id: name }))
const metadata = z.record(z.string(), z.string()).nullish()

const IntentShape = z.looseObject({
  id: name,
  status: name,
  amount: counted,
  amount_received: counted,
  currency: name,
  created: seconds,
  canceled_at: seconds.nullish(),
  client_secret: name.nullish(),
  metadata,
  latest_charge: name.or(z.looseObject({ created: seconds })).nullish(),
  last_payment_error: z.looseObject({ message: z.string().nullish(), charge: name.nullish() }).nullish(),
})
const RefundShape = z.looseObject({
  id: name,
  payment_intent: named.nullish(),
  amount: counted,
  currency: name,
  created: seconds,
  metadata,
  status: name.nullish(),
  failure_reason: z.string().nullish(),
})
const ChargeShape = z.looseObject({
  refunds: z.looseObject({ data: z.array(RefundShape) }).nullish(),
})
const DisputeShape = z.looseObject({
  id: name,
  payment_intent: named.nullish(),
  amount: counted,
  currency: name,
  created: seconds,
  reason: name,
  status: name,
  evidence_details: z.looseObject({ due_by: seconds.nullish() }).nullish(),
})

/** An event's object, which is as we read it; else a 400 that names the field. */
function checked<T>(object: T, shape: z.ZodType): T {
  const { error } = shape.safeParse(object)
  if (!error) return object
  const field = ['data.object', ...(error.issues[0]?.path ?? [])].join('.')
  throw new Problem(400, `The body is not an event of Stripe as it is known here: ${field}.`)
}

/**
 * The event in a webhook's raw body. Throws a 400 where what is signed is no event, or one whose object is not as it is
 * read here: Stripe keeps it and tells it again.
 */
export async function readStripeEvent(
  raw: Buffer,
  signature: string | undefined,
  secret: string,
): Promise<ProviderEvent | 'badly signed'> {
  const { default: StripeSdk } = await import('stripe')
  let event: Stripe.Event
  try {
    // Checking a signature asks nothing of Stripe, so any key will do.
    event = new StripeSdk('unused').webhooks.constructEvent(raw, signature ?? '', secret)
  } catch (error) {
    // Neither as a cause: Stripe's error carries the payload and the signature, and anyone can send them.
    if (error instanceof SyntaxError) throw new Problem(400, 'The body is not JSON.')
    return 'badly signed'
  }
  if (firstFault(event) || !EventShape.safeParse(event).success)
    throw new Problem(400, 'The body is not an event of Stripe.')
  return { provider: 'stripe', id: event.id, type: event.type, payload: event, told: told(event) }
}

function told(event: Stripe.Event): Told[] {
  const at = new Date(event.created * 1000)
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.amount_capturable_updated':
    case 'payment_intent.processing':
    case 'payment_intent.canceled': {
      const intent = checked(event.data.object, IntentShape)
      // The money moved with the charge, whose time the event doesn't tell.
      const undated = event.type === 'payment_intent.succeeded' && typeof intent.latest_charge !== 'object'
      const isHeld = intent.status === 'requires_capture' && typeof intent.latest_charge !== 'object'
      const payment = fromIntent(intent, undated || isHeld ? at : undefined)
      return [{ ...ofIntent(intent.id, intent.metadata), payment, undated }]
    }
    case 'payment_intent.payment_failed': {
      const intent = checked(event.data.object, IntentShape)
      const error = intent.last_payment_error
      const declined = { status: 'declined' as const, reason: error?.message ?? 'declined', at }
      const payment = { ...fromIntent(intent, at), ...declined, attempt: error?.charge ?? event.id }
      return [{ ...ofIntent(intent.id, intent.metadata), payment }]
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated':
      return aboutRefund(checked(event.data.object, RefundShape))
    case 'charge.refunded':
      // Stripe's older versions tell the refunds with it; with the newer ones come events of their own.
      return (checked(event.data.object, ChargeShape).refunds?.data ?? []).flatMap(aboutRefund)
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const dispute = checked(event.data.object, DisputeShape)
      if (!dispute.payment_intent) return []
      const told = { ...ofIntent(idOf(dispute.payment_intent), {}), dispute: fromDispute(dispute, at) }
      return [told]
    }
    default:
      return []
  }
}

/** Whose payment it is: of one that somebody made by hand there is Stripe's id alone. */
const ofIntent = (reference: string, metadata: Stripe.Metadata | null) => ({
  reference,
  paymentId: ours(metadata?.paymentId),
})

function aboutRefund(refund: Stripe.Refund): Told[] {
  if (!refund.payment_intent) return []
  const of = ofIntent(idOf(refund.payment_intent), refund.metadata)
  return [{ ...of, refundId: ours(refund.metadata?.refundId), refund: fromRefund(refund) }]
}

/** Nothing is to be done any more about one with such an end. */
const closed = ['won', 'lost', 'warning_closed', 'prevented']

const fromDispute = (dispute: Stripe.Dispute, at: Date): ProviderDispute => {
  const { id: reference, amount, currency, reason, status, created, evidence_details: evidence } = dispute
  return {
    reference,
    reason,
    status,
    at,
    money: fromStripe(amount, currency),
    closed: closed.includes(status),
    respondBy: evidence?.due_by ? new Date(evidence.due_by * 1000) : null,
    openedAt: new Date(created * 1000),
  }
}

const ours = (value: string | undefined): string | null => id.safeParse(value).data ?? null
