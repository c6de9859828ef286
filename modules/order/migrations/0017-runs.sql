-- Who of the staff brings orders, as the user module says; highest version wins. Those who never did aren't here.
create table couriers (
  user_id uuid primary key,
  delivers boolean not null,
  version bigint not null
);

-- A courier's round.
create table runs (
  id uuid primary key,
  courier_id uuid not null,
  -- Stops that are not over; none is, and the round is.
  open_stops integer not null check (open_stops >= 0),
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint runs_are_over_with_their_stops check ((open_stops = 0) = (ended_at is not null))
);
create index runs_of_courier on runs (courier_id, id desc);
create index runs_open on runs (id desc) where ended_at is null;

-- Its stops, in order: an order each, which is on one round at a time.
create table run_stops (
  run_id uuid not null references runs on delete cascade,
  position integer not null,
  order_id uuid not null,
  state text not null default 'open'
    check (state in ('open', 'delivered', 'failed', 'returned', 'cancelled', 'taken_off')),
  ended_at timestamptz,
  primary key (run_id, position),
  unique (run_id, order_id)
);
create unique index run_stops_open on run_stops (order_id) where state = 'open';

-- How often somebody said a PIN that wasn't it, since it was last shipped.
alter table orders add column pin_guesses smallint not null default 0;
