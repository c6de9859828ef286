-- By what a payment was opened, as of orders: what becomes of it goes by the same correlation id and in the same trace,
-- whoever brings the news. Null of payments from before.
alter table payments add column origin jsonb;
