-- A card's money is promised first, and taken once its order is packed; of an order that costs less by then the rest is let go.
-- `amount` is what the order costs as known now, and may come below what was taken: the difference goes back.
alter table payments
  -- What the provider's payment is of; null of those from before: the amount.
  add column asked_for bigint,
  -- What the provider holds for us, or held, and until when; 0 of those from before, also where it was captured.
  add column authorized bigint not null default 0,
  add column authorized_until timestamptz,
  -- Staff know that it ends.
  add column ending_told boolean not null default false,
  -- The customer has done their part, and the provider hasn't said what comes of it.
  add column under_way boolean not null default false,
  -- When it is taken. The last release has the provider take it at once.
  add column capture text not null default 'at_confirmation',
  -- What the provider is asked to take, or took; 0 until it is.
  add column to_capture bigint not null default 0,
  -- What the order costs is final.
  add column packed boolean not null default false,
  -- What went back, or is about to, because the order costs so much less.
  add column settled bigint not null default 0,
  add column settling bigint not null default 0,
  -- The order's version by which it is known what it costs.
  add column order_version bigint not null default 0,
  -- How many changes were ever asked for.
  add column changes int not null default 0;

-- contract: the last release writes captured = amount, which this allows as well
alter table payments drop constraint payments_check;
alter table payments add constraint payments_captured_is_promised
  check (captured between 0 and greatest(amount, authorized)) not valid;

alter table payments add constraint payments_sums_are_sums
  check (authorized >= 0 and to_capture >= 0 and settled >= 0 and settling >= 0) not valid;
alter table payments add constraint payments_capture_is_known
  check (capture in ('at_packing', 'at_confirmation')) not valid;

-- contract: two more kinds, which the last release puts off for a replica that knows them
alter table provider_calls drop constraint provider_calls_kind_check;
alter table provider_calls add constraint provider_calls_kind_is_known
  check (kind in ('create', 'confirm', 'capture', 'renew', 'cancel', 'refund')) not valid;

alter table refunds
  -- How much of it went back because the order costs so much less.
  add column settles bigint not null default 0,
  -- [{ line, quantity, amount }] where it is of lines of the order.
  add column lines jsonb not null default '[]',
  -- The provider's payment that it is of; null: the payment's own.
  add column payment_reference text;

alter table refunds add constraint refunds_settle_no_more_than_they_give check (settles between 0 and amount) not valid;

-- A larger sum that is to be promised before the smaller is let go.
create table payment_changes (
  id uuid primary key,
  payment_id uuid not null references payments,
  -- The order's name for it.
  request text not null,
  amount bigint not null check (amount >= 0),
  -- `ending`: the provider is asked to let it go.
  status text not null check (status in ('pending', 'ending', 'authorized', 'failed')),
  provider_ref text,
  client_secret text,
  under_way boolean not null default false,
  -- The provider's payment that it took the place of.
  replaced text,
  -- Why it failed.
  reason text not null default '',
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (payment_id, request)
);

create index payment_changes_open on payment_changes (expires_at) where status = 'pending';

-- contract: one more status, which only payments have that the last release didn't make
alter table sandbox_payments drop constraint sandbox_payments_status_check;
alter table sandbox_payments add constraint sandbox_payments_status_is_known
  check (status in ('requires_action', 'processing', 'authorized', 'captured', 'failed', 'cancelled')) not valid;
alter table sandbox_payments
  add column capture text not null default 'automatic',
  -- What was taken; null where it is all.
  add column captured bigint,
  -- When what is authorized ends.
  add column until timestamptz;
