-- Cash on its way: what couriers are to collect, collected, and handed in. Of an order that nobody in particular brings it is
-- with the counter, whose id couriers/cash.ts says.
create table courier_orders (
  order_id uuid primary key,
  courier_id uuid not null,
  currency text not null,
  -- The order's by which it is known; what is older changes nothing.
  version bigint not null,
  status text not null check (status in ('due', 'collected', 'off')),
  -- To be collected; 0 once it is, or isn't to be any more.
  due bigint not null check (due >= 0),
  collected bigint not null check (collected >= 0),
  -- What it cost less what was collected.
  missing bigint not null,
  reason text not null,
  shipped_at timestamptz,
  collected_at timestamptz
);

create index courier_orders_of on courier_orders (courier_id, order_id);

-- What each has by now: the sums of their movements. Nobody hands in more than they have.
create table courier_cash (
  courier_id uuid primary key,
  currency text not null,
  due bigint not null default 0 check (due >= 0),
  collected bigint not null default 0 check (collected >= 0),
  missing bigint not null default 0,
  handed_in bigint not null default 0 check (handed_in between 0 and collected),
  banked bigint not null default 0 check (banked between 0 and handed_in)
);

-- The ledger of it, append-only.
create table courier_movements (
  id uuid primary key,
  courier_id uuid not null,
  -- Null of what is handed in and banked, which is of many.
  order_id uuid,
  kind text not null check (kind in ('due', 'collected', 'missing', 'handed_in', 'banked')),
  -- Less than nothing where it is due no more, or more was collected than it cost.
  amount bigint not null check (amount <> 0),
  -- Who took it, or brought it; null where it follows from an order.
  by uuid,
  reference text not null default '',
  at timestamptz not null
);

create index courier_movements_of on courier_movements (courier_id, id);

create trigger append_only before update or delete on courier_movements
  for each row execute function refuse_change();
