-- Products that nothing is left of to sell: what is counted at /metrics. A column rather than an expression in the index, as
-- `low` is, so that a reservation that leaves something changes no indexed value and stays a heap-only update. The table
-- has a row a product and is written anew for it: seconds for a hundred thousand.
alter table shelves add column sold_out boolean not null
  generated always as (on_hand <= reserved or sold_by_next is not null) stored;
create index shelves_sold_out on shelves (product_id) where sold_out and not archived;
