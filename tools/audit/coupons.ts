import { type Invariant, within } from './books.ts'

/** What must be true of the codes by which orders were cheaper. */
export const coupons: Invariant[] = [
  within(
    'order',
    'a coupon is used by the orders that stand with it, and by no more than it is for',
    { what: 'coupons', from: 'coupon_counts', id: 'offer_id' },
    `select c.offer_id as id, format('used %s times of %s, by %s orders that say so and %s that stand', used, most, u.n, o.n) as why
     from coupon_counts c
     cross join lateral (select count(*) as n from coupon_uses where offer_id = c.offer_id) u
     cross join lateral (
       select count(*) as n from coupon_uses u join orders o on o.id = u.order_id
       where u.offer_id = c.offer_id and o.status not in ('rejected', 'cancelled')
         and o.coupons @> jsonb_build_array(jsonb_build_object('offerId', c.offer_id))) o
     where c.offer_id = any($1::uuid[]) and (used <> u.n or used <> o.n or used > most)`,
  ),
]
