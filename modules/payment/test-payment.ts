import { v7 } from 'uuid'
import type { Payment } from './payment.ts'

/** For tests: a card payment of PKR 10.00 that may be paid, with what a test cares about put in. */
export const aPayment = (given: Partial<Payment> = {}): Payment => ({
  id: v7(),
  orderId: v7(),
  customerId: v7(),
  method: 'card',
  provider: 'sandbox',
  reference: null,
  clientSecret: null,
  status: 'requires_action',
  amount: 1000,
  currency: 'PKR',
  captured: 0,
  refunded: 0,
  refunding: 0,
  calledOff: false,
  flags: [],
  disputed: false,
  version: 1,
  createdAt: new Date('2026-01-15T10:00:00Z'),
  updatedAt: new Date('2026-01-15T10:00:00Z'),
  ...given,
})
