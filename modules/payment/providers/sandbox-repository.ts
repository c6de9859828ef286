import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Money } from '#src/money.ts'
import { coalesce } from '../coalesce.ts'
import type { BookEntry, MadePayment, ProviderPayment } from './provider.ts'

/** A payment in the sandbox's books. */
export interface SandboxPayment extends ProviderPayment {
  clientSecret: string
  status: Exclude<ProviderPayment['status'], 'declined'>
  reason: string
}

interface NewPayment {
  key: string
  reference: string
  paymentId: string
  clientSecret: string
  amount: number
  currency: string
  capture: 'manual' | 'automatic'
  at: Date
}

interface Move {
  reference: string
  status: SandboxPayment['status']
  reason?: string
  dueAt?: Date
  /** Until when it is held, where it is. */
  until?: Date
  at: Date
}

// What was taken, where it was; of a payment that the last release made it is all.
const money = `jsonb_build_object('amount', case when p.status = 'captured' then coalesce(p.captured, p.amount) else p.amount end,
     'currency', p.currency) as money, p.until as "authorizedUntil"`
const columns = `p.reference, p.client_secret as "clientSecret", p.status, p.reason, ${money}, p.at`

// Many at a time: requests that come together are answered by one statement.
const create = sql<SandboxPayment & { key: string }>(
  'sandbox.create',
  `insert into sandbox_payments as p (reference, key, payment_id, client_secret, status, amount, currency, capture, at)
   select reference, key, "paymentId", "clientSecret", 'requires_action', amount, currency, capture, at
   from jsonb_to_recordset($1::jsonb) as p (reference text, key text, "paymentId" uuid, "clientSecret" text,
     amount bigint, currency text, capture text, at timestamptz) order by key
   on conflict (key) do update set key = excluded.key returning p.key, ${columns}`,
)

const find = sql<SandboxPayment>(
  'sandbox.find',
  `select ${columns} from sandbox_payments p where reference = $1`,
)

// What pays only holds the money, where it was made so; what is held may be let go.
const move = sql<SandboxPayment>(
  'sandbox.move',
  `update sandbox_payments p set reason = m.reason, due_at = m."dueAt", at = m.at,
     status = case when m.status = 'captured' and p.capture = 'manual' then 'authorized' else m.status end,
     until = case when m.status = 'captured' and p.capture = 'manual' then m.until end
   from jsonb_to_recordset($1::jsonb) as m (reference text, status text, reason text, "dueAt" timestamptz,
     until timestamptz, at timestamptz)
   where p.reference = m.reference and p.reference = any(array(select unnest($2::text[])))
     and (p.status = 'requires_action' or p.status = 'authorized' and m.status = 'cancelled')
   returning ${columns}`,
)

// What isn't held any more can't be taken: it is cancelled by then.
const capture = sql<SandboxPayment>(
  'sandbox.capture',
  `update sandbox_payments p set at = $3, until = null,
     status = case when p.until > $3 then 'captured' else 'cancelled' end,
     captured = case when p.until > $3 then $2 end
   where reference = $1 and status = 'authorized' and amount >= $2
   returning ${columns}`,
)

const renew = sql<SandboxPayment>(
  'sandbox.renew',
  `update sandbox_payments p set until = $2 where reference = $1 and status = 'authorized' and until > $3
   returning ${columns}`,
)

// The row lock of the update orders two refunds; the second sees what the first left.
const takeBack = sql<{ reference: string }>(
  'sandbox.take_back',
  `update sandbox_payments set refunded = refunded + $2
   where reference = $1 and status = 'captured' and refunded + $2 <= coalesce(captured, amount) returning reference`,
)

const refundOf = sql<{ reference: string; at: Date }>(
  'sandbox.refund_of',
  'select reference, at from sandbox_refunds where key = $1',
)

const addRefund = sql<{ reference: string; at: Date }>(
  'sandbox.add_refund',
  `insert into sandbox_refunds (key, reference, payment_reference, amount, at) values ($1, $2, $3, $4, $5)
   on conflict (key) do nothing returning reference, at`,
)

const lock = sql('sandbox.lock', 'select 1 from sandbox_payments where reference = $1 for update')

// What is held for too long is let go, as what was slow is paid; both are told of.
const payDue = sql(
  'sandbox.pay_due',
  `with paid as (
     update sandbox_payments set at = $1, due_at = null,
       status = case when capture = 'manual' then 'authorized' else 'captured' end,
       until = case when capture = 'manual' then $2::timestamptz end
     where reference in (
       select reference from sandbox_payments where status = 'processing' and due_at <= $1
       order by due_at limit 100 for update skip locked)
     returning reference)
   insert into sandbox_events (id, payment_reference) select gen_random_uuid(), reference from paid`,
)

const letGo = sql(
  'sandbox.let_go',
  `with ended as (
     update sandbox_payments set status = 'cancelled', at = $1, until = null where reference in (
       select reference from sandbox_payments where status = 'authorized' and until <= $1
       order by until limit 100 for update skip locked)
     returning reference)
   insert into sandbox_events (id, payment_reference) select gen_random_uuid(), reference from ended`,
)

const undelivered = sql<SandboxPayment & { id: string; paymentId: string }>(
  'sandbox.undelivered',
  `select e.id, p.payment_id as "paymentId", ${columns}
   from sandbox_events e join sandbox_payments p on p.reference = e.payment_reference limit 100`,
)

const delivered = sql('sandbox.delivered', 'delete from sandbox_events where id = $1 returning id')

const made = sql<MadePayment>(
  'sandbox.made',
  `select reference, payment_id as "paymentId", case when key not like 'change:%' then split_part(key, ':', 1) end as "orderId"
   from sandbox_payments
   where at >= $1 or reference in (select payment_reference from sandbox_refunds where at >= $1)`,
)

const refundsOf = sql<{ refundId: string; reference: string; money: Money; at: Date }>(
  'sandbox.refunds_of',
  `select substr(r.key, length('refund:') + 1) as "refundId", r.reference, r.at,
     jsonb_build_object('amount', r.amount, 'currency', p.currency) as money
   from sandbox_refunds r join sandbox_payments p on p.reference = r.payment_reference
   where r.payment_reference = $1 order by r.at`,
)

const books = sql<BookEntry>(
  'sandbox.books',
  `select 'capture' as kind, reference, coalesce(captured, amount) as amount, currency, at from sandbox_payments
   where status = 'captured' and at >= $1 and at < $2
   union all
   select 'refund', r.reference, r.amount, p.currency, r.at
   from sandbox_refunds r join sandbox_payments p on p.reference = r.payment_reference
   where r.at >= $1 and r.at < $2`,
)

export type SandboxRepository = ReturnType<typeof sandboxRepository>

/**
 * The sandbox provider's own books, in transactions of their own, as those of a remote provider would be. SQL, as payments are claimed and
 * locked, and made and moved a batch at a time.
 */
export const sandboxRepository = ({ db }: { db: Database }) => ({
  /** A payment; the one that there is where the key was used before. */
  create: coalesce(async (payments: NewPayment[]): Promise<SandboxPayment[]> => {
    const once = new Map(payments.map((payment) => [payment.key, payment]))
    const rows = await db.query(create, [JSON.stringify([...once.values()])])
    const made = new Map(rows.map(({ key, ...payment }) => [key, payment]))
    return payments.map(({ key }) => made.get(key) as SandboxPayment)
  }),

  find: async (reference: string): Promise<SandboxPayment | null> =>
    (await db.query(find, [reference]))[0] ?? null,

  /** So much of what is held is taken, once; null where it isn't held, or less is. What isn't held any more is cancelled. */
  capture: async ({ reference, amount, at }: { reference: string; amount: number; at: Date }) =>
    (await db.query(capture, [reference, amount, at]))[0] ?? null,

  /** It is held for longer; null where it isn't held. */
  renew: async ({ reference, until, at }: { reference: string; until: Date; at: Date }) =>
    (await db.query(renew, [reference, until, at]))[0] ?? null,

  /** From `requires_action` to another status, once, and from `authorized` to `cancelled`: null where it has left that before. */
  move: coalesce(async (moves: Move[]): Promise<(SandboxPayment | null)[]> => {
    // Of two for one payment the first wins.
    const first = new Map(moves.toReversed().map((move) => [move.reference, move]))
    const rows = await db.query(move, [
      JSON.stringify([...first.values()].map((it) => ({ reason: '', ...it }))),
      [...first.keys()],
    ])
    const moved = new Map(rows.map((payment) => [payment.reference, payment]))
    return moves.map((it) => (first.get(it.reference) === it && moved.get(it.reference)) || null)
  }),

  /** A refund, once per key; null where less than that is left. */
  refund: (refund: { key: string; reference: string; of: string; amount: number; at: Date }) =>
    db.transaction(async (tx) => {
      await tx.query(lock, [refund.of])
      const before = (await tx.query(refundOf, [refund.key]))[0]
      if (before) return before
      if ((await tx.query(takeBack, [refund.of, refund.amount])).length === 0) return null
      const values = [refund.key, refund.reference, refund.of, refund.amount, refund.at]
      return (await tx.query(addRefund, values))[0] ?? null
    }),

  /** Pays what was slow and is due, or holds it until `until`, and lets go what was held; leaves an event of each to be delivered. */
  payDue: async (now: Date, until: Date): Promise<void> => {
    await db.query(payDue, [now, until])
    await db.query(letGo, [now])
  },

  undelivered: () => db.query(undelivered),

  delivered: async (eventId: string): Promise<void> => {
    await db.query(delivered, [eventId])
  },

  made: (from: Date): Promise<MadePayment[]> => db.query(made, [from]),

  refundsOf: (reference: string) => db.query(refundsOf, [reference]),

  books: (from: Date, to: Date): Promise<BookEntry[]> => db.query(books, [from, to]),
})
