-- UUIDv7 for rows that are made inside a statement. PostgreSQL 18 has one of its own; 14 to 17 don't.
create function uuid_v7() returns uuid language sql volatile return
  encode(
    set_bit(
      set_bit(
        overlay(
          uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
          from 1 for 6),
        52, 1),
      53, 1),
    'hex')::uuid;

-- One shelf per product. Quantities are pieces, or grams where the product is sold by weight.
create table shelves (
  product_id uuid primary key,
  on_hand bigint not null check (on_hand >= 0),
  reserved bigint not null default 0,
  reorder_point bigint not null default 0 check (reorder_point >= 0),
  -- Grows by one with every change of the numbers above; rides on StockLevelChanged.
  version bigint not null default 1,
  -- A column rather than an expression in the index below, so that a reservation which doesn't cross the
  -- reorder point changes no indexed value and stays a heap-only update.
  low boolean not null generated always as (reorder_point > 0 and on_hand - reserved <= reorder_point) stored,
  -- What the product module says of it, for the lists that staff read.
  sku text not null,
  name text not null,
  sold_by text not null,
  archived boolean not null default false,
  product_version bigint not null,
  updated_at timestamptz not null default clock_timestamp(),
  -- Nothing is oversold, whatever a statement gets wrong.
  constraint never_oversold check (reserved >= 0 and reserved <= on_hand)
) with (fillfactor = 70);

create index shelves_by_name on shelves (name, product_id);
create index shelves_low on shelves (name, product_id) where low and not archived;

-- What inventory decided of an order. The row is the guard: an order is decided on once.
create table reservations (
  order_id uuid primary key,
  status text not null check (status in ('reserved', 'rejected', 'released', 'shipped', 'restocked')),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
) with (fillfactor = 80);

-- Only of orders that were reserved. The product's shelf is locked by the statement that writes the line
-- and no shelf is ever deleted, so a foreign key to it would check what is known.
create table reservation_lines (
  order_id uuid not null references reservations,
  product_id uuid not null,
  quantity bigint not null check (quantity > 0),
  primary key (order_id, product_id)
);

-- The ledger: every change of what is on hand. Append-only; its deltas sum to on_hand.
create table movements (
  id uuid not null default uuid_v7(),
  product_id uuid not null,
  -- The shelf's version that the movement led to: the order of a product's movements, whatever clocks say.
  version bigint not null,
  kind text not null check (kind in ('opening', 'counted', 'adjusted', 'shipped', 'returned')),
  delta bigint not null,
  on_hand_after bigint not null check (on_hand_after >= 0),
  reason text not null default '',
  reference text not null default '',
  by text not null default '',
  at timestamptz not null default clock_timestamp(),
  primary key (product_id, version, at)
) partition by range (at);

create table movements_default partition of movements default;
