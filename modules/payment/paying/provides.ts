import { askAfterPayments } from './ask-after-payments.ts'
import { callOff } from './call-off.ts'
import { changePayment, endChanges } from './change-payment.ts'
import { changeRepository } from './change-repository.ts'
import { collectCash } from './collect-cash.ts'
import { confirmPayment } from './confirm-payment.ts'
import { followOrders } from './follow-orders.ts'
import { keepAuthorizations } from './keep-authorizations.ts'
import { authorizeCash, requestPayments } from './open-payment.ts'
import { retryPayment } from './retry-payment.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const paying = {
  requestPayments,
  authorizeCash,
  collectCash,
  callOff,
  confirmPayment,
  retryPayment,
  followOrders,
  changePayment,
  endChanges,
  keepAuthorizations,
  changes: changeRepository,
  askAfterPayments,
}
