import { defineModule } from '#src/runtime/module.ts'
import { adminRoutes } from './accounts/admin-routes.ts'
import { pages } from './accounts/pages.ts'
import { meRoutes } from './accounts/routes.ts'
import { forgetExpired } from './forget-expired.ts'
import { personalData } from './personal-data.ts'
import { provides } from './provides.ts'
import { authRoutes } from './sessions/routes.ts'
import { changed, erased } from './user.ts'

export default defineModule({
  name: 'user',
  description: 'Accounts, sessions, addresses and roles',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  routes: [...authRoutes, ...meRoutes, ...adminRoutes],
  pages,
  subscriptions: [],
  jobs: [forgetExpired],
  announces: [
    {
      name: 'user',
      page: async ({ userLists }, after, limit, tx) =>
        (await userLists.everyone(after, limit, tx)).map((user) =>
          user.erased ? erased(user.id) : changed(user),
        ),
    },
  ],
  async start({ mailSealer, ensureFirstAdmin }) {
    await mailSealer.load()
    await ensureFirstAdmin()
  },
})
