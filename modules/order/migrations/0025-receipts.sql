-- The last number of a series in a year. A row that is locked and counted up, never a sequence: a transaction that is
-- rolled back gives its number back, so that there is no gap.
create table receipt_numbers (
  series text not null check (series in ('INV', 'CN')),
  year integer not null,
  last bigint not null check (last > 0),
  primary key (series, year)
);

-- Invoices and credit notes as they were issued. `version` is that of the order which they are of.
create table receipts (
  order_id uuid not null,
  version integer not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  series text not null,
  year integer not null,
  number bigint not null check (number > 0),
  issued_at timestamptz not null,
  -- Minor units.
  total bigint not null check (total >= 0),
  document jsonb not null,
  primary key (order_id, version, kind),
  unique (series, year, number)
);
-- The number of its invoice as people read it, for what is told of the order.
alter table orders add column invoice text;

create unique index one_invoice_of_an_order on receipts (order_id) where kind = 'invoice';

create function receipt_stands() returns trigger language plpgsql as $$
begin
  raise exception 'a receipt is never changed or deleted';
end
$$;
create trigger append_only before update or delete on receipts
  for each row execute function receipt_stands();

-- Orders of which there may be a receipt to come: packed, or since then changed in what they come to. Whoever does that
-- takes them out again in the same transaction; what stays was done by a replica of a release that issues none.
create table receipts_due (
  order_id uuid primary key,
  packed boolean not null
);

create function receipt_is_due() returns trigger language plpgsql as $$
begin
  insert into receipts_due as d (order_id, packed) values (new.id, old.status in ('confirmed', 'picking'))
  on conflict (order_id) do update set packed = d.packed or excluded.packed;
  return null;
end
$$;
create trigger receipt_is_due after update on orders
  for each row when (
    (new.status = 'packed' and old.status in ('confirmed', 'picking'))
    or (old.status in ('packed', 'shipped', 'delivered')
      and (new.total, new.refunded, new.settled, new.status in ('cancelled', 'returned'))
        is distinct from (old.total, old.refunded, old.settled, false))
  )
  execute function receipt_is_due();
