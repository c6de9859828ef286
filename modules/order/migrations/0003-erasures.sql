-- Customers who are gone, until none of their orders is on its way any more.
create table erased_customers (
  customer_id uuid primary key,
  erased_at timestamptz not null default now()
);
