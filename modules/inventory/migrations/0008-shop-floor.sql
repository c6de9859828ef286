-- Where a product lies, as staff say: '' and 0 where nobody did. Constants, so that no row is written anew.
alter table shelves
  add column aisle text not null default '',
  add column position integer not null default 0,
  add column storage text not null default '',
  -- Since when somebody should count it: a picker looked for what the books say is there. Null: nobody needs to.
  add column count_wanted_since timestamptz;

-- The newest version of its order that a reservation follows: an older word of the order comes too late.
alter table reservations add column order_version bigint not null default 0;

-- What was taken for the order is `quantity`; of it `returned` came back, and of that `restocked` went on the shelf again. What
-- is held, or on its way, is the difference. What comes back with the whole order isn't in them: the status says it.
alter table reservation_lines
  add column returned bigint not null default 0,
  add column restocked bigint not null default 0;
-- contract: only new rows are looked at; the old ones have the default
alter table reservation_lines
  add constraint no_more_back_than_went check (0 <= restocked and restocked <= returned and returned <= quantity) not valid;

-- What an order asked for besides, and was answered: all of `lines` is held, or nothing, for want of `shortages`. Gone
-- once the order's goods are shipped or free.
create table stock_requests (
  order_id uuid not null references reservations,
  request text not null,
  lines jsonb,
  shortages jsonb,
  primary key (order_id, request),
  check ((lines is null) <> (shortages is null))
);

-- What a picker found wrong on the shelf, by line of the order: it is written off, or the shelf counted, once.
create table shortfalls (
  order_id uuid not null references reservations,
  line integer not null,
  product_id uuid not null,
  reason text not null check (reason in ('damaged', 'expired', 'not_found')),
  -- Written off.
  quantity bigint not null check (quantity >= 0),
  at timestamptz not null default clock_timestamp(),
  primary key (order_id, line)
);

-- contract: only new rows are looked at, and the old ones are of fewer kinds
alter table movements drop constraint movements_kind_check;
alter table movements add constraint movements_kind_check
  check (kind in ('opening', 'counted', 'adjusted', 'shipped', 'returned', 'wasted', 'brought_back')) not valid;

-- Of archived months.
alter table movements_carried
  add column wasted bigint not null default 0,
  add column brought_back bigint not null default 0;
