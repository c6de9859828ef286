import { randomUUID } from 'node:crypto'
import { pool, readJson, router, sendJson, serve } from './serve.ts'

/**
 * The limit of placing an order: prices read and order, timeline, outbox and idempotency key written by one statement,
 * durable before it is answered; no validation, no token, no rules.
 */
const place = `with priced as (
    select c.product_id, w.quantity, c.sku, c.name, c.sold_by, c.price, c.currency,
      c.price * w.quantity / case c.sold_by when 'weight' then 1000 else 1 end as total
    from jsonb_to_recordset($2::jsonb) as w ("productId" uuid, quantity bigint)
    join catalogue c on c.product_id = w."productId"
  ), lines as (
    select sum(total)::bigint as subtotal, jsonb_agg(jsonb_build_object('productId', product_id, 'sku', sku,
      'name', name, 'soldBy', sold_by, 'quantity', quantity,
      'unitPrice', jsonb_build_object('amount', price, 'currency', currency),
      'lineTotal', jsonb_build_object('amount', total, 'currency', currency))) as items
    from priced
  ), placed as (
    insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total,
      payment_method, shipping_address, version, created_at, updated_at)
    select $1, 'IM-' || nextval('order_numbers'), $3::uuid, 'pending', items, 'PKR', subtotal, 15000,
      subtotal + 15000, $4, $5::jsonb, 1, now(), now() from lines
    returning *
  ), story as (
    insert into timeline (order_id, version, at, status, event)
    select id, version, created_at, status, 'placed' from placed
  ), said as (
    insert into outbox (topic, key, value, headers)
    select 'limit', id::text, convert_to(items::text, 'UTF8'), $6::jsonb from placed
  ), kept as (
    insert into idempotency_keys (caller, key, fingerprint, status, headers, body)
    select $3::text, $7, '', 201, '[]', items::text from placed
  )
  select id, number, items, subtotal, total from placed`

const headers = JSON.stringify({
  ce_specversion: '1.0',
  ce_id: randomUUID(),
  ce_source: '/limit',
  ce_type: 'mart.order.v1.OrderPlaced',
  ce_time: new Date().toISOString(),
})

router.post('/v1/orders', async (ctx) => {
  // biome-ignore lint/suspicious/noExplicitAny: nothing is validated here
  const order = (await readJson(ctx)) as any
  const values = [
    randomUUID(),
    JSON.stringify(order.items),
    ctx.get('x-customer'),
    order.paymentMethod,
    JSON.stringify(order.shippingAddress),
    headers,
    ctx.get('idempotency-key'),
  ]
  const { rows } = await pool.query({ name: 'place', text: place, values })
  sendJson(ctx, JSON.stringify(rows[0]), 201)
})

await serve()
