import type Stripe from 'stripe'
import { z } from 'zod'
import { Problem } from '#src/http/problem.ts'
import { id } from '#src/http/schemas.ts'
import { firstFault } from '#src/http/storable.ts'
import type { ProviderDispute, ProviderEvent, Told } from './provider.ts'
import { fromStripe } from './stripe-amounts.ts'
import { fromIntent, fromRefund, idOf } from './stripe-provider.ts'

const seconds = z.int().min(0).max(100_000_000_000)
const reference = z.string().min(1).max(255)
const code = z.string().min(1).max(255)
/** As the API tells it: whole, or by its id. */
const referred = z.union([reference, z.looseObject({ id: reference })])
const metadata = z.looseObject({}).nullish()

/** What every event of Stripe has. */
const shape = z.object({
  id: reference,
  type: code,
  created: seconds,
  data: z.object({ object: z.looseObject({}) }),
})

/** What we read of the objects that events are about; what else they hold is not looked at. */
const intentShape = z.looseObject({
  id: reference,
  status: code,
  amount: z.number(),
  amount_received: z.number().nullish(),
  currency: code,
  created: seconds,
  canceled_at: seconds.nullish(),
  client_secret: z.string().nullish(),
  latest_charge: z.union([reference, z.looseObject({ created: seconds })]).nullish(),
  last_payment_error: z.looseObject({ message: z.string().nullish(), charge: reference.nullish() }).nullish(),
  metadata,
})
const refundShape = z.looseObject({
  id: reference,
  status: code.nullish(),
  amount: z.number(),
  currency: code,
  created: seconds,
  payment_intent: referred.nullish(),
  failure_reason: z.string().nullish(),
  metadata,
})
const chargeShape = z.looseObject({
  refunds: z.looseObject({ data: z.array(refundShape).nullish() }).nullish(),
})
const disputeShape = z.looseObject({
  id: reference,
  amount: z.number(),
  currency: code,
  reason: z.string(),
  status: z.string(),
  created: seconds,
  payment_intent: referred.nullish(),
  evidence_details: z.looseObject({ due_by: seconds.nullish() }).nullish(),
})

/**
 * The event in a webhook's raw body; a 400 where what is signed is no event, or one that tells of a payment, refund or
 * dispute without what these have: Stripe keeps it and tells it again.
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
  if (firstFault(event) || !shape.safeParse(event).success)
    throw new Problem(400, 'The body is not an event of Stripe.')
  return { provider: 'stripe', id: event.id, type: event.type, payload: event, told: told(event) }
}

/** What an event is about, as Stripe's types have it; a 400, whose cause is logged, where it lacks what we read of it. */
function about<T extends object>(object: T, schema: z.ZodType): T {
  const { error } = schema.safeParse(object)
  if (!error) return object
  const where = error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).slice(0, 10)
  throw new Problem(400, 'The event does not tell what it is about.', { cause: new Error(where.join(', ')) })
}

function told(event: Stripe.Event): Told[] {
  const at = new Date(event.created * 1000)
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.processing':
    case 'payment_intent.canceled': {
      const intent = about(event.data.object, intentShape)
      // The money moved with the charge, whose time the event doesn't tell.
      const undated = event.type === 'payment_intent.succeeded' && typeof intent.latest_charge !== 'object'
      const payment = fromIntent(intent, undated ? at : undefined)
      return [{ ...ofIntent(intent.id, intent.metadata), payment, undated }]
    }
    case 'payment_intent.payment_failed': {
      const intent = about(event.data.object, intentShape)
      const error = intent.last_payment_error
      const declined = { status: 'declined' as const, reason: error?.message ?? 'declined', at }
      const payment = { ...fromIntent(intent, at), ...declined, attempt: error?.charge ?? event.id }
      return [{ ...ofIntent(intent.id, intent.metadata), payment }]
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated':
      return aboutRefund(about(event.data.object, refundShape))
    case 'charge.refunded':
      // Stripe's older versions tell the refunds with it; with the newer ones come events of their own.
      return (about(event.data.object, chargeShape).refunds?.data ?? []).flatMap(aboutRefund)
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const dispute = about(event.data.object, disputeShape)
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
    ...{
      reference,
      reason,
      status,
      at,
      money: fromStripe(amount, currency),
      closed: closed.includes(status),
    },
    respondBy: evidence?.due_by ? new Date(evidence.due_by * 1000) : null,
    openedAt: new Date(created * 1000),
  }
}

const ours = (value: string | undefined): string | null => id.safeParse(value).data ?? null
