import { sql } from '#src/database/statement.ts'
import { byId, type Invariant, judged, within } from './books.ts'

const known = sql<{ id: string; version: number; delivers: boolean }>(
  'audit.couriers',
  'select user_id as id, version, delivers from couriers where user_id = any($1::uuid[])',
)
const accounts = sql<{ id: string; version: number; delivers: boolean }>(
  'audit.accounts_that_deliver',
  `select id, version, not disabled and (role = 'admin' or (role = 'staff' and (permissions is null or 'delivery' = any(permissions)))) as delivers
   from users where erased_at is null and id = any($1::uuid[])`,
)

/** What must be true of couriers and their rounds. */
export const runs: Invariant[] = [
  within(
    'order',
    "a round's open stops are counted, and it is over with the last",
    { what: 'rounds', from: 'runs', id: 'id' },
    `select r.id, format('%s stops are open, %s are counted, ended %s', s.n, r.open_stops, r.ended_at) as why
     from runs r cross join lateral (
       select count(*) filter (where state = 'open') as n from run_stops where run_id = r.id) s
     where r.id = any($1::uuid[]) and (s.n <> r.open_stops or (s.n = 0) <> (r.ended_at is not null))`,
  ),
  within(
    'order',
    'a stop is open just as long as its order is packed or on its way on that round',
    { what: 'rounds', from: 'runs', id: 'id' },
    `select s.run_id as id, format('%s is %s on round %s, its stop is %s', s.order_id, o.status, o.run_id, s.state) as why
     from run_stops s left join orders o on o.id = s.order_id
     where s.run_id = any($1::uuid[])
       and (s.state = 'open') is distinct from
         (o.run_id is not distinct from s.run_id and o.status in ('packed', 'shipped'))`,
  ),
  within(
    'order',
    'an order on a round is a stop of it, and has its courier',
    { what: 'orders', from: 'orders', id: 'id' },
    `select o.id, format('round %s of %s, courier %s', o.run_id, r.courier_id, o.courier_id) as why
     from orders o left join runs r on r.id = o.run_id
     where o.id = any($1::uuid[]) and o.run_id is not null
       and (r.courier_id is distinct from o.courier_id
         or not exists (select from run_stops s where s.run_id = o.run_id and s.order_id = o.id))`,
  ),
  {
    says: 'who is known to deliver may, by their account',
    subjects: { module: 'order', what: 'couriers', from: 'couriers', id: 'user_id' },
    async check(ids, books) {
      const [couriers, users] = await Promise.all([
        books.order.query(known, [ids]).then(byId),
        books.user.query(accounts, [ids]).then(byId),
      ])
      return judged(ids, (id) => {
        const [copy, original] = [couriers.get(id), users.get(id)]
        if (!copy) return null
        if (!original) return 'there is no such account'
        return copy.version === original.version && copy.delivers === original.delivers
          ? null
          : `is ${original.delivers} (${original.version}), known as ${copy.delivers} (${copy.version})`
      })
    },
  },
]
