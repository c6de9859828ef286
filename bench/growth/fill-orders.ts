import type { Stage } from '../stage.ts'

/** How many orders a customer has on average, and each of the few who have many. */
const [usual, many] = [8, 100]
const regulars = 3

/**
 * SQL that is the id of the n-th of something: a UUIDv7, five minutes before the one after it, until `count` are made.
 * The same in every database.
 */
const idOf = (n: string, kind: string, count: number) => `(
  lpad(to_hex(${Date.now()} - (${count} - ${n})::bigint * 300000), 12, '0') || '7' || substr(md5('${kind}' || ${n}), 1, 3)
  || 'a' || substr(md5('${kind}' || ${n}), 4, 15))::uuid`

const timeOf = (n: string, count: number) => `now() - (${count} - ${n}) * interval '5 minutes'`

/** Whose order the n-th is: some have many, most a few. */
const customerOf = (n: string, count: number) => {
  const each = Math.max(1, Math.floor(count / (regulars * many)))
  return `md5('customer' || case when ${n} % ${each} = 0 and ${n} / ${each} < ${regulars * many} then -1 - ${n} / ${each} % ${regulars}
    else floor(${Math.ceil(count / usual)} * power(('x' || substr(md5('who' || ${n}), 1, 7))::bit(28)::int / 268435456.0, 1.5)) end)::uuid`
}

/** The last three in a hundred are under way. */
const statusOf = (n: string, count: number) => `case
  when ${n} > ${count * 0.99} then 'confirmed' when ${n} > ${count * 0.98} then 'packed'
  when ${n} > ${count * 0.97} then 'shipped' when ${n} % 25 = 0 then 'cancelled'
  when ${n} % 100 = 1 then 'returned' when ${n} % 100 = 2 then 'rejected' else 'delivered' end`

/** Fills the shop `name` with so many orders of three lines, and what every module keeps of them. */
export async function fillOrders(stage: Stage, name: string, count: number): Promise<void> {
  const [id, customer] = [idOf('n', 'order', count), customerOf('n', count)]
  const at = timeOf('n', count)
  const series = `generate_series(1, ${count}) as n`

  await stage.query(
    `${name}_order`,
    `with goods as (select *, row_number() over () as at from catalogue),
     lines as (
       select n, jsonb_agg(jsonb_build_object('productId', product_id, 'sku', sku, 'name', name, 'soldBy', sold_by,
         'quantity', 1, 'unitPrice', jsonb_build_object('amount', price, 'currency', currency),
         'lineTotal', jsonb_build_object('amount', price, 'currency', currency))) as items, sum(price)::bigint as total
       from ${series} cross join generate_series(1, 3) as line join goods
         on at = 1 + ('x' || substr(md5(n || 'line' || line), 1, 7))::bit(28)::int % (select count(*) from catalogue)
       group by n)
     insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total,
       payment_method, shipping_address, version, created_at, updated_at)
     select ${id}, 'IM-' || nextval('order_numbers'), ${customer}, ${statusOf('n', count)}, items, 'PKR', total, 15000,
       total + 15000, 'cash_on_delivery',
       '{"recipient": "Sana Malik", "phone": "+923001234567", "line1": "12 Khayaban-e-Shahbaz", "city": "Karachi"}',
       5, ${at}, ${at} from lines order by n`,
  )
  await stage.query(
    `${name}_order`,
    `insert into timeline (order_id, version, at, status, event)
     select id, step, created_at, status, status from orders cross join generate_series(1, 5) as step`,
  )
  await stage.query(
    `${name}_inventory`,
    `with decided as (
       insert into reservations (order_id, status) select ${id}, 'shipped' from ${series} returning order_id),
     goods as (select product_id, row_number() over () as at from shelves),
     lines as (
       insert into reservation_lines (order_id, product_id, quantity)
       select ${id}, product_id, 1 from ${series} cross join generate_series(1, 3) as line join goods
         on at = 1 + ('x' || substr(md5(n || 'line' || line), 1, 7))::bit(28)::int % (select count(*) from shelves)
       on conflict do nothing returning order_id, product_id)
     insert into movements (product_id, version, kind, delta, on_hand_after, reference)
     select product_id, -row_number() over (partition by product_id), 'shipped', -1, 0, order_id::text from lines`,
  )
  await stage.query(
    `${name}_payment`,
    `with made as (
       insert into payments (id, order_id, customer_id, method, provider, status, amount, currency, captured, created_at,
         updated_at, asked_at)
       select ${idOf('n', 'payment', count)}, ${id}, ${customer}, 'cash_on_delivery', 'cash', 'captured', 90000, 'PKR',
         90000, ${at}, ${at}, ${at} from ${series} returning *)
     insert into transactions (id, payment_id, opened_at, kind, amount, currency, provider, provider_reference, key, at)
     select gen_random_uuid(), id, created_at, 'capture', amount, currency, provider, '', 'capture:' || id, created_at
     from made`,
  )
  await stage.query(
    `${name}_notification`,
    `with told as (
       insert into messages (id, user_id, dedup, template, title, body, data, order_id, in_app, created_at)
       select ${idOf('n', 'message', count)}, ${customer}, 'order_confirmed:' || n, 'order_confirmed',
         'Your order is confirmed', 'We are packing it.', '{}', ${id}, true, ${at} from ${series} returning *)
     insert into deliveries (id, message_id, user_id, channel, status, created_at, updated_at)
     select id, id, user_id, 'email', case when row_number() over (order by id) > 5 then 'sent' else 'failed' end,
         created_at, created_at from told`,
  )
}
