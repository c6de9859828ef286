import { defineModule } from '#src/runtime/module.ts'
import { announceProducts } from './announce-products.ts'
import { categoryRoutes } from './category-routes.ts'
import { indexWords } from './finding/index-words.ts'
import { seedSynonyms } from './finding/seed-synonyms.ts'
import { synonymRoutes } from './finding/synonym-routes.ts'
import { personalData } from './personal-data.ts'
import { productRoutes } from './product-routes.ts'
import { provides } from './provides.ts'
import { seedDemo } from './seed-demo.ts'
import { subscriptions } from './subscriptions.ts'
import { transferRoutes } from './transfer-routes.ts'

export default defineModule({
  name: 'product',
  description: 'The catalogue: products, categories, search, import and export',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  routes: [...transferRoutes, ...synonymRoutes, ...productRoutes, ...categoryRoutes],
  subscriptions,
  announces: [{ name: 'product', page: announceProducts }],
  jobs: [indexWords],
  async start(deps) {
    await seedSynonyms(deps)
    await seedDemo(deps)
  },
})
