import { sql } from '#src/database/statement.ts'
import type { PersonalLists } from '#src/runtime/personal-export.ts'

/** What this module holds of a customer. */
export const personalLists: PersonalLists = {
  payments: sql(
    'personal_export.payments',
    `select json_build_object('id', id, 'orderId', order_id, 'method', method, 'provider', provider,
       'providerReference', provider_ref, 'status', status, 'amount', amount, 'captured', captured, 'refunded', refunded,
       'currency', currency, 'createdAt', created_at, 'updatedAt', updated_at) as item
     from payments where customer_id = $1 order by id desc limit $2`,
  ),
  refunds: sql(
    'personal_export.refunds',
    `select json_build_object('id', r.id, 'paymentId', r.payment_id, 'amount', r.amount, 'reason', r.reason,
       'status', r.status, 'createdAt', r.created_at) as item
     from refunds r join payments p on p.id = r.payment_id where p.customer_id = $1 order by r.id desc limit $2`,
  ),
  disputes: sql(
    'personal_export.disputes',
    `select json_build_object('id', d.id, 'paymentId', d.payment_id, 'amount', d.amount, 'reason', d.reason,
       'status', d.status, 'openedAt', d.opened_at) as item
     from disputes d join payments p on p.id = d.payment_id where p.customer_id = $1 order by d.id desc limit $2`,
  ),
}
