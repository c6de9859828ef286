-- By what an order came to be: the correlation id of the request that placed it, and where its trace goes on from. What
-- becomes of it later, also by a sweep that nobody asked for, goes by these. Null of orders from before.
alter table orders add column origin jsonb;
