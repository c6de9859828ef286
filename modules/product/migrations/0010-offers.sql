-- What is taken off, when, and of what. Deleted ones are gone.
create table offer (
  id uuid primary key,
  name text not null,
  -- It holds from then on and until before; 1970 and the end of 9999 where it has no beginning or no end.
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null check (until_at > from_at),
  active boolean not null,
  priority integer not null,
  combinable boolean not null,
  -- In capitals; null where nobody has to know one.
  coupon_code text collate "C" unique,
  coupon_per_customer integer check (coupon_per_customer > 0),
  coupon_total integer check (coupon_total > 0),
  -- What must hold, and what is given, as the contract writes them (`when`, `gives`).
  conditions jsonb not null,
  gives jsonb not null,
  version bigint not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

-- What is in force is read from what ends after now on, not from all there ever was.
create index offer_in_force on offer (until_at, id) where active;
