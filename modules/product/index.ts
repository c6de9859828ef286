import { defineModule } from '#src/runtime/module.ts'
import { catalogue } from './catalogue/room.ts'
import { categories } from './categories/room.ts'
import { finding } from './finding/room.ts'
import { seedSynonyms } from './finding/seed-synonyms.ts'
import { personalData } from './personal-data.ts'
import { provides } from './provides.ts'
import { transfer } from './transfer/room.ts'
import { seedDemo } from './transfer/seed-demo.ts'

export default defineModule({
  name: 'product',
  description: 'The catalogue: products, categories, search, import and export',
  path: '/v1/products',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  rooms: [transfer, finding, catalogue, categories],
  async start(deps) {
    await seedSynonyms(deps)
    await seedDemo(deps)
  },
})
