import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { StartError } from '#src/runtime/start-error.ts'
import type { CategoryRepository } from '../categories/category-repository.ts'
import type { CreateOffer } from '../offers/keep-offers.ts'
import { seedOffers } from '../offers/seed-offers.ts'
import { change } from '../product.ts'
import type { ProductRepository } from '../product-repository.ts'
import { seedTaxes, withTaxClasses } from '../taxes/seed-taxes.ts'
import type { SetTaxRate } from '../taxes/set-tax-rate.ts'
import type { TellProducts } from '../tell-products.ts'
import type { ImportProducts } from './import-products.ts'

const groceries = new URL('./seed/groceries.csv', import.meta.url)
/** What the format of imports has no column for, or not every shop fills in. */
const particulars = new URL('./seed/particulars.json', import.meta.url)
/** The currency of their prices. */
const ofGroceries = 'PKR'

interface Particulars {
  /** By SKU, in years. */
  ageLimits: Record<string, number>
  /** SKUs of which each stands in for the others, the best first. */
  standIns: string[][]
}

interface Needs {
  db: Database
  products: ProductRepository
  categories: CategoryRepository
  setTaxRate: SetTaxRate
  createOffer: CreateOffer
  importProducts: ImportProducts
  tellProducts: TellProducts
  config: Config
  log: Logger
  now: () => Date
}

/**
 * Fills an empty catalogue with groceries, through the import that staff use, taxed and with offers, where `SEED` is `demo`. One
 * transaction, so that a process that dies on the way leaves nothing; of several that start at once one does it.
 * Throws a StartError where the mart has another currency than they.
 */
export async function seedDemo(needs: Needs): Promise<void> {
  const { db, products, importProducts, config, log } = needs
  if (config.seed !== 'demo' || !(await products.isEmpty())) return
  await db.transaction(async (tx) => {
    await products.lockNames(tx)
    if (!(await products.isEmpty(tx))) return
    if (config.currency !== ofGroceries)
      throw new StartError(
        `SEED=demo is a catalogue in ${ofGroceries}, and CURRENCY is ${config.currency}: set SEED=none, and import one of your own`,
      )
    log.info('seeding the demo catalogue')
    await seedTaxes(needs, tx)
    const list = Buffer.from(withTaxClasses(await readFile(groceries, 'utf8')))
    const file = { bytes: Readable.from([list]), format: 'text/csv' } as const
    const report = await importProducts(file, (work) => work(tx))
    if (report.failed > 0)
      throw new Error(`the demo catalogue has bad lines: ${JSON.stringify(report.errors)}`)
    await addParticulars(needs, tx)
    await seedOffers(needs, tx)
  })
}

async function addParticulars(
  { products, tellProducts, now }: Pick<Needs, 'products' | 'tellProducts' | 'now'>,
  tx: Tx,
): Promise<void> {
  const { ageLimits, standIns }: Particulars = JSON.parse(await readFile(particulars, 'utf8'))
  const skus = [...new Set([...Object.keys(ageLimits), ...standIns.flat()])]
  const known = await products.takeBySku(skus, tx)
  const bySku = new Map(known.map((product) => [product.sku, product]))
  const changed = known.flatMap((product) => {
    const { sku } = product
    const alike = standIns.find((group) => group.includes(sku)) ?? []
    const substitutes = alike.flatMap((other) => (other === sku ? [] : (bySku.get(other)?.id ?? [])))
    return change(product, { substitutes, ageLimit: ageLimits[sku] ?? null }, now()) ?? []
  })
  products.save(changed, tx)
  tx.say(...(await tellProducts({ changed }, tx)))
}
