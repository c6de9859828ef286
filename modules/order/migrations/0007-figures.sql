-- Orders that are on their way, by how they stand and since when: what is counted at /metrics, however many are over.
create index orders_open on orders (status, updated_at)
  where status in ('pending', 'awaiting_payment', 'confirmed', 'packed', 'shipped');
