import type { Archived } from '#src/database/archive.ts'

/** The ledger's old months: what they come to stays, as the opening balance of those that are left. */
export const movementsArchive = (keep: number): Archived => ({
  table: 'movements',
  keep,
  before: (month) => [
    `insert into movements_carried as c (product_id, version, on_hand, shipped, returned, wasted, brought_back)
     select product_id, max(version), sum(delta), coalesce(-sum(delta) filter (where kind = 'shipped'), 0),
       coalesce(sum(delta) filter (where kind = 'returned'), 0),
       coalesce(-sum(delta) filter (where kind = 'wasted'), 0),
       coalesce(sum(delta) filter (where kind = 'brought_back'), 0)
     from ${month} group by product_id
     on conflict (product_id) do update set version = greatest(c.version, excluded.version),
       on_hand = c.on_hand + excluded.on_hand, shipped = c.shipped + excluded.shipped,
       returned = c.returned + excluded.returned,
       wasted = c.wasted + excluded.wasted, brought_back = c.brought_back + excluded.brought_back`,
  ],
})
