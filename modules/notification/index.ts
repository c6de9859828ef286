import { forgetPerson } from '#src/events/forget-person.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { loadOpeningKey } from '#src/keys/mail-keys.ts'
import { defineModule } from '#src/runtime/module.ts'
import { handOver } from '#src/runtime/personal-export.ts'
import { inbox } from './inbox/room.ts'
import { letters } from './letters/room.ts'
import { mailing } from './mailing/room.ts'
import { personalData } from './personal-data.ts'
import { personalLists } from './personal-data-repository.ts'
import { preferences } from './preferences/room.ts'
import { type Deps, provides } from './provides.ts'
import { receipts } from './receipts/room.ts'
import { staff } from './staff/room.ts'
import { telling } from './telling/room.ts'
import { isTextingSet } from './texting/is-texting-set.ts'
import { texting } from './texting/room.ts'
import { webhooks } from './webhooks/room.ts'

const on = subscriptionsFor<Deps>()
const handOverPersonalData = handOver('mart.notification.v1.PersonalDataGathered', personalLists)

export default defineModule({
  name: 'notification',
  description:
    'The in-app inbox, e-mails, texts, what each customer wants to be told, and what became of it; webhooks for other systems.',
  path: '/v1/notifications',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  rooms: [telling, staff, inbox, letters, receipts, mailing, texting, preferences, webhooks],
  subscriptions: [
    on('mart.user.v1.UserErased', async ({ erasures }, { userId }, tx) => {
      erasures.erase(userId, tx)
      await forgetPerson(userId, tx)
    }),
    on('mart.user.v1.PersonalDataRequested', (_, asked, tx) => handOverPersonalData(asked, tx)),
  ],
  jobs: [{ name: 'clean-up', every: 10 * 60_000, run: ({ cleanUp }, signal) => cleanUp(signal) }],
  // A key that can't be read fails the start, rather than the first mail.
  async start({ config, log }) {
    await loadOpeningKey(config)
    if (config.env === 'production' && !isTextingSet(config.notification))
      log.warn('no SMS is sent: TWILIO_ACCOUNT_SID is not set')
  },
})
