-- What went back of an order's money so far, as payment says; once it is the total, nothing is packed for it any more.
alter table orders add column refunded bigint not null default 0 check (refunded >= 0);

-- Who of the staff did it; null where the customer did, or an event or the clock.
alter table timeline add column actor uuid;

-- Erasing raised an order's version without a line in the timeline: the books didn't agree any more.
insert into timeline (order_id, version, at, status, event)
  select o.id, o.version, greatest(o.updated_at, now()), o.status, 'PersonalDataErased' from orders o
  where o.shipping_address = '{"recipient": "erased", "phone": "erased", "line1": "erased", "city": "erased"}'
    and not exists (select from timeline t where t.order_id = o.id and t.version = o.version);

-- And it left what people had written as their reasons.
update timeline t set detail = case
    when event = 'OrderRejected' then detail
    when event in ('OrderCancelled', 'PaymentRefunded') then split_part(detail, ': ', 1)
  end
  from orders o
  where t.order_id = o.id and t.detail is not null
    and o.shipping_address = '{"recipient": "erased", "phone": "erased", "line1": "erased", "city": "erased"}';
update orders set tracking = null,
    cancel_reason = case when cancel_reason in ('payment_failed', 'payment_timeout') then cancel_reason end
  where shipping_address = '{"recipient": "erased", "phone": "erased", "line1": "erased", "city": "erased"}';
