import { defineModule } from '#src/runtime/module.ts'
import { gauges } from './paying/attention.ts'
import { subscriptions } from './paying/room.ts'
import { routes } from './paying/routes.ts'
import { personalData } from './personal-data.ts'
import { jobs } from './providers/jobs.ts'
import { provides } from './provides.ts'

export default defineModule({
  name: 'payment',
  description: 'Payments of orders, their ledger and refunds; card by a provider, or cash on delivery.',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  routes,
  subscriptions,
  jobs,
  gauges,
  monthly: ['transactions'],
})
