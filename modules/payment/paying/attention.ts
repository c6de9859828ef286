import type { ModuleGauge } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'

/** What staff are to look at; each is listed by `GET /v1/payments` or `GET /v1/payments/disputes`. */
export const attention: ModuleGauge<Deps> = {
  name: 'mart_payment_attention',
  help: 'Payments that staff are to look at, by why: flagged, failed_refund, owed, disputed, silent_refund',
  label: 'why',
  measure: async ({ payments }) => ({ ...(await payments.countAttention()) }),
}
