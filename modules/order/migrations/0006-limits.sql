-- The product's own limit of pieces or grams in one order; null: none.
alter table catalogue add column max_per_order integer;

-- What this module knows of the customers: the highest version wins. One that nobody spoke of yet counts as not verified.
create table customers (
  customer_id uuid primary key,
  email_verified boolean not null,
  version bigint not null
);

-- What a new order is held against, looked up each time: what a customer has on the way, and whether anything arrived.
create index orders_on_their_way on orders (customer_id, payment_method)
  where status in ('pending', 'awaiting_payment', 'confirmed', 'packed', 'shipped');
create index orders_delivered on orders (customer_id) where status = 'delivered';
