-- The queue of the packing table: what waits there, the earliest slot first.
create index concurrently orders_to_pick on orders (slot_start nulls last, id)
  where status in ('confirmed', 'picking');
