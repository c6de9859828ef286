import type { Cause, DomainEvent, Origin } from '#src/events/event.ts'
import type {
  CancelRequest,
  ConfirmRequest,
  CreateRequest,
  ProviderName,
  ProviderPayment,
  ProviderRefund,
  RefundRequest,
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
  amount: number
  currency: string
  captured: number
  refunded: number
  /** Reserved by refunds that are pending. */
  refunding: number
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
  /** Why it failed, also after it had succeeded; else empty. */
  failure: string
  /** The provider's id of it; null until it has told one. */
  reference: string | null
  /** When the provider is asked how it stands, if it hasn't told by then; null where it isn't. */
  askAt: Date | null
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
  | { kind: 'cancel'; request: CancelRequest }
  | { kind: 'refund'; request: RefundRequest }
)

/** The job that makes the calls that are due. */
export const callProviders = 'call-providers'

type WithoutState<C> = C extends Call ? Omit<C, 'attempts' | 'cause'> : never
/** A call as it is decided on. */
export type NewCall = WithoutState<Call>

/** Everything that can happen to a payment. */
export type Happened =
  | { type: 'provider answered'; payment: ProviderPayment }
  | { type: 'refund answered'; refundId: string | null; refund: ProviderRefund }
  /** The provider was asked after it for so long that nobody will be told any more. */
  | { type: 'refund given up'; refundId: string }
  | { type: 'confirmation asked for'; token: string }
  | { type: 'refund asked for'; amount: number | null; reason: string; requestedBy: string }
  | { type: 'order called off'; reason: string }
  | { type: 'order delivered' }

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
  calls: NewCall[]
  events: DomainEvent[]
}

/** What is captured and neither given back nor about to be. */
export const refundable = ({ captured, refunded, refunding }: Payment): number =>
  captured - refunded - refunding

/** What is still to be given back of an order that was cancelled or returned: cash, or what a provider refused. */
export const owed = (payment: Payment): number => (payment.calledOff ? refundable(payment) : 0)

/** Money was taken, whatever became of it since. */
export const wasCaptured = ({ status }: Payment): boolean =>
  status === 'captured' || status === 'partially_refunded' || status === 'refunded'
