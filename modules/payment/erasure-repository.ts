import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { blankAnswers } from '#src/events/forget-person.ts'

const noteErased = sql(
  'erasure.note',
  'insert into erased_customers (customer_id, erased_at) values ($1, $2) on conflict do nothing',
)

// A refund still to be made goes without its words as well: the provider is asked for an amount.
const reasons = sql<{ id: string }>(
  'erasure.reasons',
  `update refunds r set reason = '' from payments p
   where r.payment_id = p.id and r.reason <> '' and p.customer_id = any(
     array(select customer_id from erased_customers where $1::uuid is null or customer_id = $1))
   returning r.id`,
)

const payloads = sql(
  'erasure.payloads',
  `update provider_events e set payload = jsonb_build_object('erased', true) from payments p
   where p.provider = e.provider and e.payload <> jsonb_build_object('erased', true)
     and coalesce(e.payload #>> '{data,object,payment_intent}', e.payload #>> '{data,object,id}') = p.provider_ref
     and p.customer_id = any(
       array(select customer_id from erased_customers where $1::uuid is null or customer_id = $1))`,
)

// The one change that the ledger takes.
const details = sql(
  'erasure.details',
  `update transactions t set detail = '' from payments p
   where t.payment_id = p.id and t.opened_at = p.created_at and t.kind = 'refund' and t.detail <> ''
     and p.customer_id = any(
       array(select customer_id from erased_customers where $1::uuid is null or customer_id = $1))`,
)

const doors = sql(
  'erasure.doors',
  `update courier_orders c set reason = '' from payments p
   where c.order_id = p.order_id and c.reason <> '' and p.customer_id = any(
     array(select customer_id from erased_customers where $1::uuid is null or customer_id = $1))`,
)

async function blank(customerId: string | null, tx: Tx): Promise<void> {
  tx.write(payloads, [customerId])
  tx.write(details, [customerId])
  tx.write(doors, [customerId])
  const refunds = await tx.query(reasons, [customerId])
  blankAnswers(
    refunds.map(({ id }) => id),
    'reason',
    tx,
  )
}

/**
 * Forgetting what was written of a customer; what was paid and given back is kept, as bookkeeping must. SQL, as each
 * statement joins what is blanked to the payments of those who are gone.
 */
export const erasureRepository = () => ({
  /** Takes reasons of refunds, and what providers told of the payments, out; also of answers that are kept for repeats. */
  async erase(customerId: string, at: Date, tx: Tx): Promise<void> {
    tx.write(noteErased, [customerId, at])
    await blank(customerId, tx)
  },

  /** The same for what was written or told since of anybody who is gone. */
  finish: (tx: Tx): Promise<void> => blank(null, tx),
})
