import { randomUUID } from 'node:crypto'
import { pool, readJson, router, sendJson, serve } from './serve.ts'

/**
 * The limit of hot stock: the reservation itself, all lines or none, with its outbox row, by one statement and durable;
 * one statement for each order, where the mart takes many in a transaction.
 */
const reserve = `with wanted as (
    select "productId" as product_id, quantity
    from jsonb_to_recordset($2::jsonb) as w ("productId" uuid, quantity bigint)
  ), locked as (
    select product_id, on_hand, reserved, version from shelves
    where product_id in (select product_id from wanted) order by product_id for update
  ), claimed as (
    insert into reservations (order_id, status)
    select $1, case when bool_and(coalesce(l.on_hand - l.reserved, 0) >= w.quantity) then 'reserved' else 'rejected' end
    from wanted w left join locked l using (product_id)
    returning order_id, status
  ), taken as (
    update shelves s set on_hand = l.on_hand, reserved = l.reserved + w.quantity, version = l.version + 1
    from wanted w join locked l using (product_id) cross join claimed c
    where s.product_id = l.product_id and c.status = 'reserved'
  ), lines as (
    insert into reservation_lines (order_id, product_id, quantity)
    select c.order_id, w.product_id, w.quantity from claimed c, wanted w where c.status = 'reserved'
  ), said as (
    insert into outbox (topic, key, value, headers)
    select 'limit', order_id::text, convert_to(status, 'UTF8'), '{}' from claimed
  )
  select status from claimed`

router.post('/v1/orders', async (ctx) => {
  const { items } = (await readJson(ctx)) as { items: unknown[] }
  const { rows } = await pool.query({
    name: 'reserve',
    text: reserve,
    values: [randomUUID(), JSON.stringify(items)],
  })
  sendJson(ctx, JSON.stringify(rows[0]), 201)
})

await serve()
