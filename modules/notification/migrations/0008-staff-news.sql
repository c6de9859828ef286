-- What staff may. Null of those not heard of since: they may all, as staff could before there were permissions.
alter table contacts add column permissions text[];

-- What staff are to deal with, and have been told of or will be. What is dealt with stays for a while, closed, so that an
-- older word that comes late opens nothing.
create table staff_alerts (
  -- As in staff/alert.ts.
  kind text not null,
  -- A product's id, a refund's, a dispute's.
  subject uuid not null,
  -- Of a refund: its payment's id.
  payment_id uuid,
  -- Of what was heard of the subject last.
  version bigint not null,
  open boolean not null,
  -- Since when it stands, or stood.
  opened_at timestamptz not null,
  -- Null while staff are still to be told.
  told_at timestamptz,
  -- What the letter needs: numbers, and an order's id.
  data jsonb not null,
  changed_at timestamptz not null,
  primary key (kind, subject)
);

create index staff_alerts_untold on staff_alerts (kind, opened_at, subject) where open and told_at is null;
create index staff_alerts_of_payment on staff_alerts (payment_id) where open;
create index staff_alerts_age on staff_alerts (changed_at);

-- What products are called, for letters: a copy of mart.product.v1.
create table products (
  product_id uuid primary key,
  name text not null,
  sold_by text not null,
  archived boolean not null,
  version bigint not null
);
