-- What was sold, by the change that sold it, and what came back or was given back of it, by the change that did: once each, and
-- never changed but that it is folded.
create table sales (
  order_id uuid not null,
  -- The order's, by that change.
  version integer not null,
  at timestamptz not null,
  -- The shop's day and hour of that.
  day date not null,
  hour smallint not null check (hour between 0 and 23),
  zone_id uuid,
  currency text not null,
  -- A sale; else a refund.
  sold boolean not null,
  -- By product: [{ product, categories, pieces, grams, revenue, discount, tax, refunds, refundedTax }], amounts in minor units;
  -- product null: delivery, fees and tips, and what was given back for no line.
  parts jsonb not null,
  -- The sums of those.
  revenue bigint not null,
  refunds bigint not null,
  -- Of what was picked line by line, from when on somebody did until it was packed.
  picking_seconds integer,
  picker_id uuid,
  lines_picked integer not null default 0,
  lines_short integer not null default 0,
  lines_substituted integer not null default 0,
  -- In the rollups.
  folded boolean not null default false,
  primary key (order_id, version)
);
create index sales_to_fold on sales (day) where not folded;
create index sales_of_day on sales (day);

-- The sums of them: by the day alone, and by its hours, products, categories and zones (`kind`, `key`).
create table sales_rollups (
  kind text not null,
  day date not null,
  -- Two digits of the hour, or an id; empty: the day itself, or none.
  key text not null,
  currency text not null,
  orders bigint not null,
  pieces bigint not null,
  grams bigint not null,
  revenue bigint not null,
  fees bigint not null,
  discount bigint not null,
  tax bigint not null,
  refunds bigint not null,
  refunded_tax bigint not null,
  primary key (kind, day, key, currency)
);

-- The same of picking, by who did; empty: whoever had given the order back.
create table picking_rollups (
  day date not null,
  picker text not null,
  orders bigint not null,
  lines_picked bigint not null,
  lines_short bigint not null,
  lines_substituted bigint not null,
  seconds bigint not null,
  primary key (day, picker)
);

-- A row once all orders of before were looked through for sales that are not in the books.
create table sales_mended (at timestamptz not null);
