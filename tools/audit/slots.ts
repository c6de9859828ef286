import { type Invariant, within } from './books.ts'

/** What must be true of the slots in which orders are brought. */
export const slots: Invariant[] = [
  within(
    'order',
    "a slot's places are those of its orders and of who holds one, and none too many",
    { what: 'slots', from: 'slots', id: 'id' },
    `select s.id, format('%s booked for %s orders, %s held for %s holds, of %s', booked, o.n, held, h.n, capacity) as why
     from slots s
     cross join lateral (
       select count(*) as n from orders where slot_id = s.id and status not in ('rejected', 'cancelled')) o
     cross join lateral (select count(*) as n from slot_holds where slot_id = s.id) h
     where s.id = any($1::uuid[]) and (booked <> o.n or held <> h.n or booked + held > capacity)`,
  ),
]
