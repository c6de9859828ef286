import { decide } from './decide.ts'
import type { Call, Entry, Happened, Payment, PaymentChange, Refund } from './payment.ts'
import type { ProviderPayment } from './providers/provider.ts'
import { aPayment } from './test-payment.ts'

/** For tests: payments that things happen to, without I/O. */

/** When all of it happens. */
export const now = new Date('2026-01-15T10:00:00Z')
/** What the order comes to. */
export const total = 1000

/** Charged at once. */
export const opened = (more: Partial<Payment> = {}): Payment =>
  aPayment({
    ...{ id: 'payment', orderId: 'order', amount: total, createdAt: now, updatedAt: now },
    capture: 'at_confirmation',
    ...more,
  })

/** Of 1,000 and what is weighed: 1,150 are authorized, and the order's total is taken once it is packed. */
export const most = 1150
export const held = (more: Partial<Payment> = {}): Payment =>
  opened({ capture: 'at_packing', asked: most, reference: 'ref', ...more })
let orderVersion = 0
/** What the order comes to by now, and for good. */
export const costs = (amount: number, final = true, more: object = {}): Happened => ({
  ...{ type: 'order costs', reason: 'it costs less' },
  costs: { total: amount, version: ++orderVersion, final },
  ...more,
})
/** The order is off. */
export const off: Happened = { type: 'order called off', reason: 'cancelled' }
/** All that was asked for. */
export const ofMost = { money: { amount: most, currency: 'PKR' } }

/** What the provider says of the payment. */
export const says = (status: ProviderPayment['status'], more: Partial<ProviderPayment> = {}): Happened => ({
  type: 'provider answered',
  payment: {
    reference: 'ref',
    clientSecret: 'secret',
    status,
    at: now,
    money: { amount: total, currency: 'PKR' },
    ...more,
  },
})

/** A payment that things happen to, with all that came of them. */
export function life(payment: Payment) {
  const [entries, refunds, events, calls, changes] = [[], new Map(), [], [], new Map()] as unknown as [
    Entry[],
    Map<string, Refund>,
    string[],
    Pick<Call, 'key' | 'kind' | 'request'>[],
    Map<string, PaymentChange>,
  ]
  let ids = 0
  const lived = { payment, entries, refunds, events, calls, changes, refused: null as string | null, happen }
  function happen(happened: Happened) {
    const world = {
      now,
      newId: () => `id-${++ids}`,
      refunds: [...refunds.values()],
      changes: [...changes.values()],
    }
    const decision = decide(lived.payment, happened, world)
    lived.payment = decision.payment
    lived.refused = decision.refused
    entries.push(...decision.entries)
    events.push(...decision.events.map(({ type }) => type.split('.').at(-1) as string))
    calls.push(...decision.calls)
    for (const refund of decision.refunds) refunds.set(refund.id, refund)
    for (const change of decision.changes) changes.set(change.id, change)
    return lived
  }
  return lived
}

/** The order is changed, and wants so much. */
export const change = (request: string, authorize: number): Happened => ({
  ...{ type: 'change asked for', request, authorize },
  expiresAt: new Date(now.getTime() + 60_000),
})
/** What the provider says of the payment that is to take the place of the old. */
export const changed = (id: string, status: ProviderPayment['status'], amount: number): Happened => ({
  ...{ type: 'provider answered', change: id },
  payment: {
    reference: `ref-${id}`,
    clientSecret: `secret-${id}`,
    status,
    at: now,
    money: { amount, currency: 'PKR' },
  },
})
