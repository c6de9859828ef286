import { subscriptionsFor } from '#src/events/subscription.ts'
import { defineModule } from '#src/runtime/module.ts'
import { handOver } from '#src/runtime/personal-export.ts'
import { catalogue } from './catalogue/room.ts'
import { categories } from './categories/room.ts'
import { finding } from './finding/room.ts'
import { seedSynonyms } from './finding/seed-synonyms.ts'
import { offers } from './offers/room.ts'
import { personalData } from './personal-data.ts'
import { personalLists } from './personal-data-repository.ts'
import { type Deps, provides } from './provides.ts'
import { taxes } from './taxes/room.ts'
import { transfer } from './transfer/room.ts'
import { seedDemo } from './transfer/seed-demo.ts'

const on = subscriptionsFor<Deps>()
const handOverPersonalData = handOver('mart.product.v1.PersonalDataGathered', personalLists)

export default defineModule({
  name: 'product',
  description: 'The catalogue: products, categories, offers, search, import and export.',
  path: '/v1/products',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  rooms: [catalogue, categories, offers, taxes, finding, transfer],
  subscriptions: [
    on('mart.user.v1.PersonalDataRequested', (_, asked, tx) => handOverPersonalData(asked, tx)),
  ],
  async start(deps) {
    await seedSynonyms(deps)
    await seedDemo(deps)
  },
})
