import type { DepsOf } from '#src/runtime/module.ts'
import { ledgerRepository } from './books/ledger-repository.ts'
import { reconcile } from './books/reconcile.ts'
import { disputeRepository } from './disputes/dispute-repository.ts'
import { erasureRepository } from './erasure-repository.ts'
import { askAfterPayments } from './paying/ask-after-payments.ts'
import { callOff } from './paying/call-off.ts'
import { collectCash } from './paying/collect-cash.ts'
import { confirmPayment } from './paying/confirm-payment.ts'
import { authorizeCash, requestPayments } from './paying/open-payment.ts'
import { paymentRepository } from './payment-repository.ts'
import { badSignatures } from './providers/bad-signatures.ts'
import { callRepository } from './providers/call-repository.ts'
import { makeCalls } from './providers/make-calls.ts'
import { providerEventRepository } from './providers/provider-event-repository.ts'
import { makeProviders } from './providers/providers.ts'
import { receiveEvent } from './providers/receive-event.ts'
import { sandboxRepository } from './providers/sandbox-repository.ts'
import { askAfterRefunds } from './refunds/ask-after-refunds.ts'
import { refundPayment } from './refunds/refund-payment.ts'
import { refundRepository } from './refunds/refund-repository.ts'
import { settlePayments } from './settle-payment.ts'

export const provides = {
  payments: paymentRepository,
  ledger: ledgerRepository,
  refunds: refundRepository,
  disputes: disputeRepository,
  calls: callRepository,
  providerEvents: providerEventRepository,
  erasures: erasureRepository,
  sandbox: sandboxRepository,
  providers: makeProviders,
  settle: settlePayments,
  badSignatures,
  makeCalls,
  requestPayments,
  authorizeCash,
  collectCash,
  callOff,
  confirmPayment,
  refundPayment,
  receiveEvent,
  reconcile,
  askAfterPayments,
  askAfterRefunds,
}

export type Deps = DepsOf<typeof provides>
