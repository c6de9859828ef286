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
       select l.product_id, sum(l.quantity) as held from reservation_lines l join reservations using (order_id)
       where status = 'reserved' and l.product_id = any($1::uuid[]) group by 1
     ) r using (product_id) where s.product_id = any($1::uuid[]) and s.reserved <> coalesce(r.held, 0)`,
  },
  {
    says: 'what left the shelf is what was shipped, and came back what was returned',
    subjects: shelves,
    text: `select s.product_id as id, format('shipped %s by ledger, %s by reservations; returned %s, %s',
       m.shipped, coalesce(r.shipped, 0), m.returned, coalesce(r.returned, 0)) as why
     from shelves s
     cross join lateral (
       select coalesce(-sum(delta) filter (where kind = 'shipped'), 0) + coalesce(max(c.shipped), 0) as shipped,
         coalesce(sum(delta) filter (where kind = 'returned'), 0) + coalesce(max(c.returned), 0) as returned
       from (select s.product_id) p left join movements_carried c using (product_id) left join movements using (product_id)
     ) m
     left join (
       select l.product_id, sum(l.quantity) as shipped,
         coalesce(sum(l.quantity) filter (where status = 'restocked' and not l.left_out), 0) as returned
       from reservation_lines l join reservations using (order_id)
       where status in ('shipped', 'restocked') and l.product_id = any($1::uuid[]) group by 1
     ) r using (product_id)
     where s.product_id = any($1::uuid[])
       and (m.shipped <> coalesce(r.shipped, 0) or m.returned <> coalesce(r.returned, 0))`,
  },
]
