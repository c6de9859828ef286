import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Payment } from '../payment.ts'
import type { ProviderDispute, ProviderName } from '../providers/provider.ts'
import type { Dispute } from './dispute.ts'

const columns = `d.id, d.payment_id as "paymentId", p.order_id as "orderId", d.provider,
  d.provider_reference as reference, d.amount, d.currency, d.reason, d.status, d.closed, d.respond_by as "respondBy",
  d.opened_at as "openedAt"`

// What was said before, or of a dispute that is closed, changes nothing: events come in any order, and in one second.
const save = sql<Dispute & { wasClosed: boolean | null }>(
  'dispute.save',
  `with was as (
     select closed from disputes where provider = $3 and provider_reference = $4
   ), d as (
     insert into disputes as d (id, payment_id, provider, provider_reference, amount, currency, reason, status, closed,
       respond_by, opened_at, told_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (provider, provider_reference) do update
       set amount = excluded.amount, currency = excluded.currency, reason = excluded.reason, status = excluded.status,
         closed = excluded.closed, respond_by = excluded.respond_by, told_at = excluded.told_at
       where d.told_at <= excluded.told_at and (not d.closed or excluded.closed)
     returning *
   )
   select ${columns}, (select closed from was) as "wasClosed" from d join payments p on p.id = d.payment_id`,
)

// One that was lost stays with its payment; one that was won, or was but an inquiry, doesn't.
const mark = sql(
  'dispute.mark',
  `update payments set disputed = exists (
     select from disputes where payment_id = $1 and (not closed or status = 'lost')) where id = $1`,
)

const list = sql<Dispute>(
  'dispute.list',
  `select ${columns}
   from disputes d join payments p on p.id = d.payment_id
   where ($1::uuid is null or d.id < $1) and ($3::boolean is null or d.closed <> $3)
   order by d.id desc limit $2`,
)

export type DisputeRepository = ReturnType<typeof disputeRepository>

/** Chargebacks, as providers told of them. SQL, as the order of what was told decides in the statement. */
export const disputeRepository = ({ db }: { db: Database }) => ({
  /**
   * As the provider says now, of a payment that the transaction has locked; null where it said something newer before.
   * `wasClosed` is null of one that is new. Marks the payment.
   */
  async save(
    tx: Tx,
    payment: Payment,
    provider: ProviderName,
    dispute: ProviderDispute,
  ): Promise<(Dispute & { wasClosed: boolean | null }) | null> {
    const { reference, money, reason, status, closed, respondBy, openedAt, at } = dispute
    const { amount, currency } = money ?? { amount: 0, currency: payment.currency }
    const [saved] = await tx.query(save, [
      ...[v7(), payment.id, provider, reference, amount, currency],
      ...[reason, status, closed, respondBy, openedAt, at],
    ])
    tx.write(mark, [payment.id])
    return saved ?? null
  },

  /** Newest first, after the dispute `before`; only open or only closed ones where `open` says so. */
  list: (before: string | null, open: boolean | null, limit: number): Promise<Dispute[]> =>
    db.query(list, [before, limit, open]),
})
