import type { Database } from '#src/database/database.ts'
import { type Queryable, type Statement, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { levelColumns, plainColumns } from '../level-repository.ts'
import { emptied, type Level, type Movement, mostOnHand, type ShelfChange } from '../shelf.ts'

/** The shelf as it was, and what became of it. */
interface ChangeRow extends Level {
  /** Null, as all that follows, where the shelf was left as it is. */
  onHandAfter: number | null
  version: number
  id: string
  delta: number
  at: Date
}

/**
 * A count or an adjustment with its line in the ledger. `target` is reckoned on the row as it stands once
 * it is locked, so that adjustments at the same time add up and none undercuts a reservation. `reserved` is set to what it
 * is, so that the row which the UPDATE checks is not made of an older version's (see `reserve`). What is counted in a
 * unit that the product is no longer sold by can only be taken away, all of it: any other number might be in either. A count
 * is what a shelf waits for on which something wasn't found.
 */
const changeOnHand: Statement<ChangeRow> = sql(
  'ledger.change_on_hand',
  `with shelf as (
     select product_id, ${plainColumns('shelves')}, version,
       case $2::text when 'counted' then $3::bigint else on_hand + $3::bigint end as target
     from shelves where product_id = $1 for update
   ), changed as (
     update shelves s
     set on_hand = b.target, reserved = b.reserved, version = b.version + 1, updated_at = clock_timestamp(),
       count_wanted_since = case $2::text when 'counted' then null else s.count_wanted_since end
     from shelf b where s.product_id = b.product_id and b.target between b.reserved and ${mostOnHand}
       and (b.sold_by_next is null or b.target = 0)
     returning s.product_id, s.on_hand, s.version
   ), ledger as (
     insert into movements (product_id, version, kind, delta, on_hand_after, reason, reference, by)
     select c.product_id, c.version, $2::text, c.on_hand - b.on_hand, c.on_hand, $4, $5, $6
     from changed c join shelf b using (product_id)
     returning id, delta, at
   )
   select ${levelColumns('b')}, c.on_hand as "onHandAfter", c.version, l.id, l.delta, l.at
   from shelf b left join changed c using (product_id) left join ledger l on true`,
)

/** By the shelf's version rather than by time: the order in which the movements happened, whatever clocks say. */
const newestFirst: Statement<Movement> = sql(
  'ledger.newest_first',
  `select id, product_id as "productId", version, kind, delta, on_hand_after as "onHandAfter",
     reason, reference, by, at
   from movements where product_id = $1 and version < coalesce($2::bigint, 9223372036854775807)
   order by version desc limit $3`,
)

const refersTo = sql(
  'ledger.refers_to',
  'select from movements where product_id = $1 and reference = $2 limit 1',
)

/** A count sets what is on hand to `amount`, an adjustment adds it. */
export interface OnHandChange {
  productId: string
  kind: 'counted' | 'adjusted'
  amount: number
  reason: string
  reference: string
  by: string
}

/** The change with its movement; or, where it would undercut what is reserved or pass the most, the shelf as it is. */
export type OnHandChanged = { change: ShelfChange; movement: Movement } | { refused: Level }

/** What was counted and adjusted, and every movement since. SQL: a change locks its shelf and is one round trip. */
export interface LedgerRepository {
  /** Null where there is no such shelf. */
  changeOnHand(change: OnHandChange, tx: Tx): Promise<OnHandChanged | null>
  /** Whether a movement of the product has this reference. */
  refersTo(productId: string, reference: string, tx: Tx): Promise<boolean>
  /** A product's movements under a version, newest first. */
  page(productId: string, under: number | null, limit: number, on?: Queryable): Promise<Movement[]>
}

export const ledgerRepository = ({ db }: { db: Database }): LedgerRepository => ({
  async changeOnHand({ productId, kind, amount, reason, reference, by }, tx) {
    const [row] = await tx.query(changeOnHand, [productId, kind, amount, reason, reference, by])
    if (!row) return null
    const { onHandAfter, version, id, delta, at, ...before } = row
    if (onHandAfter === null) return { refused: before }
    return {
      change: { productId, version, before, after: emptied({ ...before, onHand: onHandAfter }) },
      movement: { id, productId, version, kind, delta, onHandAfter, reason, reference, by, at },
    }
  },

  refersTo: async (productId, reference, tx) => (await tx.query(refersTo, [productId, reference])).length > 0,

  page: (productId, under, limit, on = db) => on.query(newestFirst, [productId, under, limit]),
})
