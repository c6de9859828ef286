import type { Database } from '#src/database/database.ts'
import { highestId } from '#src/database/ids.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Cause, Origin } from '#src/events/event.ts'
import type { Payment } from './payment.ts'
import type { CreateRequest, ProviderName } from './providers/provider.ts'

// Of what the last release took, or had promised in cash, it didn't say how much was authorized: no less than that.
const columns = `id, order_id as "orderId", customer_id as "customerId", method, provider,
  provider_ref as reference, client_secret as "clientSecret", status, amount, currency, capture,
  coalesce(asked_for, amount) as asked, greatest(authorized, captured,
    case when method = 'cash_on_delivery' and status = 'authorized' then amount else 0 end) as authorized,
  authorized_until as "authorizedUntil", ending_told as "endingTold", under_way as "underWay", packed,
  to_capture as "toCapture", captured, refunded, refunding, settled, settling, order_version as "orderVersion", changes,
  retries_left as "retriesLeft", pay_by as "payBy", reopening, former, called_off as "calledOff", flags, disputed, version, origin, created_at as "createdAt", updated_at as "updatedAt"`

const byId = sql<Payment>('payment.by_id', `select ${columns} from payments where id = $1`)

/** What a list of payments may be narrowed to. Dates are compared with when a payment was opened. */
export interface PaymentFilter {
  customerId?: string
  orderId?: string
  status?: Payment['status']
  /** From then on. */
  from?: Date
  /** Before then. */
  to?: Date
  flagged?: boolean
  disputed?: boolean
  owed?: boolean
  failedRefunds?: boolean
}

const bounds = {
  customerId: 'customer_id =',
  orderId: 'order_id =',
  status: 'status =',
  from: 'created_at >=',
  to: 'created_at <',
}
/** Until a refund after it has made up for it. */
const failedRefunds = `refunds failed where (failed.status = 'failed' or failed.failure <> '') and not exists (
    select from refunds later where later.payment_id = failed.payment_id and later.id > failed.id
      and later.status <> 'failed' and later.amount >= failed.amount)`
/** Written as the partial indexes are. */
const traits = {
  flagged: "flags <> '{}'",
  disputed: 'disputed',
  owed: `(called_off or packed) and refunded + refunding < captured
    and captured - settled - settling > case when called_off then 0 else amount end`,
  failedRefunds: `exists (select from ${failedRefunds} and failed.payment_id = payments.id)`,
}
type Bound = keyof typeof bounds
type Trait = keyof typeof traits

// A statement for each set of filters, so that each has the plan of its own index: a single one with `$3 is null or …` scans
// all payments for a customer's few. Only the filters of customers are prepared statements; staff's are rare.
const list = (given: Bound[], asked: [Trait, boolean][]) => {
  const conditions = [
    ...given.map((bound, at) => `${bounds[bound]} $${at + 3}`),
    ...asked.map(([trait, has]) => (has ? traits[trait] : `not (${traits[trait]})`)),
  ]
  const isCommon = asked.length === 0 && given.every((bound) => bound === 'customerId' || bound === 'orderId')
  return sql<Payment>(
    isCommon ? ['payment.list', ...given].join('.') : '',
    `select ${columns} from payments where id < $1 ${conditions.map((condition) => `and ${condition}`).join(' ')}
     order by id desc limit $2`,
  )
}

const spokenOf = sql<{ id: string }>(
  'payment.spoken_of',
  `select id from payments where provider = $1 and (provider_ref = $2 or id = $3)
   order by provider_ref is not distinct from $2 desc limit 1`,
)

// Each by its partial index.
const attention = sql<{
  flagged: number
  failed_refund: number
  owed: number
  disputed: number
  silent_refund: number
}>(
  'payment.attention',
  `select (select count(*) from payments where ${traits.flagged}) as flagged,
     (select count(distinct payment_id) from ${failedRefunds}) as failed_refund,
     (select count(*) from payments where ${traits.owed}) as owed,
     (select count(*) from disputes where not closed) as disputed,
     (select count(*) from refunds where status = 'pending' and created_at < now() - interval '7 days') as silent_refund`,
)

const countOpen = sql<{ status: Payment['status']; count: number; age: number }>(
  'payment.open_count',
  `select known.status,
     (select count(*) from (
       select from payments where status = known.status and status in ('requires_action', 'authorized') limit 100000
     ) as bounded) as count,
     greatest(0, coalesce(extract(epoch from now() - (
       select updated_at from payments where status = known.status and status in ('requires_action', 'authorized')
       order by updated_at limit 1
     )), 0))::float8 as age
   from unnest(array['requires_action', 'authorized']) as known (status)`,
)

// In the order of their ids, so that two who lock several don't wait for each other in a circle. Arrays are read from
// subselects because PostgreSQL then reckons with ten of them, and plans once rather than for each array's length.
const lock = sql<Payment>(
  'payment.lock',
  `select ${columns} from payments where id = any(array(select unnest($1::uuid[]))) or order_id = any(array(select unnest($2::uuid[])))
   order by id for update`,
)

// The one payment of an order, and the note of a cancelled order, are minded in one statement, for a batch of orders
// together: one by one an opening cost PostgreSQL twice as much, and cash, which waits for the answer, a round trip.
const opening = `insert into payments (id, order_id, customer_id, method, provider, provider_ref, status, amount,
     currency, capture, asked_for, authorized, order_version, retries_left, pay_by, called_off, created_at, updated_at,
     asked_at, origin)
   select id, "orderId", "customerId", method, provider, reference, case when off.it then 'cancelled' else status end,
     amount, currency, capture, asked, authorized, "orderVersion", "retriesLeft", "payBy", off.it, "createdAt", "createdAt", "createdAt", origin
   from jsonb_to_recordset($1::jsonb) as p (id uuid, "orderId" uuid, "customerId" uuid, method text, provider text,
     reference text, status text, amount bigint, currency text, capture text, asked bigint, authorized bigint,
     "orderVersion" bigint, "retriesLeft" int, "payBy" timestamptz, "createdAt" timestamptz, origin jsonb)
   cross join lateral (select exists (select from cancelled_orders where order_id = "orderId") as it) off
   on conflict (order_id) do nothing
   returning id, status, provider`

const open = sql<{ id: string; status: Payment['status'] }>('payment.open', opening)

const openWithCall = sql<{ id: string }>(
  'payment.open_with_call',
  `with opened as (${opening}), asked as (
   insert into provider_calls (key, payment_id, provider, kind, request, cause, due_at)
   select c.key, o.id, o.provider, 'create', c.request, c.cause, c.due_at
   from opened o join jsonb_to_recordset($2::jsonb) as c (key text, payment_id uuid, request jsonb, cause jsonb,
     due_at timestamptz) on c.payment_id = o.id
   where o.status = 'requires_action')
   select id from opened`,
)

// Whatever was noted of its order: what the provider has comes first.
const adopt = sql(
  'payment.adopt',
  `insert into payments (id, order_id, customer_id, method, provider, provider_ref, client_secret, status, amount,
     currency, asked_for, capture, created_at, updated_at, asked_at)
   values ($1, $2, $3, 'card', $4, $5, $6, 'requires_action', $7, $8, $7, $10, $9, $9, $9)
   on conflict do nothing returning 1`,
)

// The ids by themselves have PostgreSQL look the payments up; by the join alone it walked a table that was small when
// it was planned for.
const save = sql(
  'payment.save',
  `update payments p set provider_ref = r.reference, client_secret = r."clientSecret", status = r.status,
     amount = r.amount, asked_for = r.asked, authorized = r.authorized, authorized_until = r."authorizedUntil",
     ending_told = r."endingTold", under_way = r."underWay", packed = r.packed, to_capture = r."toCapture",
     captured = r.captured, refunded = r.refunded, refunding = r.refunding, settled = r.settled, settling = r.settling,
     order_version = r."orderVersion", changes = r.changes, retries_left = r."retriesLeft", reopening = r.reopening,
     former = r.former, called_off = r."calledOff",
     flags = r.flags, version = r.version, updated_at = r."updatedAt"
   from jsonb_to_recordset($1::jsonb) as r(id uuid, reference text, "clientSecret" text, status text, amount bigint,
     asked bigint, authorized bigint, "authorizedUntil" timestamptz, "endingTold" boolean, "underWay" boolean,
     packed boolean, "toCapture" bigint, captured bigint, refunded bigint, refunding bigint, settled bigint,
     settling bigint, "orderVersion" bigint, changes int, "retriesLeft" int, reopening boolean, former text[],
     "calledOff" boolean, flags text[], version int,
     "updatedAt" timestamptz)
   where p.id = r.id and p.id = any(array(select unnest($2::uuid[])))`,
)

const claimUnsettled = sql<Payment>(
  'payment.claim_unsettled',
  `update payments set asked_at = $1 where id in (
     select id from payments
     where method = 'card' and (status = 'requires_action'
         or status = 'authorized' and (to_capture > 0 or called_off or authorized = 0))
       and asked_at < $2 and provider_ref is not null
     order by asked_at limit $3 for update skip locked)
   returning ${columns}`,
)

/** A card whose authorization ends soon. */
export interface Ending {
  id: string
  orderId: string
  origin: Origin | null
  provider: ProviderName
}

const ending = sql<Ending>(
  'payment.ending',
  `select id, order_id as "orderId", origin, provider from payments
   where status = 'authorized' and not ending_told and authorized_until is not null and authorized_until <= $1
     and to_capture = 0 and not called_off
   order by authorized_until limit $2`,
)

const countEnding = sql<{ count: number }>(
  'payment.ending_count',
  `select count(*) as count from (
     select from payments where status = 'authorized' and not ending_told and authorized_until is not null
       and authorized_until <= now() + interval '1 day' limit 100000) as bounded`,
)

const noteCancelled = sql(
  'payment.note_cancelled_order',
  'insert into cancelled_orders (order_id, at) values ($1, $2) on conflict do nothing',
)

const forgetCancelled = sql(
  'payment.forget_cancelled_orders',
  `delete from cancelled_orders where order_id in (
     select order_id from cancelled_orders where at < $1 order by at limit 10000)`,
)

type Adopted = Pick<
  Payment,
  | 'id'
  | 'orderId'
  | 'customerId'
  | 'provider'
  | 'reference'
  | 'clientSecret'
  | 'amount'
  | 'currency'
  | 'capture'
  | 'createdAt'
>

export type PaymentRepository = ReturnType<typeof paymentRepository>

/**
 * Payments, one per order, and the orders that were cancelled before they had one. SQL, as payments are locked, claimed,
 * and opened and saved a batch at a time, and each list needs the plan of its own index.
 */
export const paymentRepository = ({ db }: { db: Database }) => ({
  find: async (id: string, on: Queryable = db): Promise<Payment | null> =>
    (await on.query(byId, [id]))[0] ?? null,

  /** Newest first, after the payment `before`. */
  list: (
    filter: PaymentFilter,
    before: string | null,
    limit: number,
    on: Queryable = db,
  ): Promise<Payment[]> => {
    const given = (Object.keys(bounds) as Bound[]).filter((bound) => filter[bound] !== undefined)
    const asked = (Object.keys(traits) as Trait[]).flatMap((trait): [Trait, boolean][] => {
      const has = filter[trait]
      return has === undefined ? [] : [[trait, has]]
    })
    return on.query(list(given, asked), [before ?? highestId, limit, ...given.map((bound) => filter[bound])])
  },

  /** The id of the payment that a provider speaks of, by its id of it or by ours. */
  idOf: async (
    tx: Tx,
    provider: ProviderName,
    { reference, paymentId }: { reference: string; paymentId: string | null },
  ): Promise<string | null> => (await tx.query(spokenOf, [provider, reference, paymentId]))[0]?.id ?? null,

  /** Those that there are, locked until the transaction ends. */
  lock: (tx: Tx, { ids, orderIds }: { ids: string[]; orderIds: string[] }): Promise<Payment[]> =>
    tx.query(lock, [ids, orderIds]),

  /**
   * Opens orders' payments; where the order was cancelled before, as `cancelled`. The status that each has got; none
   * where the order has a payment.
   */
  open: async (tx: Tx, payments: Payment[]): Promise<Map<string, Payment['status']>> => {
    const rows = await tx.query(open, [JSON.stringify(payments)])
    return new Map(rows.map(({ id, status }) => [id, status]))
  },

  /** As `open`, and where a payment may be made, the provider is to be asked for it. The ids of those that were opened. */
  openWithCall: async (
    tx: Tx,
    openings: { payment: Payment; key: string; request: CreateRequest; cause: Cause }[],
  ): Promise<Set<string>> => {
    const calls = openings.map(({ payment, key, request, cause }) => {
      return { key, payment_id: payment.id, request, cause, due_at: payment.createdAt }
    })
    const payments = openings.map(({ payment }) => payment)
    const opened = await tx.query(openWithCall, [JSON.stringify(payments), JSON.stringify(calls)])
    return new Set(opened.map(({ id }) => id))
  },

  /** Writes down a card payment that its provider has made; false where it, or another of its order, is here. */
  adopt: async (tx: Tx, payment: Adopted): Promise<boolean> => {
    const { id, orderId, customerId, provider, reference, clientSecret, amount, currency, createdAt } =
      payment
    const { capture } = payment
    const values = [
      id,
      orderId,
      customerId,
      provider,
      reference,
      clientSecret,
      amount,
      currency,
      createdAt,
      capture,
    ]
    return (await tx.query(adopt, values)).length > 0
  },

  save: (tx: Tx, payments: Payment[]): void =>
    tx.write(save, [JSON.stringify(payments), payments.map(({ id }) => id)]),

  /** Those not settled that the provider wasn't asked of since `before`; marked as asked at `now`. */
  claimUnsettled: (now: Date, before: Date, limit: number): Promise<Payment[]> =>
    db.query(claimUnsettled, [now, before, limit]),

  /** How many money is awaited of, and for how many seconds the oldest has not changed. */
  countOpen: (on: Queryable) => on.query(countOpen),

  /** How many payments staff are to look at, by why. */
  countAttention: async (on: Queryable = db) => (await on.query(attention))[0],

  /** Cards whose authorization ends before then, and whose staff don't know of it; the first to end first. */
  ending: (before: Date, limit: number): Promise<Ending[]> => db.query(ending, [before, limit]),

  /** How many of them end within a day. */
  countEnding: async (on: Queryable): Promise<number> => (await on.query(countEnding))[0]?.count ?? 0,

  noteCancelled: (tx: Tx, orderId: string, at: Date): void => tx.write(noteCancelled, [orderId, at]),

  /** Deletes notes of cancelled orders whose events are over; a bounded number. */
  forgetCancelled: async (before: Date): Promise<void> => {
    await db.query(forgetCancelled, [before])
  },
})
