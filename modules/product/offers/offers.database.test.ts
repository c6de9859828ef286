import test from 'ava'
import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import module from '../index.ts'
import { provides } from '../provides.ts'
import { announceOffers } from './announce-offers.ts'
import type { OfferFacts } from './offer.ts'

const fill = sql(
  'test.fill',
  `insert into offer (id, name, from_at, until_at, active, priority, combinable, conditions, gives, version, created_at, updated_at)
   select gen_random_uuid(), 'Old ' || n, '2020-01-01', '2020-02-01', true, 0, false, '{}', '{"percent": 5}', 1, now(), now()
   from generate_series(1, $1::int) as n`,
)
const analyze = sql('', 'analyze offer')
const plan = sql<{ 'QUERY PLAN': string }>(
  '',
  `explain (analyze, buffers off, timing off, summary off, costs off) select id from offer
   where active and until_at > now() and from_at <= now() and (until_at, id) > ('1970-01-01'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid)
   order by until_at, id limit 21`,
)

const facts: OfferFacts = {
  ...{ name: 'Ten off', from: null, until: null, active: true, priority: 0, combinable: false },
  ...{ coupon: null, when: {}, gives: { percent: 10 } },
}

const depsOf = (db: Database) => {
  const config = { currency: 'PKR', product: { cache: 1, defaultTaxClass: 'standard' } } as Config
  const responseCache = provides.responseCache({ config })
  const products = provides.products({ db, responseCache })
  const categories = provides.categories({ db, responseCache })
  const offers = provides.offers({ db })
  const createOffer = provides.createOffer({ offers, products, categories, config, now: () => new Date() })
  return { offers, createOffer, config }
}

test('those in force are read by their index, however many are over; there is a most', async (t) => {
  const { db, close } = await testDatabase(module)
  t.teardown(close)
  const { offers, createOffer } = depsOf(db)
  await db.query(fill, [9_998])
  await db.transaction((tx) => createOffer({ ...facts, name: 'A' }, tx))
  const last = await Promise.allSettled(
    [1, 2, 3].map(() => db.transaction((tx) => createOffer({ ...facts, name: 'B' }, tx))),
  )
  t.is(
    last.filter(({ status }) => status === 'fulfilled').length,
    1,
    'of three at once the last there may be',
  )
  await db.query(analyze)
  t.deepEqual(
    (await offers.inForce(new Date(), null, 21)).map(({ name }) => name),
    ['A', 'B'],
  )
  const lines = (await db.query(plan)).map((row) => row['QUERY PLAN']).join('\n')
  t.regex(lines, /Index (?:Only )?Scan using offer_in_force/)
  t.notRegex(lines, /Seq Scan|Sort/)
  t.notRegex(lines, /Rows Removed by Filter: \d{2}/)
  await t.throwsAsync(
    db.transaction((tx) => createOffer(facts, tx)),
    { message: /10000 offers/ },
  )
})

test('an operator can have every offer said again', async (t) => {
  const { db, close } = await testDatabase(module)
  t.teardown(close)
  const deps = depsOf(db)
  await db.query(fill, [250])
  const said: DomainEvent[] = []
  for (let after: string | null = null; ; after = said.at(-1)?.key ?? null) {
    const last: string | null = after
    const page: DomainEvent[] = await db.transaction((tx) => announceOffers(deps, last, 100, tx))
    said.push(...page)
    if (page.length === 0) break
  }
  t.is(new Set(said.map(({ key }) => key)).size, 250)
  t.is(said.length, 250)
  t.true(said.every(({ type }) => type === 'mart.product.v1.OfferChanged'))
})
