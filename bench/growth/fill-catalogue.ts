import { createDatabase } from '#src/database/database.ts'
import { lowestId } from '#src/database/ids.ts'
import type { Product } from '../../modules/product/product.ts'
import { productRepository } from '../../modules/product/product-repository.ts'
import type { Stage } from '../stage.ts'
import { goods } from './goods.ts'

const batch = 1000

/** Fills the shop `name` with so many made-up products, on its shelves and in the copies of whoever sells them. */
export async function fillCatalogue(stage: Stage, name: string, count: number): Promise<void> {
  const categories = await stage.query(
    `${name}_product`,
    `with recursive tree as (select id, name as path from category where parent_id is null
       union all select c.id, path || ' > ' || c.name from category c join tree on c.parent_id = tree.id)
     select * from tree`,
  )
  const byPath = new Map(categories.map(({ id, path }) => [path, id]))
  const database = createDatabase({ url: stage.url(`${name}_product`), name: 'growth', poolSize: 2 })
  // The module's own words, in bulk: what finds a product is made as it is made for any other.
  const repository = productRepository({
    db: database,
    responseCache: { known: () => undefined, read: (_key, make) => make(), forget() {} },
  })
  // Rebuilt at the end, they cost a third less.
  const indexes = await stage.query(
    `${name}_product`,
    `select indexname, indexdef from pg_indexes where tablename = 'product' and indexname ~ '^product_(by|search)'`,
  )
  for (const { indexname } of indexes) await stage.query(`${name}_product`, `drop index ${indexname}`)
  try {
    let some: Product[] = []
    const save = () => database.transaction(async (tx) => repository.save(some, tx))
    for (const product of goods(count, (path) => byPath.get(path) as string)) {
      some.push(product)
      if (some.length < batch) continue
      await save()
      some = []
    }
    await save()
  } finally {
    await database.close()
  }
  for (const { indexdef } of indexes) await stage.query(`${name}_product`, indexdef)
  // All is there but a few, in every catalogue as many.
  await stage.query(`${name}_product`, 'update product set in_stock = true, stock_version = 1')
  await stage.query(
    `${name}_product`,
    'update product set in_stock = false where id in (select id from product order by md5(id::text) limit 10)',
  )
  await fillCopies(stage, name)
}

/** What inventory and order keep of each product. */
async function fillCopies(stage: Stage, name: string): Promise<void> {
  for (let last = lowestId; ; ) {
    const rows = await stage.query(
      `${name}_product`,
      `select id, sku, name, sold_by, price, currency from product where id > $1 order by id limit 10000`,
      [last],
    )
    if (rows.length === 0) return
    last = rows.at(-1).id
    const from = `jsonb_to_recordset($1::jsonb) as p (id uuid, sku text, name text, sold_by text, price bigint, currency text)`
    const values = [JSON.stringify(rows)]
    await stage.query(
      `${name}_inventory`,
      `insert into shelves (product_id, sku, name, sold_by, product_version, on_hand)
       select id, sku, name, sold_by, 1, 100000000 from ${from}
       on conflict (product_id) do update set on_hand = excluded.on_hand`,
      values,
    )
    await stage.query(
      `${name}_order`,
      `with described as (
         insert into catalogue (product_id, sku, name, sold_by, price, currency, archived, version)
         select id, sku, name, sold_by, price, currency, false, 1 from ${from} on conflict do nothing)
       insert into shelves (product_id, in_stock, version) select id, true, 1 from ${from} on conflict do nothing`,
      values,
    )
  }
}
