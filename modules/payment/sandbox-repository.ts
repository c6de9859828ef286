import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { BookEntry, ProviderPayment } from './provider.ts'

/** A payment in the sandbox's books. */
export interface SandboxPayment extends ProviderPayment {
  clientSecret: string
  status: Exclude<ProviderPayment['status'], 'declined'>
  reason: string
}

const columns = 'reference, client_secret as "clientSecret", status, reason, at'

const create = sql<SandboxPayment>(
  'sandbox.create',
  `insert into sandbox_payments (reference, key, payment_id, client_secret, status, amount, currency, at)
   values ($1, $2, $3, $4, 'requires_action', $5, $6, $7)
   on conflict (key) do update set key = excluded.key returning ${columns}`,
)

const find = sql<SandboxPayment>(
  'sandbox.find',
  `select ${columns} from sandbox_payments where reference = $1`,
)

const move = sql<SandboxPayment>(
  'sandbox.move',
  `update sandbox_payments set status = $2, reason = $3, due_at = $4, at = $5
   where reference = $1 and status = 'requires_action' returning ${columns}`,
)

// The row lock of the update orders two refunds; the second sees what the first left.
const takeBack = sql<{ reference: string }>(
  'sandbox.take_back',
  `update sandbox_payments set refunded = refunded + $2
   where reference = $1 and status = 'captured' and refunded + $2 <= amount returning reference`,
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

const payDue = sql(
  'sandbox.pay_due',
  `with paid as (
     update sandbox_payments set status = 'captured', at = $1 where reference in (
       select reference from sandbox_payments where status = 'processing' and due_at <= $1
       order by due_at limit 100 for update skip locked)
     returning reference)
   insert into sandbox_events (id, payment_reference) select gen_random_uuid(), reference from paid`,
)

const undelivered = sql<SandboxPayment & { id: string; paymentId: string }>(
  'sandbox.undelivered',
  `select e.id, p.payment_id as "paymentId", p.reference, p.client_secret as "clientSecret", p.status, p.reason, p.at
   from sandbox_events e join sandbox_payments p on p.reference = e.payment_reference limit 100`,
)

const delivered = sql('sandbox.delivered', 'delete from sandbox_events where id = $1 returning id')

const books = sql<BookEntry>(
  'sandbox.books',
  `select 'capture' as kind, reference, amount, currency from sandbox_payments
   where status = 'captured' and at >= $1 and at < $2
   union all
   select 'refund', r.reference, r.amount, p.currency
   from sandbox_refunds r join sandbox_payments p on p.reference = r.payment_reference
   where r.at >= $1 and r.at < $2`,
)

export type SandboxRepository = ReturnType<typeof sandboxRepository>

/** The sandbox provider's own books, in transactions of their own, as a remote's would be. */
export const sandboxRepository = ({ db }: { db: Database }) => ({
  /** A payment; the one that there is where the key was used before. */
  create: async (payment: {
    key: string
    reference: string
    paymentId: string
    clientSecret: string
    amount: number
    currency: string
    at: Date
  }): Promise<SandboxPayment> => {
    const { reference, key, paymentId, clientSecret, amount, currency, at } = payment
    const rows = await db.query(create, [reference, key, paymentId, clientSecret, amount, currency, at])
    return rows[0] as SandboxPayment
  },

  find: async (reference: string): Promise<SandboxPayment | null> =>
    (await db.query(find, [reference]))[0] ?? null,

  /** From `requires_action` to another status, once: null where it has left that before. */
  move: async (
    reference: string,
    to: { status: SandboxPayment['status']; reason?: string; dueAt?: Date; at: Date },
  ): Promise<SandboxPayment | null> => {
    const values = [reference, to.status, to.reason ?? '', to.dueAt ?? null, to.at]
    return (await db.query(move, values))[0] ?? null
  },

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

  /** Pays what was slow and is due, and leaves an event of each to be delivered. */
  payDue: async (now: Date): Promise<void> => {
    await db.query(payDue, [now])
  },

  undelivered: () => db.query(undelivered),

  delivered: async (eventId: string): Promise<void> => {
    await db.query(delivered, [eventId])
  },

  books: (from: Date, to: Date): Promise<BookEntry[]> => db.query(books, [from, to]),
})
