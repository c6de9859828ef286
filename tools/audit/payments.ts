import { sql } from '#src/database/statement.ts'
import { courierChecks, paymentChecks } from '../../modules/payment/books/audit-repository.ts'
import { byId, type Invariant, judged, within } from './books.ts'

const payments = { what: 'payments', from: 'payments', id: 'id' }
const orderOf = sql<{ id: string; order_id: string }>(
  'audit.order_of_payment',
  'select id, order_id from payments where id = any($1::uuid[])',
)
const existing = sql<{ id: string }>(
  'audit.existing_orders',
  'select id from orders where id = any($1::uuid[])',
)

/** What must be true of the payments, their ledger and the provider's own books. */
export const paymentInvariants: Invariant[] = [
  ...[...paymentChecks, ...courierChecks].map(({ says, subjects, text }) =>
    within('payment', says, subjects, text),
  ),
  {
    says: 'no payment is without its order',
    subjects: { ...payments, module: 'payment' },
    async check(ids, books) {
      const orders = byId(await books.payment.query(orderOf, [ids]))
      const found = byId(await books.order.query(existing, [[...orders.values()].map((row) => row.order_id)]))
      return judged(ids, (id) =>
        found.has(orders.get(id)?.order_id ?? '') ? null : 'there is no such order',
      )
    },
  },
]
