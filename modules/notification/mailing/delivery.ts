import { type QuietHours, quietUntil } from './quiet-hours.ts'

/**
 * Where a delivery stands. `kept`: there is no way to send it (no SMTP server is set up), it is shown to
 * staff instead. `dropped`: the user doesn't want it any more or is gone, or it is one too many to an address that
 * nobody verified.
 */
export const statuses = ['pending', 'sent', 'kept', 'failed', 'dropped'] as const

export type DeliveryStatus = (typeof statuses)[number]

export const channels = ['in_app', 'email', 'sms'] as const

export type Channel = (typeof channels)[number]

/** The jobs that send what is pending; woken, they do so at once. */
export const sendMailJob = 'send-mail'
export const sendTextsJob = 'send-texts'

/** The job of a channel that has one. */
export const jobOf = (channel: Channel) => (channel === 'sms' ? sendTextsJob : sendMailJob)

/** What a delivery's fate depends on. */
export interface Waiting {
  /** Where to; null while no contact of the user has come, or where it has no phone. */
  address: string | null
  erased: boolean
  /** Sent whatever the user prefers, and at once. */
  must: boolean
  /** Whether the user wants to be told this way. */
  wanted: boolean
  /** A mail in the place of a text that didn't come: sent though its user prefers texts. */
  standsIn: boolean
  quietHours: QuietHours | null
  /** The contact's address, or phone, is proved to be the user's. */
  verified: boolean
  /** What the user was to be sent by this channel in the day before this one; counted to `mostCounted`, not at all of mails to a verified address. */
  earlier: number
  /** When the token in it ends; null where there is none. */
  secretUntil: Date | null
  /** Since it was told, or last set going by staff. */
  waitingSince: Date
}

/** What to do with a delivery that is due. */
export type Decision = { do: 'send'; address: string } | { do: 'wait'; until: Date } | Finished

export interface Finished {
  do: 'finish'
  status: Exclude<DeliveryStatus, 'pending' | 'sent'>
  answer: string
  /** Its user is told by mail in its place. */
  mailInstead?: true
}

/**
 * E-mails a day to an address that nobody verified, and that may be a stranger's: whoever orders and cancels without end
 * would have them written to. What must be told is not among them: of that a customer alone can cause little.
 */
export const mostUnverified = 20

/** Texts a day to one customer, each of which costs the shop something; codes, which have limits of their own, are let through. */
export const mostTexts = 20

/** How far `earlier` is counted. */
export const mostCounted = Math.max(mostUnverified, mostTexts)

/** The topics of orders and of users know no order between them: a contact may come after the news. */
const longestWaitForContact = 24 * 60 * 60_000

/** Why a delivery is not to be sent at all, whatever its channel; null where nothing stands against it. */
export function refusalOf(waiting: Waiting, now: Date): Finished | null {
  const { erased, secretUntil, must, wanted, standsIn } = waiting
  if (erased) return { do: 'finish', status: 'dropped', answer: 'the user is gone' }
  if (secretUntil && secretUntil <= now) {
    return { do: 'finish', status: 'failed', answer: 'what it carries has expired' }
  }
  if (!must && !wanted && !standsIn) {
    return { do: 'finish', status: 'dropped', answer: 'the user does not want it' }
  }
  return null
}

/** What to do with a mail that is due, before anybody is called. */
export function decide(waiting: Waiting, now: Date, canSend: boolean): Decision {
  const { address, quietHours } = waiting
  const refusal = refusalOf(waiting, now)
  if (refusal) return refusal
  if (address && !waiting.must && !waiting.verified && waiting.earlier >= mostUnverified) {
    return { do: 'finish', status: 'dropped', answer: 'too many in a day to an address that is not verified' }
  }
  if (!canSend) return { do: 'finish', status: 'kept', answer: 'no SMTP server is set up' }
  if (!address) return waitForContact(waiting.waitingSince, now)
  const until = waiting.must || !quietHours ? null : quietUntil(quietHours, now)
  return until ? { do: 'wait', until } : { do: 'send', address }
}

/** As long again as it has waited already: soon at first, seldom later. */
export function waitForContact(waitingSince: Date, now: Date): Decision {
  const waited = now.getTime() - waitingSince.getTime()
  if (waited >= longestWaitForContact) {
    return { do: 'finish', status: 'failed', answer: 'no address of the user came within 24 hours' }
  }
  const pause = Math.min(Math.max(waited, 1_000), 10 * 60_000)
  return { do: 'wait', until: new Date(now.getTime() + pause) }
}

/**
 * What came of a try to send. `refused`: the server said never (5xx). `deferred`: it said later (4xx).
 * `unreachable`: it said nothing to the point (no connection, time-out, our own credentials).
 */
export interface Outcome {
  outcome: 'sent' | 'refused' | 'deferred' | 'unreachable'
  /** The server's own words, without the address. */
  answer: string
  /** What the provider calls what it took. */
  providerId?: string
  /** It may have been taken all the same: to be looked up before it is tried again. */
  inDoubt?: true
}

/** With the pauses between them about half a day, long enough for a server to be mended. */
export const mostAttempts = 12

/** Where a delivery stands after its `attempt`-th try (1 for the first). `random` is in [0, 1). */
export function afterAttempt(
  { outcome }: Outcome,
  attempt: number,
  now: Date,
  random: number,
): { status: DeliveryStatus; nextAttemptAt: Date | null } {
  if (outcome === 'sent') return { status: 'sent', nextAttemptAt: null }
  if (outcome === 'refused' || attempt >= mostAttempts) return { status: 'failed', nextAttemptAt: null }
  return { status: 'pending', nextAttemptAt: new Date(now.getTime() + retryDelay(attempt, random)) }
}

const firstDelay = 30_000
const longestDelay = 4 * 60 * 60_000

/** Milliseconds before the next try: doubling from 30 s to 4 h, less up to half of it, so that tries spread. */
export const retryDelay = (attempt: number, random: number) =>
  Math.round(Math.min(firstDelay * 2 ** (attempt - 1), longestDelay) * (1 - random / 2))

/** What decides whether a delivery may be set going again. */
export interface Retriable {
  channel: Channel
  status: DeliveryStatus
  /** When the token in it ends; null where there is none. */
  secretUntil: Date | null
  /** Whether its token is gone: nothing could be written any more. */
  isForgotten: boolean
}

/** Whether staff may set it going again. */
export const mayRetry = ({ channel, status, secretUntil, isForgotten }: Retriable, now: Date) =>
  channel !== 'in_app' &&
  (status === 'failed' || status === 'kept') &&
  !isForgotten &&
  !(secretUntil && secretUntil <= now)
