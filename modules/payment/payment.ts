import type { Cause, DomainEvent, Origin } from '#src/events/event.ts'
import type {
  CancelRequest,
  CaptureRequest,
  ConfirmRequest,
  CreateRequest,
  ProviderName,
  ProviderPayment,
  ProviderRefund,
  RefundRequest,
  RenewRequest,
} from './providers/provider.ts'

/** How an order can be paid. */
export const methods = ['card', 'cash_on_delivery'] as const
/** Where a payment can stand. */
export const statuses = [
  'requires_action',
  'authorized',
  'captured',
  'failed',
  'cancelled',
  'partially_refunded',
  'refunded',
] as const

type Status = (typeof statuses)[number]

/** When a card's money is taken. */
export const captures = ['at_packing', 'at_confirmation'] as const

/** A payment, its amounts in minor units of its currency. */
export interface Payment {
  id: string
  orderId: string
  customerId: string
  method: (typeof methods)[number]
  provider: ProviderName
  /** The provider's id of it; null until it has made one. */
  reference: string | null
  clientSecret: string | null
  status: Status
  /** What the order costs, as known now. */
  amount: number
  currency: string
  /** When it is taken: with the order packed, or as soon as the customer pays. */
  capture: (typeof captures)[number]
  /** What the provider's payment is of. */
  asked: number
  /** What the provider holds for us, or held; 0 until it does. */
  authorized: number
  /** When the provider lets it go; null where it doesn't say. */
  authorizedUntil: Date | null
  /** Staff know that it ends. */
  endingTold: boolean
  /** The customer has done their part, and the provider hasn't said yet what comes of it. */
  underWay: boolean
  /** The order is packed: what it costs is to be taken, and what was taken beyond that goes back. */
  packed: boolean
  /** What the provider is asked to take of what it holds, or took; 0 until it is. */
  toCapture: number
  captured: number
  refunded: number
  /** Reserved by refunds that are pending. */
  refunding: number
  /** Of what is refunded and reserved, what goes back because the order costs so much less; the rest is given on top. */
  settled: number
  settling: number
  /** The order's version by which it is known what it costs. */
  orderVersion: number
  /** How many changes were ever asked for. */
  changes: number
  /** How often it may still be tried anew after a decline; 0 where it has failed for good. */
  retriesLeft: number
  /** Until when it may be paid; null of what a release opened that knew no second attempt: a decline leaves that open. */
  payBy: Date | null
  /** The attempt that was declined is to be over at the provider, before the next is opened. */
  reopening: boolean
  /** The provider's payments of the attempts before. */
  former: string[]
  /** The order was cancelled or returned: what is captured goes back. */
  calledOff: boolean
  /** What the provider says that the books contradict, for staff. */
  flags: string[]
  /** A bank wants money of it back, or got it. Kept with the disputes, not decided here. */
  disputed: boolean
  version: number
  /** By what it was opened; absent where that isn't known. */
  origin?: Origin | null
  createdAt: Date
  updatedAt: Date
}

/** Money that goes back, or is to; in minor units of the payment's currency. */
export interface Refund {
  id: string
  paymentId: string
  amount: number
  reason: string
  status: 'pending' | 'succeeded' | 'failed'
  /** Null where the mart asked for it itself, or it was made at the provider. */
  requestedBy: string | null
  /** How much of it goes back because the order costs so much less. */
  settles: number
  /** The lines of the order that it is of; none where it is of none. */
  lines: RefundLine[]
  /** The provider's payment that it is of; null: the payment's own. */
  of: string | null
  /** Why it failed, also after it had succeeded; else empty. */
  failure: string
  /** The provider's id of it; null until it has told one. */
  reference: string | null
  /** When the provider is asked how it stands, if it hasn't told by then; null where it isn't. */
  askAt: Date | null
  createdAt: Date
  updatedAt: Date
}

/** So much of a line of the order came back, in pieces or grams, and what that gives back. */
export interface RefundLine {
  line: number
  quantity: number
  amount: number
}

/** A larger sum that is to be promised, or taken, before the smaller is let go. */
export interface PaymentChange {
  id: string
  paymentId: string
  /** The order's name for it. */
  request: string
  amount: number
  /** `ending`: its time is over, or its order is off, and the provider is asked to let it go. */
  status: 'pending' | 'ending' | 'authorized' | 'failed'
  /** As a payment's. */
  reference: string | null
  clientSecret: string | null
  underWay: boolean
  /** The provider's payment that it took the place of. */
  replaced: string | null
  /** Why it failed; else empty. */
  reason: string
  expiresAt: Date
  createdAt: Date
  updatedAt: Date
}

/** A line of the ledger. */
export interface Entry {
  id: string
  paymentId: string
  /** The payment's `createdAt`, by which the ledger is partitioned. */
  openedAt: Date
  kind: 'authorization' | 'capture' | 'failure' | 'refund' | 'cancellation'
  amount: number
  currency: string
  provider: ProviderName
  providerReference: string
  /** Unique in the ledger, so that nothing is booked twice. */
  key: string
  detail: string
  /** The provider's time where it told one. */
  at: Date
}

/** Something that the provider is to be asked, by kind, and its idempotency key. */
export type Call = {
  key: string
  paymentId: string
  provider: ProviderName
  attempts: number
  cause: Cause
} & (
  | { kind: 'create'; request: CreateRequest }
  | { kind: 'confirm'; request: ConfirmRequest }
  | { kind: 'capture'; request: CaptureRequest }
  | { kind: 'renew'; request: RenewRequest }
  | { kind: 'cancel'; request: CancelRequest }
  | { kind: 'refund'; request: RefundRequest }
)

/** The job that makes the calls that are due. */
export const callProviders = 'call-providers'

type WithoutState<C> = C extends Call ? Omit<C, 'attempts' | 'cause'> : never
/** A call as it is decided on. */
export type NewCall = WithoutState<Call>

/** What an order says of its costs; `final`: it is packed, or was. */
export interface Costs {
  total: number
  version: number
  final: boolean
}

/** Everything that can happen to a payment. */
export type Happened =
  /** `change`: it was asked for that change, by its id. */
  | { type: 'provider answered'; payment: ProviderPayment; change?: string }
  | { type: 'capture answered'; payment: ProviderPayment }
  | { type: 'refund answered'; refundId: string | null; refund: ProviderRefund }
  /** The provider was asked after it for so long that nobody will be told any more. */
  | { type: 'refund given up'; refundId: string }
  | { type: 'confirmation asked for'; token: string }
  | { type: 'retry asked for' }
  | { type: 'refund asked for'; amount: number | null; reason: string; requestedBy: string }
  | { type: 'order called off'; reason: string; costs?: Costs }
  /** Packed, changed, or some of its lines came back: it costs so much now. */
  | { type: 'order costs'; costs: Costs; reason: string; lines?: RefundLine[] }
  | { type: 'order delivered'; costs?: Costs }
  | { type: 'authorization ending'; renewable: boolean }
  | { type: 'change asked for'; request: string; authorize: number; expiresAt: Date }
  | { type: 'change overdue'; changeId: string }

/** What comes of it, to be stored, asked and said in one transaction. */
export interface Decision {
  payment: Payment
  changed: boolean
  /** Why nothing came of what somebody asked for. */
  refused: string | null
  /** What the provider says that the books contradict, where that is news. */
  flagged: string[]
  entries: Entry[]
  /** New ones, and those whose status changed. */
  refunds: Refund[]
  /** The same. */
  changes: PaymentChange[]
  calls: NewCall[]
  events: DomainEvent[]
}

/** What is captured and neither given back nor about to be. */
export const refundable = ({ captured, refunded, refunding }: Payment): number =>
  captured - refunded - refunding

/** What the order comes to by now; nothing where it is off. */
export const due = ({ calledOff, amount }: Payment): number => (calledOff ? 0 : amount)

/**
 * What is still to be given back because the order costs less than was taken: cash, or what a provider refused. Nothing
 * before it is packed, as it may cost more again.
 */
export const owed = (payment: Payment): number => {
  const { calledOff, packed, captured, settled, settling } = payment
  if (!calledOff && !packed) return 0
  return Math.max(0, Math.min(refundable(payment), captured - settled - settling - due(payment)))
}

/** Whether an order's money is asked for, and neither here nor promised. */
export const isOpen = ({ status }: Pick<Payment, 'status'>): boolean =>
  status === 'requires_action' || status === 'authorized'

/** It was declined, and its order waits for another attempt. */
export const awaitsRetry = ({ status, authorized, retriesLeft, calledOff }: Payment): boolean =>
  status === 'failed' && authorized === 0 && retriesLeft > 0 && !calledOff

/** The key under which the provider is asked to make the attempt that is open, or to be. */
export const creationKey = ({ orderId, former }: Pick<Payment, 'orderId' | 'former'>): string =>
  former.length === 0 ? orderId : `${orderId}:${former.length}`

/** Money was taken, whatever became of it since. */
export const wasCaptured = ({ status }: Payment): boolean =>
  status === 'captured' || status === 'partially_refunded' || status === 'refunded'
