import type { Check } from '#src/runtime/audit.ts'

const shelves = { what: 'shelves', from: 'shelves', id: 'product_id' }

/** What must be true of the shelves and their ledger, in this module's database alone. */
export const stockChecks: Check[] = [
  {
    says: 'nothing is oversold: 0 ≤ reserved ≤ on hand',
    subjects: shelves,
    text: `select product_id as id, format('on hand %s, reserved %s', on_hand, reserved) as why from shelves
     where product_id = any($1::uuid[]) and not (0 <= reserved and reserved <= on_hand)`,
  },
  {
    says: 'what is on hand is the sum of its movements',
    subjects: shelves,
    text: `select s.product_id as id, format('on hand %s, movements come to %s', s.on_hand, m.total) as why
     from shelves s cross join lateral (
       select coalesce(sum(delta), 0)
         + coalesce((select on_hand from movements_carried c where c.product_id = s.product_id), 0) as total
       from movements where product_id = s.product_id
     ) m where s.product_id = any($1::uuid[]) and s.on_hand <> m.total`,
  },
  {
    says: 'each movement leads from the one before it',
    subjects: shelves,
    text: `select product_id as id, format('version %s says %s after %s, was %s', min(version), min(on_hand_after), min(delta), min(before)) as why
     from (
       select product_id, movements.version, delta, on_hand_after,
         -- With a part of it archived, from what that came to; else from the one before, so that the first break is told.
         coalesce(c.on_hand + sum(delta) over (partition by product_id order by movements.version) - delta,
           lag(on_hand_after) over (partition by product_id order by movements.version), 0) as before,
         movements.version > coalesce(c.version, -1) as follows
       from movements left join movements_carried c using (product_id) where product_id = any($1::uuid[])
     ) m where follows and before + delta <> on_hand_after group by product_id`,
  },
  {
    says: 'what is reserved is what open reservations hold',
    subjects: shelves,
    text: `select s.product_id as id, format('reserved %s, reservations hold %s', s.reserved, coalesce(r.held, 0)) as why
     from shelves s left join (
       select l.product_id, sum(l.quantity - l.returned) as held from reservation_lines l join reservations using (order_id)
       where status = 'reserved' and l.product_id = any($1::uuid[]) group by 1
     ) r using (product_id) where s.product_id = any($1::uuid[]) and s.reserved <> coalesce(r.held, 0)`,
  },
  {
    says: 'what left the shelf is what was shipped, and came back what was brought back or returned',
    subjects: shelves,
    text: `select s.product_id as id, format('out %s by ledger, %s by reservations; returned %s, %s',
       m.out, coalesce(r.out, 0), m.returned, coalesce(r.returned, 0)) as why
     from shelves s
     cross join lateral (
       select coalesce(-sum(delta) filter (where kind in ('shipped', 'brought_back')), 0)
           + coalesce(max(c.shipped - c.brought_back), 0) as out,
         coalesce(sum(delta) filter (where kind = 'returned'), 0) + coalesce(max(c.returned), 0) as returned
       from (select s.product_id) p left join movements_carried c using (product_id) left join movements using (product_id)
     ) m
     left join (
       select l.product_id,
         -- Of what was brought back only that is out which its customer gave back by itself.
         sum(case when status in ('shipped', 'restocked') then l.quantity else l.returned end) as out,
         sum(l.restocked + case when status = 'restocked' and not l.left_out then l.quantity - l.returned else 0 end) as returned
       from reservation_lines l join reservations using (order_id) where l.product_id = any($1::uuid[]) group by 1
     ) r using (product_id)
     where s.product_id = any($1::uuid[])
       and (m.out <> coalesce(r.out, 0) or m.returned <> coalesce(r.returned, 0))`,
  },
  {
    says: 'what was written off is what pickers found spoilt',
    subjects: shelves,
    text: `select s.product_id as id, format('written off %s by ledger, %s found spoilt', m.wasted, coalesce(f.wasted, 0)) as why
     from shelves s
     cross join lateral (
       select coalesce(-sum(delta) filter (where kind = 'wasted'), 0) + coalesce(max(c.wasted), 0) as wasted
       from (select s.product_id) p left join movements_carried c using (product_id) left join movements using (product_id)
     ) m
     left join (
       select product_id, sum(quantity) as wasted from shortfalls where product_id = any($1::uuid[]) group by 1
     ) f using (product_id)
     where s.product_id = any($1::uuid[]) and m.wasted <> coalesce(f.wasted, 0)`,
  },
  {
    says: 'only an order whose stock is reserved has requests',
    subjects: { what: 'reservations', from: 'reservations', id: 'order_id' },
    text: `select distinct order_id as id, format('it is %s', status) as why from reservations join stock_requests using (order_id)
     where order_id = any($1::uuid[]) and status <> 'reserved'`,
  },
]
