import type { Report } from '../mailing/delivery-repository.ts'

/** Twilio's statuses: on the way, and how it ends. */
const outcomes = new Map<string, Report['outcome']>([
  ['accepted', null],
  ['scheduled', null],
  ['queued', null],
  ['sending', null],
  ['sent', null],
  ['delivered', 'delivered'],
  ['read', 'delivered'],
  ['undelivered', 'undelivered'],
  ['failed', 'undelivered'],
  ['canceled', 'undelivered'],
])

/** What a report of Twilio's says; null where it isn't one. A status that we don't know is one on the way. */
export function reportOf(fields: URLSearchParams): Report | null {
  const providerId = fields.get('MessageSid') ?? ''
  const status = fields.get('MessageStatus') ?? ''
  if (!/^[A-Z]{2}[0-9a-f]{32}$/.test(providerId) || !/^[a-z_-]{1,30}$/.test(status)) return null
  const error = /^\d{1,6}$/.exec(fields.get('ErrorCode') ?? '')?.[0]
  return {
    providerId,
    outcome: outcomes.get(status) ?? null,
    answer: error ? `${status} (${error})` : status,
  }
}
