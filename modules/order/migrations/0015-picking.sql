-- What the barcode of a product is, as it is printed on it; empty where it has none.
alter table catalogue add column barcode text not null default '';

-- Orders that are picked in one walk. Kept for a day.
create table waves (
  id uuid primary key,
  picker_id uuid not null,
  order_ids uuid[] not null check (cardinality(order_ids) between 2 and 20),
  created_at timestamptz not null
);
create index waves_by_age on waves (created_at);
