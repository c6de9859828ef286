import { lowestId } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

/** Whether a product lies in any basket, and how often that has changed. */
export interface Basketed {
  productId: string
  inBaskets: boolean
  version: number
}

// In the order of ids, so that two who mark the same don't wait for each other crosswise.
const mark = sql<Basketed>(
  'basketed.mark',
  `insert into basketed as b (product_id, in_baskets, version)
   select id, true, 1 from unnest($1::uuid[]) as wanted (id) order by id
   on conflict (product_id) do update set in_baskets = true, version = b.version + 1 where not b.in_baskets
   returning product_id as "productId", in_baskets as "inBaskets", version`,
)

// A line that is being put in isn't seen yet: the product is then said to be in no basket, and by the next sweep to be in
// one. What is ordered meanwhile is safe by the line's own unit.
const sweep = sql<{ productId: string } & ({ inBaskets: boolean; version: number } | { version: null })>(
  'basketed.sweep',
  `with page as (
     select product_id from basketed
     where product_id > coalesce($1::uuid, '${lowestId}') order by product_id limit $2
   ), wrong as (
     select product_id from basketed b join page using (product_id)
     where b.in_baskets <> exists (select from cart_items i where i.product_id = b.product_id)
     order by product_id for update of b skip locked
   ), changed as (
     update basketed b set in_baskets = not b.in_baskets, version = b.version + 1
     from wrong where b.product_id = wrong.product_id
     returning b.product_id, b.in_baskets, b.version
   )
   select p.product_id as "productId", c.in_baskets as "inBaskets", c.version
   from page p left join changed c using (product_id) order by p.product_id`,
)

const hold = sql<Basketed>(
  'basketed.hold',
  `select product_id as "productId", in_baskets as "inBaskets", version from basketed
   where product_id > coalesce($1::uuid, '${lowestId}')
   order by product_id limit $2 for share`,
)

// What other modules know is of a later version than this database, which was restored: it goes on above that.
const raise = sql(
  'basketed.raise',
  `insert into basketed as b (product_id, in_baskets, version)
   values ($1, exists (select from cart_items where product_id = $1), $2 + 1)
   on conflict (product_id) do update set version = excluded.version, in_baskets = excluded.in_baskets
   where b.version < excluded.version returning 1`,
)

/** Which products lie in baskets, as the other modules were told. SQL: marks and sweeps lock in the order of ids. */
export const basketedRepository = () => ({
  /** That these do; gives those that did not. */
  mark: (productIds: string[], tx: Tx): Promise<Basketed[]> => tx.query(mark, [productIds]),

  /** Sets right a page of products after one, and gives what was wrong; `last` is null behind the last page. */
  async sweep(
    after: string | null,
    limit: number,
    tx: Tx,
  ): Promise<{ last: string | null; changed: Basketed[] }> {
    const rows = await tx.query(sweep, [after, limit])
    return {
      last: rows.at(-1)?.productId ?? null,
      changed: rows.filter((row): row is Basketed => row.version !== null),
    }
  },

  /** Has a version above `version`, by which others know it; false where it had. */
  raise: async (productId: string, version: number, tx: Tx): Promise<boolean> =>
    (await tx.query(raise, [productId, version])).length > 0,

  /** A page of all after one; none changes until the transaction ends. */
  hold: (after: string | null, limit: number, tx: Tx): Promise<Basketed[]> => tx.query(hold, [after, limit]),
})

export type BasketedRepository = ReturnType<typeof basketedRepository>
