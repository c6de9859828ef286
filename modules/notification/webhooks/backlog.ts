import { sample, sharedGauge } from '#src/metrics/figure.ts'
import type { Measurement } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'

const labels = { endpoint: 'the ids of the endpoints that admins entered' }
const events = sharedGauge({
  name: 'mart_webhook_backlog_events',
  help: 'Events that an endpoint is still to be told; up to 10,000',
  labels,
})
const age = sharedGauge({
  name: 'mart_webhook_backlog_age_seconds',
  help: 'Age of the oldest event that an endpoint is still to be told',
  labels,
})

/** How far behind each endpoint is. */
export const backlog: Measurement<Deps> = {
  gauges: [events, age],
  read: async ({ webhooks, now }, on) =>
    (await webhooks.backlog(now(), on)).flatMap(({ id: endpoint, ...it }) => [
      sample(events, { endpoint }, it.pending),
      sample(age, { endpoint }, it.age),
    ]),
}
