import type { Money } from '#src/money.ts'

/** Who moves the money. A payment stays with the provider that it was made with. */
export type ProviderName = 'sandbox' | 'stripe' | 'cash'

/** How a payment stands with its provider. */
export interface ProviderPayment {
  /** The provider's id of it; empty where it refused to make one. */
  reference: string
  /** What the customer's client needs to pay. */
  clientSecret?: string
  /**
   * `declined`: an attempt failed and another may be made; `failed`: it is over. `processing`: the
   * customer has done their part, and the money is under way. `authorized`: it is held for us.
   */
  status: 'requires_action' | 'declined' | 'processing' | 'authorized' | 'captured' | 'failed' | 'cancelled'
  /** Why it was declined or failed, for people. */
  reason?: string
  /** The provider's id of a declined attempt. */
  attempt?: string
  /**
   * What it is of, and where it is captured what was taken; null where that is no whole number of minor
   * units. Absent where the provider told no amount.
   */
  money?: Money | null
  /** When what is authorized ends; absent where it isn't, or that isn't known. */
  authorizedUntil?: Date | null
  /** When it came to stand so. */
  at: Date
}

/** How a refund stands. A pending one is told of later, by a provider event. */
export interface ProviderRefund {
  /** The provider's id of it; empty where it refused to make one. */
  reference: string
  status: 'succeeded' | 'pending' | 'failed'
  /** As a payment's. */
  money?: Money | null
  reason?: string
  at: Date
}

/** A payment that a provider is to make. */
export interface CreateRequest {
  paymentId: string
  orderId: string
  /** Minor units. */
  amount: number
  currency: string
  /** `manual`: what is paid is held until it is captured. Absent from the last release: `automatic`. */
  capture?: 'manual' | 'automatic'
  /** Our id of the change that it is made for; absent where it is the payment itself. */
  change?: string
}

/** So much of what is held is to be taken, and the rest let go; minor units. */
export interface CaptureRequest {
  reference: string
  amount: number
  currency: string
}

/** What is held is to be held for longer. */
export interface RenewRequest {
  reference: string
}

/** The customer pays with this token; the sandbox alone is asked so. */
export interface ConfirmRequest {
  reference: string
  token: string
}

/** A payment that nobody is to pay any more. */
export interface CancelRequest {
  reference: string
}

/** Money of a captured payment that is to go back; minor units. */
export interface RefundRequest {
  refundId: string
  paymentId: string
  /** The payment's. */
  reference: string
  amount: number
  currency: string
}

/** A refund that a provider is asked after. */
export interface RefundSought {
  refundId: string
  /** The provider's id of it; null where it hasn't told one. */
  reference: string | null
  /** The payment's. */
  paymentReference: string
}

/** A chargeback: the customer's bank wants money back. */
export interface ProviderDispute {
  reference: string
  money: Money | null
  /** Both in the provider's words. */
  reason: string
  status: string
  /** Nothing more is to be done about it. */
  closed: boolean
  /** Until when it takes evidence; null where it takes none. */
  respondBy: Date | null
  openedAt: Date
  /** When the provider said so. */
  at: Date
}

/** A payment that a provider knows, by its id of it and ours; ours are null where it wasn't told. */
export interface MadePayment {
  reference: string
  paymentId: string | null
  orderId: string | null
}

/** One movement of money in the provider's books. */
export interface BookEntry {
  kind: 'capture' | 'refund'
  reference: string
  amount: number
  currency: string
  at: Date
}

/**
 * A provider. Every call carries an idempotency key: called again with the same one it does nothing
 * and answers the same. An answer is final for that call, refusals included; a throw means that the
 * outcome is unknown, and the call is made again later. Never called inside a transaction.
 */
export interface PaymentProvider {
  createPayment(key: string, request: CreateRequest): Promise<ProviderPayment>
  /** Only where our server is told the customer's token; else the customer confirms with the provider. */
  confirm?(key: string, request: ConfirmRequest): Promise<ProviderPayment>
  /**
   * Takes so much of what it holds, once, and lets the rest go; only of a provider that can hold money. `failed`: it
   * gives nothing, and never will.
   */
  capture?(key: string, request: CaptureRequest): Promise<ProviderPayment>
  /** Holds what it holds for longer; only of a provider that can. */
  renew?(key: string, request: RenewRequest): Promise<ProviderPayment>
  /** What it answers says whether it could: a payment that was paid meanwhile is `captured`. */
  cancel(key: string, request: CancelRequest): Promise<ProviderPayment>
  refund(key: string, request: RefundRequest): Promise<ProviderRefund>
  /** How a payment stands now; null where there is nobody to ask. */
  find(reference: string): Promise<ProviderPayment | null>
  /** How a refund stands now; null where there is nobody to ask, or no such refund. */
  findRefund(sought: RefundSought): Promise<ProviderRefund | null>
  /** Payments that it made for us from `from` on, and others of which it gave money back since. */
  made(from: Date, signal: AbortSignal): Promise<MadePayment[]>
  /** All refunds of a payment, those that somebody made there among them. */
  refundsOf(reference: string): Promise<{ refundId: string | null; refund: ProviderRefund }[]>
  /** What it captured and refunded from `from` until before `to`; null where it keeps no books. */
  books(from: Date, to: Date, signal: AbortSignal): Promise<BookEntry[] | null>
}

/** What a provider says unasked of a payment: of itself, of a refund of it, or of a dispute about it. */
export type Told = {
  /** The provider's id of the payment. */
  reference: string
  /** Ours, where the provider told it. */
  paymentId: string | null
} & (
  | {
      payment: ProviderPayment
      /** When the money moved wasn't told with it: the provider has to be asked. */
      undated?: boolean
    }
  | { refundId: string | null; refund: ProviderRefund }
  | { dispute: ProviderDispute }
)

/** What a provider told us unasked. */
export interface ProviderEvent {
  provider: ProviderName
  /** Unique with the provider. */
  id: string
  type: string
  /** As it came, to be kept. */
  payload: unknown
  /** What it says that we act on; none for most. */
  told: Told[]
}
