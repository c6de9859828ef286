-- This module's copy of the offers, each as JSON. It is kept in memory: `revision` tells whether it is still what is here.
create table offers (
  offer_id uuid primary key,
  version bigint not null,
  body jsonb not null
);
create table offer_revision (
  one boolean primary key default true check (one),
  revision bigint not null
);
insert into offer_revision (revision) values (1);

-- How often a coupon is used by orders that stand. `most`: no more than that, as it was said when it was used last.
create table coupon_counts (
  offer_id uuid primary key,
  used integer not null check (used >= 0),
  most integer,
  constraint coupons_are_used_no_more_than_there_are check (most is null or used <= most)
);
create table coupon_uses (
  order_id uuid not null,
  offer_id uuid not null,
  customer_id uuid not null,
  primary key (order_id, offer_id)
);
create index coupon_uses_of_customer on coupon_uses (offer_id, customer_id);

create table cart_coupons (
  customer_id uuid not null,
  code text not null,
  added_at timestamptz not null,
  primary key (customer_id, code)
);

-- How classes are taxed: [{ rate, from }], in basis points.
create table tax_rates (
  tax_class text primary key,
  version bigint not null,
  on_retail_price boolean not null,
  rates jsonb not null
);

alter table catalogue
  -- Its category and those that it lies in, the nearest first.
  add column category_ids uuid[] not null default '{}',
  add column tax_class text not null default '',
  add column retail_price bigint,
  -- What it costs for a time.
  add column sale_price bigint,
  add column sale_from timestamptz,
  add column sale_until timestamptz;

alter table orders
  -- Minor units that its customer gives besides.
  add column tip bigint not null default 0,
  -- [{ code, offerId }]
  add column coupons jsonb not null default '[]',
  -- How its fees and its tip are taxed: { fee: { taxClass, rate }, tip: { … } }.
  add column taxing jsonb not null default '{}';
-- contract: the sum has one more part now, which is 0 of every order that the last release writes
alter table orders drop constraint orders_total_is_the_sum_of_its_parts;
alter table orders
  add constraint orders_total_is_what_its_parts_come_to
  check (total = subtotal - discount + delivery_fee + other_fees + tip) not valid;
