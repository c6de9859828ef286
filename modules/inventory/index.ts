import { defineModule } from '#src/runtime/module.ts'
import { personalData } from './personal-data.ts'
import { provides } from './provides.ts'
import { routes } from './routes.ts'
import { announceStock } from './shelves/announce-stock.ts'
import { subscriptions } from './subscriptions.ts'

export default defineModule({
  name: 'inventory',
  description: 'What is on the shelves, what of it is promised to orders, and how it came to be.',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  routes,
  subscriptions,
  announces: [announceStock],
  monthly: ['movements'],
})
