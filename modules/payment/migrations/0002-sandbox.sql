-- The sandbox provider's own books. To the rest of the module it is a remote like any other: only its
-- provider reads these tables.
create table sandbox_payments (
  reference text primary key,
  key text not null unique,
  payment_id uuid not null,
  client_secret text not null,
  status text not null check (status in ('requires_action', 'processing', 'captured', 'failed', 'cancelled')),
  amount bigint not null,
  currency text not null,
  refunded bigint not null default 0 check (refunded between 0 and amount),
  reason text not null default '',
  -- When a slow payment is paid.
  due_at timestamptz,
  at timestamptz not null
);

create index sandbox_payments_processing on sandbox_payments (due_at) where status = 'processing';
create index sandbox_payments_captured on sandbox_payments (at) where status = 'captured';

create table sandbox_refunds (
  key text primary key,
  reference text not null unique,
  payment_reference text not null references sandbox_payments,
  amount bigint not null check (amount > 0),
  at timestamptz not null
);

create index sandbox_refunds_at on sandbox_refunds (at);

-- What it has to tell us and hasn't yet.
create table sandbox_events (
  id uuid primary key,
  payment_reference text not null references sandbox_payments
);
