import type { Database } from '#src/database/database.ts'
import { lowestId } from '#src/database/ids.ts'
import { type Queryable, type Statement, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { levelColumns } from '../level-repository.ts'
import type { Level, NumberedLevel, Place, Shelf, ShelfChange } from '../shelf.ts'

const columns = `product_id as "productId", ${levelColumns('shelves')}, sku, name,
  count_wanted_since as "countWantedSince", updated_at as "updatedAt"`

/**
 * After a product's place in the list by name. The cursor is its id alone, since a name may be long, and
 * may change from page to page. No `or`, so that it is a bound of the index scan in a generic plan too.
 */
const afterPlace = `(name, product_id) > (
  coalesce((select name from shelves where product_id = $1::uuid), ''),
  coalesce($1::uuid, '${lowestId}'))`

const byProduct: Statement<Shelf> = sql(
  'shelf.by_product',
  `select ${columns} from shelves where product_id = $1`,
)

const pageByName: Statement<Shelf> = sql(
  'shelf.page',
  `select ${columns} from shelves
   where ${afterPlace}
   order by name, product_id limit $2`,
)

/** Statements of their own, so that they are planned on the indexes of low shelves, and of those to be counted. */
const lowPageByName: Statement<Shelf> = sql(
  'shelf.low_page',
  `select ${columns} from shelves
   where low and not archived and ${afterPlace}
   order by name, product_id limit $2`,
)
const countWantedPageByName: Statement<Shelf> = sql(
  'shelf.count_wanted_page',
  `select ${columns} from shelves
   where count_wanted_since is not null and ${afterPlace}
   order by name, product_id limit $2`,
)
const lowCountWantedPageByName: Statement<Shelf> = sql(
  'shelf.low_count_wanted_page',
  `select ${columns} from shelves
   where count_wanted_since is not null and low and not archived and ${afterPlace}
   order by name, product_id limit $2`,
)

const levelsById: Statement<NumberedLevel & { productId: string }> = sql(
  'shelf.levels',
  `select product_id as "productId", ${levelColumns('shelves')}, version
   from shelves
   where product_id > coalesce($1::uuid, '${lowestId}')
   order by product_id limit $2 for share`,
)

const soldOut: Statement<{ count: number }> = sql(
  'shelf.sold_out',
  'select count(*) from (select from shelves where sold_out and not archived limit 100000) as bounded',
)

const setUp: Statement<{ version: number }> = sql(
  'shelf.set_up',
  `with made as (
     insert into shelves (product_id, sku, name, sold_by, archived, product_version, on_hand, aisle, position, storage)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (product_id) do nothing
     returning product_id, on_hand, version
   ), opening as (
     insert into movements (product_id, version, kind, delta, on_hand_after)
     select product_id, version, 'opening', on_hand, on_hand from made where on_hand > 0
   )
   select version from made`,
)

interface DescribedRow extends Level {
  wasSoldBy: string
  wasSoldByNext: string | null
  wasReorderPoint: number
  version: number
}

/**
 * Where something is on hand it stays counted in the unit that it was counted in. A change of the unit is a change of
 * what can be sold, and so a version.
 */
const describe: Statement<DescribedRow> = sql(
  'shelf.describe',
  `with was as (
     select product_id, on_hand, sold_by, sold_by_next, reorder_point from shelves
     where product_id = $1 and product_version < $6 for update
   )
   update shelves s set sku = $2, name = $3, archived = $5, product_version = $6,
     sold_by = case when w.on_hand = 0 then $4 else w.sold_by end,
     sold_by_next = case when w.on_hand > 0 and w.sold_by <> $4 then $4 end,
     reorder_point = case when w.on_hand = 0 and w.sold_by <> $4 then 0 else w.reorder_point end,
     version = s.version + case when coalesce(w.sold_by_next, w.sold_by) <> $4 then 1 else 0 end
   from was w where s.product_id = w.product_id
   returning ${levelColumns('s')}, w.sold_by as "wasSoldBy", w.sold_by_next as "wasSoldByNext",
     w.reorder_point as "wasReorderPoint", s.version`,
)

// What other modules know of a shelf is of a later version than this database, which was restored: it goes on above that.
const raise = sql(
  'shelf.raise',
  'update shelves set version = $2 + 1 where product_id = $1 and version <= $2 returning 1',
)

/** What isn't said (null) stays. */
const change: Statement<Level & { was: Pick<Level, keyof ShelfPlan>; version: number }> = sql(
  'shelf.change',
  `with shelf as (
     select product_id, reorder_point, aisle, position, storage, version from shelves where product_id = $1 for update
   )
   update shelves s set reorder_point = coalesce($2, b.reorder_point), aisle = coalesce($3, b.aisle),
     position = coalesce($4, b.position), storage = coalesce($5, b.storage), version = b.version + 1,
     updated_at = clock_timestamp()
   from shelf b where s.product_id = b.product_id
   returning ${levelColumns('s')}, s.version, json_build_object('reorderPoint', b.reorder_point, 'aisle', b.aisle,
     'position', b.position, 'storage', b.storage) as was`,
)

/** What staff set of a shelf, all of it or some. */
export type ShelfPlan = Partial<Pick<Level, 'reorderPoint' | 'aisle' | 'position' | 'storage'>>

/** What the product module says of a product, as far as its shelf shows it. */
export interface Description {
  productId: string
  sku: string
  name: string
  soldBy: string
  archived: boolean
  /** The product's version, not the shelf's. */
  productVersion: number
}

/** The shelves. SQL: what changes one locks it first, and lists need the plans of their indexes. */
export interface ShelfRepository {
  find(productId: string, on?: Queryable): Promise<Shelf | null>
  /**
   * By name, after the product that ended the page before. `low`: only what staff should order more of; `countWanted`: only
   * what they should count.
   */
  page(
    filter: { low: boolean; countWanted: boolean },
    after: string | null,
    limit: number,
    on?: Queryable,
  ): Promise<Shelf[]>
  /** Every shelf's numbers by product id, after the last of the page before; held until the transaction ends. */
  levels(after: string | null, limit: number, tx: Tx): Promise<(NumberedLevel & { productId: string })[]>
  /** How many products for sale there is nothing left of; 100,000 at most. */
  countSoldOut(on: Queryable): Promise<number>
  /** Makes the product's shelf with its opening count, at its place, and gives its version; null where it has one. */
  setUp(product: Description, opening: number, place: Place, tx: Tx): Promise<number | null>
  /** Keeps the newest description, and gives what it changed; the numbers stay. Null where a newer one is known. */
  describe(product: Description, tx: Tx): Promise<ShelfChange | null>
  /** Has a version above `version`, by which others know it; false where it had. */
  raise(productId: string, version: number, tx: Tx): Promise<boolean>
  /** Null where there is no such shelf. */
  change(productId: string, plan: ShelfPlan, tx: Tx): Promise<ShelfChange | null>
}

export const shelfRepository = ({ db }: { db: Database }): ShelfRepository => ({
  find: async (productId, on = db) => (await on.query(byProduct, [productId]))[0] ?? null,

  page({ low, countWanted }, after, limit, on = db) {
    const [all, lowOnes] = countWanted
      ? [countWantedPageByName, lowCountWantedPageByName]
      : [pageByName, lowPageByName]
    return on.query(low ? lowOnes : all, [after, limit])
  },

  levels: (after, limit, tx) => tx.query(levelsById, [after, limit]),

  countSoldOut: async (on) => (await on.query(soldOut))[0]?.count ?? 0,

  setUp: async (product, opening, { aisle, position, storage }, tx) =>
    (await tx.query(setUp, [...described(product), opening, aisle, position, storage]))[0]?.version ?? null,

  async describe(product, tx) {
    const [row] = await tx.query(describe, described(product))
    if (!row) return null
    const { wasSoldBy, wasSoldByNext, wasReorderPoint, version, ...after } = row
    const before = {
      ...after,
      soldBy: wasSoldBy,
      soldByNext: wasSoldByNext,
      reorderPoint: wasReorderPoint,
    }
    return { productId: product.productId, version, before, after }
  },

  raise: async (productId, version, tx) => (await tx.query(raise, [productId, version])).length > 0,

  async change(productId, { reorderPoint, aisle, position, storage }, tx) {
    const said = [reorderPoint, aisle, position, storage].map((it) => it ?? null)
    const [row] = await tx.query(change, [productId, ...said])
    if (!row) return null
    const { was, version, ...after } = row
    return { productId, version, before: { ...after, ...was }, after }
  },
})

const described = (product: Description) => [
  product.productId,
  product.sku,
  product.name,
  product.soldBy,
  product.archived,
  product.productVersion,
]
