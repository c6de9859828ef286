import { defineModule } from '#src/runtime/module.ts'
import { accounts } from './accounts/room.ts'
import { addresses } from './addresses/room.ts'
import { forgetExpired } from './forget-expired.ts'
import { machines } from './machines/room.ts'
import { passwords } from './passwords/room.ts'
import { personalData } from './personal-data.ts'
import { personalExport } from './personal-export/room.ts'
import { phones } from './phones/room.ts'
import { provides } from './provides.ts'
import { secondFactor } from './second-factor/room.ts'
import { securityContact } from './security-contact/room.ts'
import { sessions } from './sessions/room.ts'
import { changed, erased } from './user.ts'

export default defineModule({
  name: 'user',
  description: 'Accounts, sessions, addresses and roles',
  path: '/v1/users',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  rooms: [
    accounts,
    sessions,
    secondFactor,
    passwords,
    addresses,
    phones,
    personalExport,
    machines,
    securityContact,
  ],
  jobs: [forgetExpired],
  announces: [
    {
      name: 'user',
      page: async ({ users }, after, limit, tx) =>
        (await users.everyone(after, limit, tx)).map((user) =>
          user.erased ? erased(user.id) : changed(user),
        ),
    },
  ],
  async start({ accountKey, mailSealer, ensureFirstAdmin }) {
    await accountKey.load()
    await mailSealer.load()
    await ensureFirstAdmin()
  },
})
