import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import type { Database } from '#src/database/database.ts'
import { migrate } from '#src/database/migrations.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import module from '../index.ts'
import { productRepository } from '../product-repository.ts'
import { indexWords } from './index-words.ts'
import { testPostings } from './test-postings-repository.ts'

const before = [
  '0001-products.sql',
  '0002-postings.sql',
  '0003-what-holds-the-unit.sql',
  '0004-max-per-order.sql',
]

/** As a build of before saves products: documents of its words, and the lists kept by the function that there is. */
const saveAsBefore = sql(
  'test.save_as_before',
  `with shelf as (
     insert into category (id, name, name_key, slug) values ('00000000-0000-0000-0000-00000000000a', 'Old', 'old', 'old')
     on conflict (id) do update set name = excluded.name returning id
   ), saved as (
     insert into product (id, sku, sku_key, slug, name, sort_name, description, brand, brand_key, category_id, price,
       currency, sold_by, barcode, images, attributes, status, opening_stock, version, created_at, updated_at, search)
     select gen_random_uuid(), $1 || n, $1 || n, lower($1) || n, 'Cola ' || n || '.5 L', 'cola', '', '', '', shelf.id, 1,
       'PKR', 'piece', '0012345678905', '[]', '{}', case n when 3 then 'archived' else 'active' end, 0, 7, now(), now(),
       ('''cola'':1A ''' || n || ''':2A ''5'':3A ''l'':4A')::tsvector
     from generate_series(1, $2::int) as n cross join shelf returning id, search, status
   ), posted as (
     insert into search_posting (term, rank, product_id)
     select term, rank, id from saved cross join search_postings(search) where status = 'active' returning term
   ), counted as (
     select term, count(*) as products from posted group by term
     union all select '', count(*) from saved where status = 'active'
   )
   insert into search_term select * from counted
   on conflict (term) do update set products = search_term.products + excluded.products`,
)
const having = sql<{ term: string; products: number }>(
  'test.having',
  'select term, products from search_term where term = any($1::text[]) and products > 0 order by term',
)
const left = sql<{ n: number }>(
  'test.left',
  `select count(*) as n from product where status = 'active' and not search @@ '''#3'''::tsquery`,
)
const facts = sql(
  'test.facts',
  'select sku, name, version, updated_at, in_stock, max_per_order from product order by sku',
)
const plan = sql<{ 'QUERY PLAN': string }>(
  '',
  `explain select id from product where status = 'active' and not search @@ '''#3'''::tsquery and id > gen_random_uuid()
   order by id limit 100`,
)

/** What the job is given, on a database of a test's own. */
function depsOn(db: Database) {
  const responseCache = { read: (_key: string, make: () => unknown) => make(), forget() {} } as never
  return { db, products: productRepository({ db, responseCache }) } as never
}

const never = new AbortController().signal

/** A catalogue of before, in which `count` products were saved. */
async function oldCatalogue(t: { teardown: (run: () => Promise<void>) => void }, count: number) {
  const folder = await scratchFolder('before')
  t.teardown(() => rm(folder, { recursive: true }))
  for (const name of before) await copyFile(new URL(name, module.migrations), join(folder, name))
  const { db, close } = await testDatabase({ name: 'product', migrations: pathToFileURL(`${folder}/`) })
  t.teardown(close)
  await db.query(saveAsBefore, ['OLD-', count])
  await migrate(db, module)
  return db
}

test('a catalogue from before is made anew, batch after batch, and nothing else of it changes', async (t) => {
  const db = await oldCatalogue(t, 250)
  const was = await db.query(facts)
  t.deepEqual(await db.query(having, [['1500ml', '12345678905', '#3']]), [])
  // Until then each is ranked as its postings say.
  t.deepEqual(await testPostings(db)(), [])
  await indexWords.run(depsOn(db), never)
  t.deepEqual(await db.query(left), [{ n: 0 }])
  t.deepEqual(await db.query(having, [['1500ml', '12345678905', 'l', '#3']]), [
    { term: '12345678905', products: 249 },
    { term: '1500ml', products: 1 },
  ])
  t.deepEqual(await testPostings(db)(), [])
  t.deepEqual(await db.query(facts), was)
})

test('what a replica of before saves while others are newer is made anew as well', async (t) => {
  const db = await oldCatalogue(t, 2)
  await indexWords.run(depsOn(db), never)
  await db.query(saveAsBefore, ['LATE-', 2])
  t.deepEqual(await db.query(left), [{ n: 2 }])
  await indexWords.run(depsOn(db), never)
  t.deepEqual(await db.query(having, [['1500ml', 'l']]), [{ term: '1500ml', products: 2 }])
  t.deepEqual(await testPostings(db)(), [])
})

test('several replicas at once do it once, and one that stops leaves off between two batches', async (t) => {
  const db = await oldCatalogue(t, 400)
  await indexWords.run(depsOn(db), AbortSignal.abort())
  t.deepEqual(await db.query(left), [{ n: 399 }])
  await Promise.all([1, 2, 3].map(() => indexWords.run(depsOn(db), never)))
  // What another held was passed over; the next turn has it.
  await indexWords.run(depsOn(db), never)
  t.deepEqual(await db.query(left), [{ n: 0 }])
  t.deepEqual(await testPostings(db)(), [])
})

test('when all is made so, looking for more reads an empty index', async (t) => {
  const db = await oldCatalogue(t, 1000)
  await indexWords.run(depsOn(db), never)
  const text = (await db.query(plan)).map((row) => row['QUERY PLAN']).join('\n')
  t.regex(text, /product_ranked_otherwise/)
})
