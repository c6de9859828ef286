-- What a provider says that the books contradict, in words, for staff; nothing of it is booked.
alter table payments add column flags text[] not null default '{}';
alter table payments add column disputed boolean not null default false;

-- What staff look for is few among many.
create index payments_flagged on payments (id) where flags <> '{}';
create index payments_disputed on payments (id) where disputed;
create index payments_owed on payments (id) where called_off and refunded + refunding < captured;
-- Those that are captured are most, and found at once; those that still move would cost each payment an entry.
create index payments_by_status on payments (status, id)
  where status in ('failed', 'cancelled', 'partially_refunded', 'refunded');

-- A refund is known by the provider's id too, since some are made there; a pending one is asked after at `ask_at`.
alter table refunds add column provider_reference text;
alter table refunds add column ask_at timestamptz;
alter table refunds add column asked int not null default 0;

create unique index refunds_by_reference on refunds (payment_id, provider_reference);
create index refunds_to_ask_after on refunds (ask_at) where status = 'pending';
create index refunds_failed on refunds (payment_id, id) where status = 'failed' or failure <> '';
create index refunds_pending on refunds (created_at) where status = 'pending';

-- Those whose provider has answered already; of the others the call is still to be made.
update refunds r set ask_at = now()
where status = 'pending' and not exists (select from provider_calls where key = 'refund:' || r.id);

-- Chargebacks, as the provider last told of each.
create table disputes (
  id uuid primary key,
  payment_id uuid not null references payments,
  provider text not null,
  provider_reference text not null,
  amount bigint not null,
  currency text not null,
  reason text not null,
  -- The provider's word for it.
  status text not null,
  closed boolean not null,
  -- Until when evidence is taken.
  respond_by timestamptz,
  opened_at timestamptz not null,
  -- When the provider said so; what is older changes nothing.
  told_at timestamptz not null,
  unique (provider, provider_reference)
);

create index disputes_of_payment on disputes (payment_id);
create index disputes_open on disputes (id) where not closed;
