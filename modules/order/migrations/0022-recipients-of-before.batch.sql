-- Of orders that were placed before, the newest first: each time from where the last one ended.
insert into recipients (order_id, phone, words)
select o.id, o.shipping_address ->> 'phone',
  concat_ws(' ', o.shipping_address ->> 'recipient', o.shipping_address ->> 'line1', o.shipping_address ->> 'line2')
from orders o
where (not exists (select from recipients) or o.id < (select order_id from recipients order by order_id limit 1))
  and o.shipping_address ->> 'recipient' <> 'erased'
  and not exists (select from erased_customers e where e.customer_id = o.customer_id)
order by o.id desc limit 1000
on conflict do nothing;
