import { counter, histogram, sample, samplesBy, sharedGauge } from '#src/metrics/figure.ts'
import type { Measurement } from '#src/runtime/module.ts'
import type { PaymentRepository } from './payment-repository.ts'
import type { RefundRepository } from './refunds/refund-repository.ts'

const labels = { status: ['requires_action', 'authorized'] }
const open = sharedGauge({
  name: 'mart_payments_open',
  help: 'Payments that money is awaited of: the customer is to pay, or the cash is to be collected; up to 100,000 of each',
  labels,
})
const oldest = sharedGauge({
  name: 'mart_payment_oldest_seconds',
  help: 'How long the payment that stands so for longest has not changed in anything',
  labels,
})
const ending = sharedGauge({
  name: 'mart_payment_authorizations_ending',
  help: "Cards whose authorization ends within a day, and isn't renewed yet or told of; up to 100,000",
})
const refunding = { status: ['pending'] }
const refundsOpen = sharedGauge({
  name: 'mart_refunds_open',
  help: 'Refunds that the provider has not made yet; up to 100,000. Those that failed: mart_payment_attention',
  labels: refunding,
})
const oldestRefund = sharedGauge({
  name: 'mart_refund_oldest_seconds',
  help: 'How long ago the first of them was asked for',
  labels: refunding,
})

/** What money is still to come of, or to go back. */
export const openPayments: Measurement<{ payments: PaymentRepository; refunds: RefundRepository }> = {
  gauges: [open, oldest, ending, refundsOpen, oldestRefund],
  async read({ payments, refunds }, on) {
    const [rows, pending, soon] = await Promise.all([
      payments.countOpen(on),
      refunds.countOpen(on),
      payments.countEnding(on),
    ])
    const by = (of: 'count' | 'age') => Object.fromEntries(rows.map((row) => [row.status, row[of]]))
    return [
      ...samplesBy(open, 'status', by('count')),
      ...samplesBy(oldest, 'status', by('age')),
      sample(ending, {}, soon),
      sample(refundsOpen, { status: 'pending' }, pending.count),
      sample(oldestRefund, { status: 'pending' }, pending.age),
    ]
  },
}

const provider = ['sandbox', 'stripe', 'cash']
const operation = [
  'create',
  'confirm',
  'capture',
  'renew',
  'cancel',
  'refund',
  'find',
  'find_refund',
  'books',
] as const
export type Operation = (typeof operation)[number]

export const providerCalls = counter({
  name: 'mart_payment_provider_calls_total',
  help: 'What payment providers were asked; refused: they said no, failed: they said nothing, or nothing to the point',
  labels: { provider, operation, outcome: ['answered', 'refused', 'failed'] },
})
export const providerSeconds = histogram({
  name: 'mart_payment_provider_call_seconds',
  help: 'How long payment providers took to answer, or to fail',
  labels: { provider, operation },
  buckets: [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
})
