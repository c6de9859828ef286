-- Why an order was rejected, so that whoever asks again hears the same: [{ productId, requested, available }]. Null where
-- it wasn't, and of orders that were rejected before this was kept.
alter table reservations add column shortages jsonb;
