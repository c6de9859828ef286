-- The product module's products as this module knows them; the highest version wins.
create table catalogue (
  product_id uuid primary key,
  sku text not null,
  name text not null,
  sold_by text not null check (sold_by in ('piece', 'weight')),
  price bigint not null,
  currency text not null,
  archived boolean not null,
  version bigint not null
);

-- What is in stock, from another module and so at another pace: a table of its own, which may know a
-- product before the catalogue does. For the eye only; whether an order can be met inventory decides.
create table shelves (
  product_id uuid primary key,
  in_stock boolean not null,
  version bigint not null
);

create table cart_items (
  customer_id uuid not null,
  product_id uuid not null,
  quantity integer not null check (quantity > 0),
  -- The price that the customer saw when putting it in.
  price bigint not null,
  currency text not null,
  added_at timestamptz not null,
  primary key (customer_id, product_id)
);
