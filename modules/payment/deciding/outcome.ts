import { formatMajor, isCurrency, type Money } from '#src/money.ts'
import type { Decision, Entry, NewCall, Payment, PaymentChange, Refund } from '../payment.ts'

/** What a decision takes from the world. */
export interface World {
  now: Date
  newId: () => string
  /** The payment's refunds that are pending, and those that it is about. */
  refunds: Refund[]
  /** All its changes. */
  changes: PaymentChange[]
}

/** A decision in the making: `payment` is a copy to be changed. */
export type Outcome = Decision & { world: World }

/** Where something comes from: the provider's payment or refund, and its time. */
export interface Source {
  reference: string
  at: Date
}

export function become(outcome: Outcome, status: Payment['status']): void {
  outcome.payment.status = status
  outcome.changed = true
}

/** A line for the ledger. */
export function book(
  { payment, entries, world }: Outcome,
  kind: Entry['kind'],
  /** What the entry is of: the payment, a change or a refund of it. */
  of: string,
  { reference, at }: Source,
  amount = payment.amount,
  detail = '',
): void {
  const { id: paymentId, createdAt: openedAt, currency, provider } = payment
  entries.push({
    id: world.newId(),
    paymentId,
    openedAt,
    kind,
    amount,
    currency,
    provider,
    providerReference: reference,
    key: `${kind}:${of}`,
    detail,
    at,
  })
}

/** The provider is to be asked. */
export function call<K extends NewCall['kind']>(
  outcome: Outcome,
  key: string,
  kind: K,
  request: Extract<NewCall, { kind: K }>['request'],
): void {
  const { id: paymentId, provider } = outcome.payment
  outcome.calls.push({ key, paymentId, provider, kind, request } as NewCall)
}

/** The provider is to cancel its payment, or let go of what it holds. */
export function letGo(outcome: Outcome, since = ''): void {
  const { id, reference } = outcome.payment
  const key = since ? `cancel:${id}:${since}` : `cancel:${id}`
  call(outcome, key, 'cancel', { reference: reference as string })
}

/** More than that would be said of one payment by mistake alone. */
const mostFlags = 20

/** Something for staff to look at, said once: whether it is news. Stands in the ledger too, as a failure. */
export function flag(outcome: Outcome, why: string, from: Source): boolean {
  const { payment } = outcome
  if (payment.flags.includes(why) || payment.flags.length >= mostFlags) return false
  payment.flags = [...payment.flags, why]
  outcome.flagged.push(why)
  outcome.changed = true
  const of = `flag:${payment.id}:${payment.flags.length}`
  book(outcome, 'failure', of, from, payment.amount, `not booked: ${why}`)
  return true
}

export function refuse(outcome: Outcome, why: string): void {
  outcome.refused = why
}

export const words = ({ status }: { status: string }) => status.replace('_', ' ')

/** Whether a provider tells of another sum or currency than ours; undefined where it tells of none. */
export const differs = (told: Money | null | undefined, ours: Money): boolean =>
  told !== undefined && (told?.amount !== ours.amount || told.currency !== ours.currency)

/** A sum for people; also one in a currency that doesn't exist, so that staff see what the provider said. */
export function inWords(money: Money | null | undefined): string {
  if (!money) return 'an amount that is no whole number of minor units'
  return `${money.currency} ${isCurrency(money.currency) ? formatMajor(money) : money.amount}`
}

/** So much, in the payment's currency, for people. */
export const ofPayment = (amount: number, { currency }: Payment): string => inWords({ amount, currency })
