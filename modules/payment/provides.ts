import type { DepsOf } from '#src/module.ts'
import { askAfterPayments } from './ask-after-payments.ts'
import { askAfterRefunds } from './ask-after-refunds.ts'
import { badSignatures } from './bad-signatures.ts'
import { callOff } from './call-off.ts'
import { callRepository } from './call-repository.ts'
import { collectCash } from './collect-cash.ts'
import { confirmPayment } from './confirm-payment.ts'
import { disputeRepository } from './dispute-repository.ts'
import { erasureRepository } from './erasure-repository.ts'
import { ledgerRepository } from './ledger-repository.ts'
import { makeCalls } from './make-calls.ts'
import { authorizeCash, requestPayments } from './open-payment.ts'
import { paymentRepository } from './payment-repository.ts'
import { providerEventRepository } from './provider-event-repository.ts'
import { makeProviders } from './providers.ts'
import { receiveEvent } from './receive-event.ts'
import { reconcile } from './reconcile.ts'
import { refundPayment } from './refund-payment.ts'
import { refundRepository } from './refund-repository.ts'
import { sandboxRepository } from './sandbox-repository.ts'
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
