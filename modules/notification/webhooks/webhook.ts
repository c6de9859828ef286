import type { Events } from '#proto/events.ts'
import { toPublicJson } from '#proto/shapes.ts'
import { type WebhookEventName, webhookEvents } from '#proto/webhooks.ts'

/** Endpoints that a mart may have. */
export const mostEndpoints = 20

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const

export type DeliveryStatus = (typeof deliveryStatuses)[number]

/**
 * What came of a try. `refused`: an answer that is no 2xx, a redirect too. `gone`: 410, it wants to be told no more.
 * `unreachable`: no answer in time. `forbidden`: its address is one that we may not call.
 */
export const outcomes = ['delivered', 'refused', 'gone', 'unreachable', 'forbidden'] as const

export interface Outcome {
  outcome: (typeof outcomes)[number]
  httpStatus: number | null
  /** What the receiver said, or what kept us from asking it. */
  answer: string
  /** Milliseconds that it asked us to wait (`Retry-After`). */
  retryAfter?: number
}

/** Why an endpoint is off. */
export type OffReason = 'admin' | 'gone' | 'failing'

/** An event as an endpoint is told of it. */
export interface WebhookEvent {
  type: WebhookEventName
  /** Events of one subject are told one after the other. */
  subject: string
  /** Whose order or payment it is. */
  userId: string
  /** The JSON that is signed. */
  payload: string
}

type Told = Events[(typeof webhookEvents)[WebhookEventName]]

/** What an endpoint is told of a fact that was said at that time. */
export function toWebhookEvent(name: WebhookEventName, data: Told, saidAt: Date): WebhookEvent {
  const { about, id, userId } = subjectOf(data)
  return {
    type: name,
    subject: `${about}:${id}`,
    userId,
    payload: JSON.stringify({
      type: name,
      timestamp: saidAt.toISOString(),
      data: toPublicJson(webhookEvents[name], data as never),
    }),
  }
}

function subjectOf(data: Told): { about: 'order' | 'payment'; id: string; userId: string } {
  if ('order' in data) return { about: 'order', id: data.order.id, userId: data.order.customerId }
  if ('payment' in data)
    return { about: 'payment', id: data.payment.orderId, userId: data.payment.customerId }
  return { about: 'order', id: data.orderId, userId: data.customerId }
}

const minute = 60_000
const hour = 60 * minute

/** Milliseconds before each further try: Standard Webhooks' schedule, made to end within two days. */
const pauses = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 16 * hour]

/** Longer than this a receiver's `Retry-After` puts nothing off. */
const mostPatience = hour

/** Tries of one delivery: the first, and one after each pause. */
export const mostAttempts = pauses.length + 1

/** A delivery before a try, and its endpoint. */
export interface Tried {
  /** Tries before this one. */
  attempts: number
  /** Of the first of them; null where there was none. */
  firstAttemptAt: Date | null
  /** Since when nothing has worked at the endpoint. */
  failingSince: Date | null
  /** Whether it is still on. */
  active: boolean
}

/** Where a delivery and its endpoint stand after a try. */
export interface Next {
  status: DeliveryStatus
  /** Of a delivery that is still pending. */
  nextAttemptAt: Date | null
  switchOff: Exclude<OffReason, 'admin'> | null
}

/**
 * Where a delivery stands after a try; `random` is in [0, 1). An endpoint is switched off by its own wish, or where a
 * delivery is given up and nothing else has worked since its first try. What is pending then waits for an admin.
 */
export function afterTry(
  { outcome, retryAfter = 0 }: Outcome,
  tried: Tried,
  now: Date,
  random: number,
): Next {
  if (outcome === 'delivered') return { status: 'delivered', nextAttemptAt: null, switchOff: null }
  const waits = { status: 'pending', nextAttemptAt: now } as const
  // Switched off meanwhile.
  if (!tried.active) return { ...waits, switchOff: null }
  if (outcome === 'gone') return { ...waits, switchOff: 'gone' }
  const pause = pauses[tried.attempts]
  if (pause !== undefined) {
    const wait = Math.max(jittered(pause, random), Math.min(retryAfter, mostPatience))
    const nextAttemptAt = new Date(now.getTime() + wait)
    return { status: 'pending', nextAttemptAt, switchOff: null }
  }
  const { failingSince, firstAttemptAt } = tried
  const nothingWorked = failingSince !== null && firstAttemptAt !== null && failingSince <= firstAttemptAt
  return nothingWorked
    ? { ...waits, switchOff: 'failing' }
    : { status: 'failed', nextAttemptAt: null, switchOff: null }
}

/** Less up to a tenth of it, so that tries spread and the last is not after two days. */
const jittered = (pause: number, random: number) => Math.round(pause * (1 - random / 10))
