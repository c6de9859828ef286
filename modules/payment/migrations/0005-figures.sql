-- Payments that money is still awaited of, by how they stand and since when: what is counted at /metrics, however many are
-- captured.
create index payments_open on payments (status, updated_at) where status in ('requires_action', 'authorized');
