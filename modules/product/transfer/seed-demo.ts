import { createReadStream } from 'node:fs'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import { StartError } from '#src/runtime/start-error.ts'
import type { ProductRepository } from '../product-repository.ts'
import type { ImportProducts } from './import-products.ts'

const groceries = new URL('./seed/groceries.csv', import.meta.url)
/** The currency of their prices. */
const ofGroceries = 'PKR'

interface Needs {
  db: Database
  products: ProductRepository
  importProducts: ImportProducts
  config: Config
  log: Logger
}

/**
 * Fills an empty catalogue with groceries, through the import that staff use, where `SEED` is `demo`. One
 * transaction, so that a process that dies on the way leaves nothing; of several that start at once one does it.
 * Throws a StartError where the mart has another currency than they.
 */
export async function seedDemo({ db, products, importProducts, config, log }: Needs): Promise<void> {
  if (config.seed !== 'demo' || !(await products.isEmpty())) return
  await db.transaction(async (tx) => {
    await products.lockNames(tx)
    if (!(await products.isEmpty(tx))) return
    if (config.currency !== ofGroceries)
      throw new StartError(
        `SEED=demo is a catalogue in ${ofGroceries}, and CURRENCY is ${config.currency}: set SEED=none, and import one of your own`,
      )
    log.info('seeding the demo catalogue')
    const report = await importProducts({ bytes: createReadStream(groceries), format: 'text/csv' }, (work) =>
      work(tx),
    )
    if (report.failed > 0)
      throw new Error(`the demo catalogue has bad lines: ${JSON.stringify(report.errors)}`)
  })
}
