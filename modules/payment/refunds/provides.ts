import { askAfterRefunds } from './ask-after-refunds.ts'
import { refundPayment } from './refund-payment.ts'
import { refundRepository } from './refund-repository.ts'

export const refunds = { refunds: refundRepository, refundPayment, askAfterRefunds }
