import test from 'ava'
import type { Config } from '#config/config.ts'
import { sql } from '#src/database/statement.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { announceProducts } from '../catalogue/announce-products.ts'
import module from '../index.ts'
import { kindOf } from '../offers/offer.ts'
import { provides } from '../provides.ts'
import { seedDemo } from './seed-demo.ts'

const count = sql<{ n: number }>('test.count', 'select count(*) as n from product')
const archiveOne = sql('test.archive', `update product set status = 'archived' where sku = 'FRU-MNG-0002'`)
const particulars = sql<{ sku: string; ageLimit: number | null; standIns: string[]; version: number }>(
  'test.particulars',
  `select p.sku, p.age_limit as "ageLimit", p.version,
     array(select s.sku from unnest(p.substitutes) with ordinality as u(id, nth) join product s on s.id = u.id order by nth) as "standIns"
   from product p where p.age_limit is not null or p.substitutes <> '{}' order by p.sku`,
)
const forget = sql('test.forget', `delete from product where sku <> 'FRU-MNG-0001'`)

test('of many that start at once one seeds, and nobody where there are products', async (t) => {
  const { db, close } = await testDatabase(module)
  t.teardown(close)
  const told: unknown[] = []
  const deps = depsOf(db, 'demo', told)
  await Promise.all(Array.from({ length: 3 }, () => seedDemo(deps)))
  t.is((await db.query(count))[0]?.n, 491)
  t.is(told.filter((message) => message === 'seeding the demo catalogue').length, 1)
  await db.query(forget)
  await seedDemo(deps)
  t.is((await db.query(count))[0]?.n, 1)
})

test('what a supermarket checks the age for, and what stands in for what, is seeded with them, the same each time', async (t) => {
  const seeded = async () => {
    const { db, close } = await testDatabase(module)
    t.teardown(close)
    const deps = depsOf(db, 'demo')
    await seedDemo(deps)
    const first = await db.query(particulars)
    await seedDemo(deps)
    t.deepEqual(await db.query(particulars), first)
    return first
  }
  const [found, again] = [await seeded(), await seeded()]
  t.deepEqual(found, again)
  const of = (sku: string) => found.find((one) => one.sku === sku)
  t.like(of('DAI-MLK-0001'), {
    ageLimit: null,
    standIns: ['DAI-MLK-0004', 'DAI-MLK-0006', 'DAI-MLK-0007'],
  })
  t.like(of('DAI-MLK-0006'), { standIns: ['DAI-MLK-0001', 'DAI-MLK-0004', 'DAI-MLK-0007'] })
  t.like(of('BEV-SFT-0014'), { ageLimit: 16, standIns: [] })
  t.is(found.filter(({ ageLimit }) => ageLimit !== null).length, 4)
  t.true(found.length > 50)
})

test('an operator can have every product said again, archived ones as such', async (t) => {
  const { db, close } = await testDatabase(module)
  t.teardown(close)
  const deps = depsOf(db, 'demo')
  await seedDemo(deps)
  await db.query(archiveOne)
  const said: DomainEvent[] = []
  for (let after: string | null = null; ; after = said.at(-1)?.key ?? null) {
    const last: string | null = after
    const page: DomainEvent[] = await db.transaction((tx) => announceProducts(deps, last, 200, tx))
    said.push(...page)
    if (page.length === 0) break
  }
  t.is(new Set(said.map(({ key }) => key)).size, 491)
  t.is(said.length, 491)
  t.is(said.filter(({ type }) => type === 'mart.product.v1.ProductArchived').length, 1)
})

test('the groceries are taxed by what they are, and there is an offer of each kind', async (t) => {
  const { db, close } = await testDatabase(module)
  t.teardown(close)
  const deps = depsOf(db, 'demo')
  await seedDemo(deps)
  const classes = await deps.taxes.page(null, 10)
  t.deepEqual(
    classes.map(({ name, onRetailPrice, rates }) => [name, onRetailPrice, rates.map(({ rate }) => rate)]),
    [
      ['exempt', false, [0]],
      ['reduced', false, [1000]],
      ['standard', false, [1800]],
      ['third_schedule', true, [1800]],
      ['zero', false, [0]],
    ],
  )
  const skus = [
    'FRU-MNG-0001',
    'DAI-EGG-0001',
    'DAI-MLK-0001',
    'BEV-SFT-0001',
    'LAU-DET-0001',
    'PER-HAI-0001',
  ]
  const taken = await db.transaction((tx) => deps.products.takeBySku(skus, tx))
  const shown = new Map(
    taken.map((one) => [one.sku, [one.taxClass, one.retailPrice?.amount === one.price.amount]]),
  )
  t.deepEqual(
    skus.map((sku) => shown.get(sku)),
    [
      ['exempt', false],
      ['exempt', false],
      [null, false],
      ['third_schedule', true],
      ['third_schedule', true],
      ['third_schedule', true],
    ],
  )
  const offers = await deps.offers.inForce(new Date(), null, 100)
  t.deepEqual([...new Set(offers.map(({ gives }) => kindOf(gives) as string))].sort(), [
    'amount',
    'bundle',
    'buy_get',
    'free_delivery',
    'percent',
    'price_each',
  ])
  t.is(offers.length, 8)
  t.true(
    offers.every(({ when }) =>
      Object.values(when).every((value) => !Array.isArray(value) || value.length > 0),
    ),
  )
})

test('nothing is seeded unless asked for', async (t) => {
  const { db, close } = await testDatabase(module)
  t.teardown(close)
  await seedDemo(depsOf(db, 'none'))
  t.is((await db.query(count))[0]?.n, 0)
})

test('a mart of another currency is told to begin without them, in one line', async (t) => {
  const { db, close } = await testDatabase(module)
  t.teardown(close)
  await t.throwsAsync(seedDemo(depsOf(db, 'demo', [], 'KWD')), {
    instanceOf: StartError,
    message: /^SEED=demo .*PKR.*CURRENCY is KWD: set SEED=none/,
  })
  t.is((await db.query(count))[0]?.n, 0)
})

function depsOf(
  db: Awaited<ReturnType<typeof testDatabase>>['db'],
  seed: 'demo' | 'none',
  told: unknown[] = [],
  currency = 'PKR',
) {
  const config = { currency, seed, product: { cache: 1, defaultTaxClass: 'standard' } } as Config
  const log = { info: (...args: unknown[]) => told.push(args.at(-1)) } as unknown as Parameters<
    typeof seedDemo
  >[0]['log']
  const responseCache = provides.responseCache({ config })
  const products = provides.products({ db, responseCache })
  const categories = provides.categories({ db, responseCache })
  const createCategory = provides.createCategory({ categories })
  const placeCategories = provides.placeCategories({ categories, createCategory })
  const now = () => new Date()
  const tellProducts = provides.tellProducts({ categories, config })
  const taxes = provides.taxes({ db, responseCache })
  const offers = provides.offers({ db })
  const importBatch = provides.importBatch({ products, placeCategories, taxes, tellProducts, config, now })
  return {
    ...{ db, products, categories, tellProducts, taxes, offers, config, log, now },
    setTaxRate: provides.setTaxRate({ taxes, now }),
    createOffer: provides.createOffer({ offers, products, categories, config, now }),
    importProducts: provides.importProducts({ importBatch, config, log }),
  }
}
