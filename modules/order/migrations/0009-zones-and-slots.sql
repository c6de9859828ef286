-- Where orders are brought, and on what terms; amounts in minor units. Keys are how names are compared (place-key.ts).
create table zones (
  id uuid primary key,
  name text not null,
  cities text[] not null,
  postal_codes text[] not null,
  city_keys text[] not null,
  postal_keys text[] not null,
  currency text not null,
  fee bigint not null check (fee >= 0),
  free_from bigint check (free_from >= 0),
  minimum bigint check (minimum >= 0),
  small_order_fee bigint check (small_order_fee >= 0),
  -- { days, periods, closed }; null: orders of this zone are brought in no slots.
  timetable jsonb,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Never overbooked: whoever takes a place does it by a statement with a condition, and this is what holds it to that.
create table slots (
  id uuid primary key,
  zone_id uuid not null references zones on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Until when it can be chosen, by the clock of this database.
  cutoff_at timestamptz not null,
  capacity integer not null check (capacity >= 0),
  -- Places of orders that stand, and places that are kept for a basket.
  booked integer not null default 0 check (booked >= 0),
  held integer not null default 0 check (held >= 0),
  closed boolean not null default false,
  -- Staff have set its capacity or closed it: the timetable changes neither any more.
  by_hand boolean not null default false,
  -- Minor units; null: the zone's.
  fee bigint check (fee >= 0),
  check (ends_at > starts_at),
  check (booked + held <= capacity),
  unique (zone_id, starts_at, ends_at)
);

-- One for each customer; a place in a slot that is kept while they check out.
create table slot_holds (
  customer_id uuid primary key,
  slot_id uuid not null references slots on delete cascade,
  expires_at timestamptz not null
);
create index slot_holds_by_expiry on slot_holds (expires_at);
create index slot_holds_of_slot on slot_holds (slot_id);

-- A slot may go before its order does, so the order keeps its times.
alter table orders
  add column slot_id uuid,
  add column slot_start timestamptz,
  add column slot_end timestamptz,
  -- [{ name, amount: { amount, currency } }], and what they come to.
  add column fees jsonb not null default '[]',
  add column other_fees bigint not null default 0;

-- contract: the sum has one more part now, which is 0 of every order that the last release writes
alter table orders drop constraint orders_check;
alter table orders
  add constraint orders_total_is_its_parts check (total = subtotal + delivery_fee + other_fees) not valid;
