import type { ProductState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

const keep = sql(
  'product.keep',
  `insert into products as p (product_id, name, sold_by, archived, version)
   select distinct on (id) id, name, "soldBy", status = 'archived', version
   from jsonb_to_recordset($1::jsonb) as n (id uuid, name text, "soldBy" text, status text, version bigint)
   order by id, version desc
   on conflict (product_id) do update
     set name = excluded.name, sold_by = excluded.sold_by, archived = excluded.archived, version = excluded.version
     where excluded.version > p.version`,
)

/** What products are called. SQL, as the version decides in the statement what is kept of a batch. */
export const productRepository = () => ({
  /** The newest of each, in whatever order they come. */
  keep: (products: ProductState[], tx: Tx): void => tx.write(keep, [JSON.stringify(products)]),
})
