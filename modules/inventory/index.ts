import { forgetPerson } from '#src/events/forget-person.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { defineModule } from '#src/runtime/module.ts'
import { handOver } from '#src/runtime/personal-export.ts'
import { movementsArchive } from './archive-repository.ts'
import { personalData } from './personal-data.ts'
import { personalLists } from './personal-data-repository.ts'
import { type Deps, provides } from './provides.ts'
import { reservations } from './reservations/room.ts'
import { shelves } from './shelves/room.ts'

const on = subscriptionsFor<Deps>()
const handOverPersonalData = handOver('mart.inventory.v1.PersonalDataGathered', personalLists)

export default defineModule({
  name: 'inventory',
  description: 'What is on the shelves, what of it is promised to orders, and how it came to be.',
  path: '/v1/inventory',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  rooms: [shelves, reservations],
  subscriptions: [
    on('mart.user.v1.UserErased', (_, { userId }, tx) => forgetPerson(userId, tx)),
    on('mart.user.v1.PersonalDataRequested', (_, asked, tx) => handOverPersonalData(asked, tx)),
  ],
  monthly: ['movements'],
  archives: ({ inventory }) => [movementsArchive(inventory.movementsMonths)],
})
