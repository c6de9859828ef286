-- Receipts of orders as they were issued, for the mail that brings them: a row goes once that is sent, or with its age. The
-- document names the shop, the goods and the sums, and no person.
create table receipts (
  order_id uuid not null,
  number text not null,
  customer_id uuid not null,
  -- The order's, by which they follow each other.
  version integer not null,
  issued_at timestamptz not null,
  document jsonb not null,
  kept_at timestamptz not null,
  primary key (order_id, number)
);

create index receipts_age on receipts (kept_at);
create index receipts_customer on receipts (customer_id);
