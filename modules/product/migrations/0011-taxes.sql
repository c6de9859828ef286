-- How goods are taxed: classes, each with its rates by date. What a shop has to charge is its own duty to know.
create table tax_class (
  name text collate "C" primary key,
  -- Whether the price that is printed on the goods is taxed, and not what is paid.
  on_retail_price boolean not null,
  version bigint not null
);

create table tax_rate (
  tax_class text collate "C" not null references tax_class (name),
  -- It holds from then on, until the next one does.
  from_at timestamptz(3) not null,
  -- Basis points.
  rate integer not null check (rate between 0 and 10000),
  primary key (tax_class, from_at)
);

-- Its class; null: DEFAULT_TAX_CLASS. Prices in minor units of the product's currency: what is printed on it, and what it
-- costs for a time.
alter table product
  add column tax_class text collate "C",
  add column retail_price bigint,
  add column sale_price bigint,
  add column sale_from timestamptz(3),
  add column sale_until timestamptz(3);
