import { sql } from '#src/database/statement.ts'
import type { PersonalLists } from '#src/runtime/personal-export.ts'

/** What this module holds of a customer. */
export const personalLists: PersonalLists = {
  orders: sql(
    'personal_export.orders',
    `select json_build_object('id', o.id, 'number', o.number, 'status', o.status, 'items', o.items, 'currency', o.currency,
       'subtotal', o.subtotal, 'deliveryFee', o.delivery_fee, 'total', o.total, 'paymentMethod', o.payment_method,
       'shippingAddress', o.shipping_address, 'note', o.note, 'cancelReason', o.cancel_reason, 'tracking', o.tracking, 'door', o.door - 'ageCheckedBy',
       'createdAt', o.created_at, 'updatedAt', o.updated_at, 'receipts', (
         select coalesce(json_agg(json_build_object('kind', r.kind, 'number', concat_ws('-', r.series, r.year, r.number),
           'issuedAt', r.issued_at, 'document', r.document) order by r.version, r.kind desc), '[]'::json)
         from receipts r where r.order_id = o.id), 'timeline', (
         select coalesce(json_agg(json_build_object('at', t.at, 'status', t.status, 'event', t.event, 'detail', t.detail)
           order by t.version), '[]'::json)
         from timeline t where t.order_id = o.id and t.at >= o.created_at)) as item
     from orders o where o.customer_id = $1 order by o.id desc limit $2`,
  ),
  basket: sql(
    'personal_export.basket',
    `select json_build_object('productId', product_id, 'quantity', quantity, 'addedAt', added_at) as item
     from cart_items where customer_id = $1 order by added_at limit $2`,
  ),
}
