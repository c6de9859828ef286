import { defineModule } from '#src/runtime/module.ts'
import { gauges } from './gauges.ts'
import { jobs } from './jobs.ts'
import { personalData } from './personal-data.ts'
import { provides } from './provides.ts'
import { routes } from './routes.ts'
import { subscriptions } from './subscriptions.ts'

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
