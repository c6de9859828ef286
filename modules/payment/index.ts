import { forgetPerson } from '#src/events/forget-person.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { defineModule } from '#src/runtime/module.ts'
import { handOver } from '#src/runtime/personal-export.ts'
import { books } from './books/room.ts'
import { couriers } from './couriers/room.ts'
import { disputes } from './disputes/room.ts'
import { paying } from './paying/room.ts'
import { personalData } from './personal-data.ts'
import { personalLists } from './personal-data-repository.ts'
import { providers } from './providers/room.ts'
import { type Deps, provides } from './provides.ts'
import { refunds } from './refunds/room.ts'

const on = subscriptionsFor<Deps>()
const handOverPersonalData = handOver('mart.payment.v1.PersonalDataGathered', personalLists)

export default defineModule({
  name: 'payment',
  description: 'Payments of orders, their ledger and refunds; card by a provider, or cash on delivery.',
  path: '/v1/payments',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  rooms: [paying, refunds, couriers, disputes, providers, books],
  subscriptions: [
    on('mart.user.v1.UserErased', async ({ erasures, now }, { userId }, tx) => {
      await erasures.erase(userId, now(), tx)
      await forgetPerson(userId, tx)
    }),
    on('mart.user.v1.PersonalDataRequested', (_, asked, tx) => handOverPersonalData(asked, tx)),
  ],
  jobs: [
    {
      // What was written, or told by a provider, of customers after they were erased.
      name: 'finish-erasures',
      every: 60 * 60_000,
      run: ({ db, erasures }) => db.transaction((tx) => erasures.finish(tx)),
    },
  ],
  monthly: ['transactions'],
})
