import { createDatabase } from '#src/database/create.ts'
import type { Product } from '../../modules/product/product.ts'
import { products } from '../../modules/product/product-repository.ts'
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
  const repository = products({
    db: database,
    answers: { read: (_key, make) => make(), forget() {} },
  })
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
}
