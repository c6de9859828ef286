import { askAfterRefunds } from './ask-after-refunds.ts'
import { refundPayment } from './refund-payment.ts'
import { refundRepository } from './refund-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const refunds = { refunds: refundRepository, refundPayment, askAfterRefunds }
