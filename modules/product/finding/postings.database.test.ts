import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { migrate } from '#src/database/migrations.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import module from '../index.ts'
import { testPostings } from './test-postings-repository.ts'

const someOld = sql(
  'test.some_old',
  `with shelf as (insert into category (id, name, name_key, slug) values (gen_random_uuid(), 'Old', 'old', 'old') returning id)
   insert into product (id, sku, sku_key, slug, name, sort_name, description, brand, brand_key, category_id, price, currency,
     sold_by, images, attributes, status, opening_stock, version, created_at, updated_at, search)
   select gen_random_uuid(), n, n, n, n, n, '', '', '', shelf.id, 1, 'PKR', 'piece', '[]', '{}',
     case n when '3' then 'archived' else 'active' end, 0, 1, now(), now(), '''mangoes'':1A ''mango'':1A ''sold'':2D'
   from unnest(array['1', '2', '3']) as n cross join shelf`,
)
const list = sql<{ term: string; products: number }>(
  'test.terms',
  'select term, products from search_term order by term',
)

test('a catalogue from before there were lists of words gets them', async (t) => {
  const folder = await scratchFolder('before')
  t.teardown(() => rm(folder, { recursive: true }))
  const first = '0001-products.sql'
  await copyFile(new URL(first, module.migrations), join(folder, first))
  const { db, close } = await testDatabase({ name: 'product', migrations: pathToFileURL(`${folder}/`) })
  t.teardown(close)
  await db.query(someOld)
  await migrate(db, module)
  t.deepEqual(await testPostings(db)(), [])
  t.deepEqual(await db.query(list), [
    { term: '', products: 2 },
    { term: 'mango', products: 2 },
    { term: 'sold', products: 2 },
  ])
})
