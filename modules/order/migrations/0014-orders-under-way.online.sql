-- As orders_on_their_way, with those that are picked among them.
create index concurrently orders_under_way on orders (customer_id, payment_method)
  where status in ('pending', 'awaiting_payment', 'confirmed', 'picking', 'packed', 'shipped');
