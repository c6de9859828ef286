create extension if not exists pg_trgm;

-- By whom and where an order goes to staff find it. A table of its own: a row is written once, where an order's is written
-- anew at each step, and all its indexes with it.
create table recipients (
  order_id uuid primary key,
  -- E.164.
  phone text not null,
  -- Name and street.
  words text not null
);
create index recipients_by_phone on recipients (phone, order_id);
create index recipients_words on recipients using gin (words gin_trgm_ops);

-- The zone that its address was in when it was placed, or changed; null: there was none, or it isn't known.
alter table orders add column zone_id uuid;
