import { loadOpeningKey } from '#src/keys/mail-keys.ts'
import { defineModule } from '#src/runtime/module.ts'
import { routes } from './inbox/routes.ts'
import { jobs } from './mailing/room.ts'
import { deliveryRoutes } from './mailing/routes.ts'
import { personalData } from './personal-data.ts'
import { provides } from './provides.ts'
import { subscriptions } from './telling/room.ts'

/** Notification: tells customers what became of their orders and accounts. */
export default defineModule({
  name: 'notification',
  description: 'The in-app inbox, e-mails, what each customer wants to be told, and what became of it.',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  routes: [...routes, ...deliveryRoutes],
  subscriptions,
  jobs,
  // A key that can't be read is told at the start, not by the first mail.
  async start({ config }) {
    await loadOpeningKey(config)
  },
})
