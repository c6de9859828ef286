import { samplesBy, sharedGauge } from '#src/metrics/figure.ts'
import type { Measurement } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'

const gauge = sharedGauge({
  name: 'mart_payment_attention',
  help: 'Payments that staff are to look at, by why',
  labels: { why: ['flagged', 'failed_refund', 'owed', 'disputed', 'silent_refund'] },
})

/** What staff are to look at; each is listed by `GET /v1/payments` or `GET /v1/payments/disputes`. */
export const attention: Measurement<Deps> = {
  gauges: [gauge],
  read: async ({ payments }, on) => samplesBy(gauge, 'why', { ...(await payments.countAttention(on)) }),
}
