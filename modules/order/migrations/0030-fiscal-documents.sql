-- How receipts stand with the tax authority. Beside them: a receipt never changes by it.
create table fiscal_documents (
  order_id uuid not null,
  version integer not null,
  kind text not null,
  -- Its number as people read it, by which the authority knows it again.
  receipt text not null unique,
  provider text not null,
  state text not null default 'queued' check (state in ('queued', 'registered', 'rejected')),
  queued_at timestamptz not null,
  -- When it is asked for next; until then it is its taker's alone. Null once it is registered.
  due_at timestamptz,
  attempts integer not null default 0,
  -- The authority's, and what its QR code says.
  number text,
  qr text,
  settled_at timestamptz,
  -- Why it was refused, in the authority's words; and why it had no answer when it was asked for last.
  reason text,
  last_error text,
  primary key (order_id, version, kind),
  constraint is_of_a_receipt foreign key (order_id, version, kind) references receipts (order_id, version, kind),
  constraint a_number_is_of_one_receipt unique (provider, number),
  check ((state = 'registered') = (number is not null and qr is not null and due_at is null)),
  check (state <> 'rejected' or reason is not null)
);
create index fiscal_documents_due on fiscal_documents (due_at) where state <> 'registered';
create index fiscal_documents_open on fiscal_documents (state, queued_at) where state <> 'registered';
