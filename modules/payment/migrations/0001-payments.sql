-- One payment per order. `refunding` is what pending refunds have reserved; it and `refunded` together
-- can never pass `captured`, whatever runs at once. `called_off`: the order was cancelled or returned,
-- so that what is captured goes back.
create table payments (
  id uuid primary key,
  order_id uuid not null unique,
  customer_id uuid not null,
  method text not null check (method in ('card', 'cash_on_delivery')),
  provider text not null,
  provider_ref text,
  client_secret text,
  status text not null check (
    status in ('requires_action', 'authorized', 'captured', 'failed', 'cancelled', 'partially_refunded', 'refunded')
  ),
  amount bigint not null check (amount >= 0),
  currency text not null,
  captured bigint not null default 0 check (captured between 0 and amount),
  refunded bigint not null default 0 check (refunded >= 0),
  refunding bigint not null default 0 check (refunding >= 0),
  called_off boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- When the provider was last asked how it stands; so that a lost provider event is made up for.
  asked_at timestamptz not null,
  unique (provider, provider_ref),
  check (refunded + refunding <= captured)
);

create index payments_by_customer on payments (customer_id, id);
create index payments_unsettled on payments (asked_at)
  where method = 'card' and status in ('requires_action', 'authorized');

-- The ledger: append-only. Its key names the payment, so that the payment's own time in the primary key
-- (which partitions need) leaves the key as unique as it would be alone.
create table transactions (
  id uuid not null,
  payment_id uuid not null,
  opened_at timestamptz not null,
  kind text not null check (kind in ('authorization', 'capture', 'failure', 'refund', 'cancellation')),
  amount bigint not null check (amount >= 0),
  currency text not null,
  provider text not null,
  provider_reference text not null,
  key text not null,
  detail text not null default '',
  at timestamptz not null,
  primary key (key, opened_at)
) partition by range (opened_at);

create table transactions_default partition of transactions default;
create index on transactions (payment_id, id);
create index on transactions (at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only';
end
$$;

create trigger append_only before update or delete on transactions
  for each row execute function refuse_change();

create table refunds (
  id uuid primary key,
  payment_id uuid not null references payments,
  amount bigint not null check (amount > 0),
  reason text not null,
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  -- Who asked for it; null where the mart did, for an order that was called off.
  requested_by uuid,
  failure text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index refunds_of_payment on refunds (payment_id, id);

-- What the provider is to be asked: written with the change that wants it, deleted with the change that
-- its answer makes. A call is due at `due_at`, which is moved on while somebody makes it.
create table provider_calls (
  key text primary key,
  payment_id uuid not null references payments,
  provider text not null,
  kind text not null check (kind in ('create', 'confirm', 'cancel', 'refund')),
  request jsonb not null,
  cause jsonb not null,
  attempts int not null default 0,
  due_at timestamptz not null,
  last_error text not null default ''
);

create index provider_calls_due on provider_calls (due_at);

-- What providers told us, each once.
create table provider_events (
  provider text not null,
  id text not null,
  type text not null,
  payload jsonb not null,
  received_at timestamptz not null,
  primary key (provider, id)
);

create index provider_events_age on provider_events (received_at);

-- Orders cancelled before there was a payment.
create table cancelled_orders (
  order_id uuid primary key,
  at timestamptz not null
);

create index cancelled_orders_age on cancelled_orders (at);
