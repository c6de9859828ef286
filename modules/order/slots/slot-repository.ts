import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Slot } from './slot.ts'
import type { Planned } from './timetable.ts'

const columns = `id, zone_id as "zoneId", starts_at as start, ends_at as "end", cutoff_at as cutoff, capacity, booked, held,
  closed, fee`

/** Can be chosen: asked of the row as it is when it is locked, by the clock of the database as it is then. */
const isFree = 'not closed and cutoff_at > clock_timestamp() and booked + held < capacity'

const one = sql<Slot>('slot.one', `select ${columns} from slots where id = $1`)

const hasPlace = sql<{ has: boolean }>(
  'slot.has_place',
  `select exists (
     select from slots s where id = $1 and ${isFree}
       or id = $1 and not closed and cutoff_at > clock_timestamp() and exists (
         select from slot_holds h where h.customer_id = $2 and h.slot_id = s.id and expires_at > clock_timestamp())
   ) as has`,
)

// In the order of ids, as everywhere: two who change the same slots wait for each other and never both.
const lock = sql<Slot>(
  'slot.lock',
  `select ${columns} from slots where id = any($1::uuid[]) order by id for update`,
)

// Whoever holds a place of it takes that one, anybody else takes one that is free. As everywhere a slot is locked before holds
// of it are; where there is nothing to be had it isn't, so that nobody waits to be refused.
const book = sql<Slot>(
  'slot.book',
  `with slot as (
     select id, booked + held < capacity as free from slots
     where id = $1 and not closed and cutoff_at > clock_timestamp()
       and (booked + held < capacity or exists (select from slot_holds where customer_id = $2 and slot_id = $1))
     for update),
   mine as (
     delete from slot_holds using slot
     where customer_id = $2 and slot_id = slot.id and expires_at > clock_timestamp() returning slot_id)
   update slots set booked = booked + 1, held = held - (select count(*)::int from mine)
   where id = (select id from slot where free or exists (select from mine))
   returning ${columns}`,
)

// An order that a restored database had lost was in it: there is a place for it, whatever came meanwhile.
const seat = sql(
  'slot.seat',
  'update slots set booked = booked + 1, capacity = greatest(capacity, booked + held + 1) where id = $1',
)

const free = sql(
  'slot.free',
  `with freed as (
     select s.id, f.n from unnest($1::uuid[], $2::int[]) as f (id, n) join slots s using (id) order by s.id for update of s)
   update slots s set booked = booked - n from freed f where s.id = f.id`,
)

// One hold for each customer: whoever asks for two at once waits here, and the later takes the place of the earlier.
const lockHolder = sql(
  'slot.lock_holder',
  `select pg_advisory_xact_lock(hashtextextended('slot hold of ' || $1::text, 0))`,
)
const holdOf = sql<{ slotId: string }>(
  'slot.hold_of',
  `select slot_id as "slotId" from slot_holds where customer_id = $1`,
)
const letGo = sql(
  'slot.let_go',
  `with gone as (delete from slot_holds where customer_id = $1 returning slot_id)
   update slots set held = held - 1 from gone where id = gone.slot_id`,
)
const hold = sql<{ expiresAt: Date }>(
  'slot.hold',
  `with taken as (update slots set held = held + 1 where id = $1 and ${isFree} returning id)
   insert into slot_holds (customer_id, slot_id, expires_at)
   select $2, id, clock_timestamp() + $3 * interval '1 millisecond' from taken
   returning expires_at as "expiresAt"`,
)

// Most hold nothing yet: one statement then, and the slot's row is locked no longer than its commit takes. Nothing where they
// hold a place already, or there is none to be had.
const holdFirst = sql<{ expiresAt: Date }>(
  'slot.hold_first',
  `with taken as (
     update slots set held = held + 1
     where id = $1 and ${isFree} and not exists (select from slot_holds where customer_id = $2) returning id)
   insert into slot_holds (customer_id, slot_id, expires_at)
   select $2, id, clock_timestamp() + $3 * interval '1 millisecond' from taken
   returning expires_at as "expiresAt"`,
)

// Of one slot ($1), or of all (null). Tells how many were due.
const expire = sql<{ n: number }>(
  'slot.expire',
  `with over as (
     select slot_id from slot_holds where expires_at <= clock_timestamp() and ($1::uuid is null or slot_id = $1)
     order by expires_at limit 1000),
   locked as (select id from slots where id in (select slot_id from over) order by id for update),
   gone as (
     delete from slot_holds using locked where slot_id = locked.id and expires_at <= clock_timestamp() returning slot_id),
   counted as (select slot_id, count(*)::int as n from gone group by 1),
   freed as (update slots set held = held - n from counted where id = slot_id)
   select count(*)::int as n from over`,
)

const open = sql<Slot>(
  'slot.open',
  `select ${columns} from slots where zone_id = $1 and starts_at >= $2 and starts_at < $3
     and not closed and cutoff_at > clock_timestamp() order by starts_at, ends_at limit 500`,
)
const others = sql<Slot>(
  'slot.others',
  `select ${columns} from slots where zone_id = $1 and id <> $2 and starts_at >= $3 and ${isFree}
   order by starts_at, ends_at limit 3`,
)

const change = sql(
  'slot.change',
  `update slots set capacity = $2, closed = $3, by_hand = true,
     closed_at = case when $3 and not closed then clock_timestamp() else closed_at end
   where id = $1`,
)

// Of a zone, those to come.
const lockComing = sql(
  'slot.lock_coming',
  'select from slots where zone_id = $1 and ends_at > clock_timestamp() order by id for update',
)

// A replica of the release before slots ends orders and gives no place back. Asked once the slots are locked, and so of what
// is there by now.
const recount = sql(
  'slot.recount',
  `update slots s set booked = counted.n from (
     select id, (
       select count(*)::int from orders where slot_id = coming.id and status not in ('rejected', 'cancelled')) as n
     from slots coming where zone_id = $1 and ends_at > clock_timestamp()) as counted
   where s.id = counted.id and s.booked > counted.n`,
)

const plan = sql(
  'slot.plan',
  `insert into slots as s (id, zone_id, starts_at, ends_at, cutoff_at, capacity, fee)
   select id, $1, start, "end", cutoff, capacity, fee from jsonb_to_recordset($2::jsonb)
     as p (id uuid, start timestamptz, "end" timestamptz, cutoff timestamptz, capacity int, fee bigint)
   on conflict (zone_id, starts_at, ends_at) do update set cutoff_at = excluded.cutoff_at, fee = excluded.fee,
     closed = s.by_hand and s.closed,
     capacity = case when s.by_hand then s.capacity else greatest(excluded.capacity, s.booked + s.held) end`,
)
// What no timetable has any more goes, or, where somebody has a place in it, takes no more.
const unplan = sql(
  'slot.unplan',
  `with unplanned as (
     select id, booked + held > 0 as used from slots s
     where zone_id = $1 and starts_at > clock_timestamp() and not by_hand and not exists (
       select from jsonb_to_recordset($2::jsonb) as p (start timestamptz, "end" timestamptz)
       where p.start = s.starts_at and p."end" = s.ends_at)
     order by id for update),
   gone as (delete from slots s using unplanned u where s.id = u.id and not used)
   update slots s set closed = true, closed_at = clock_timestamp()
   from unplanned u where s.id = u.id and used and not closed`,
)
const forget = sql(
  'slot.forget',
  `delete from slots where id in (select id from slots where ends_at < now() - interval '90 days' order by ends_at limit 1000)`,
)

/**
 * Slots, the places in them, and who holds one. SQL: a place is taken by a statement with a condition, which the row's lock
 * makes hold, and the table's CHECK is what it is held to.
 */
export const slotRepository = ({ db }: { db: Database }) => ({
  /** Whether a customer could book it at this moment. */
  async hasPlace(id: string, customerId: string, on: Queryable = db): Promise<boolean> {
    return (await on.query(hasPlace, [id, customerId]))[0]?.has ?? false
  },

  async one(id: string, on: Queryable = db): Promise<Slot | null> {
    return (await on.query(one, [id]))[0] ?? null
  },

  /** Those of the ids that there are, and nobody else takes a place in them until the transaction ends. */
  lock: (ids: string[], tx: Tx): Promise<Slot[]> => tx.query(lock, [ids]),

  /** Takes a place for an order, the one that the customer holds if there is one. Null where none is to be had. */
  async book(id: string, customerId: string, tx: Tx): Promise<Slot | null> {
    return (await tx.query(book, [id, customerId]))[0] ?? null
  },

  /** Gives an order that was lost and found again its place back. */
  seat(id: string, tx: Tx): void {
    tx.write(seat, [id])
  },

  /** Gives back the places of orders that stand no more: a slot's id for each. */
  free(ids: string[], tx: Tx): void {
    const counted = new Map<string, number>()
    for (const id of ids) counted.set(id, (counted.get(id) ?? 0) + 1)
    tx.write(free, [[...counted.keys()], [...counted.values()]])
  },

  /** Keeps a place for a customer for so many milliseconds, in place of any other. Null where none is to be had. */
  async hold(id: string, customerId: string, within: number, tx: Tx): Promise<Date | null> {
    tx.write(lockHolder, [customerId])
    const [first] = await tx.query(holdFirst, [id, customerId, within])
    if (first) return first.expiresAt
    const [held] = await tx.query(holdOf, [customerId])
    if (!held) return null
    tx.write(lock, [[held.slotId, id]])
    tx.write(letGo, [customerId])
    return (await tx.query(hold, [id, customerId, within]))[0]?.expiresAt ?? null
  },

  /** The hold of a customer, if it is of this slot, is given up. */
  async letGo(id: string, customerId: string, tx: Tx): Promise<void> {
    tx.write(lockHolder, [customerId])
    const [held] = await tx.query(holdOf, [customerId])
    if (held?.slotId !== id) return
    tx.write(lock, [[id]])
    tx.write(letGo, [customerId])
  },

  /** Gives back places that were held for too long, of one slot or, about a thousand at once, of all. Returns how many were due. */
  async expire(id: string | null, tx: Tx): Promise<number> {
    return (await tx.query(expire, [id]))[0]?.n ?? 0
  },

  /** What can be chosen of a zone that begins from `from` on and before `to`, by their start. */
  open: (zoneId: string, from: Date, to: Date): Promise<Slot[]> => db.query(open, [zoneId, from, to]),

  /** The next three that have a place. */
  others: ({ zoneId, id, start }: Slot, on: Queryable): Promise<Slot[]> =>
    on.query(others, [zoneId, id, start]),

  change({ id, capacity, closed }: Slot, tx: Tx): void {
    tx.write(change, [id, capacity, closed])
  },

  /** Nobody takes or gives back a place in a coming slot of a zone until the transaction ends. */
  lockComing(zoneId: string, tx: Tx): void {
    tx.write(lockComing, [zoneId])
  },

  /** Makes the coming slots of a zone what they are planned to be; the zone is locked. What staff set by hand stays. */
  plan(zoneId: string, planned: Planned[], tx: Tx): void {
    const rows = JSON.stringify(planned.map((slot) => ({ id: v7(), ...slot })))
    // All at once and in their order: those below come in another.
    tx.write(lockComing, [zoneId])
    tx.write(recount, [zoneId])
    tx.write(unplan, [zoneId, rows])
    tx.write(plan, [zoneId, rows])
  },

  /** Deletes what is long over; orders keep the times of theirs. */
  forget(tx: Tx): void {
    tx.write(forget)
  },
})

export type SlotRepository = ReturnType<typeof slotRepository>
