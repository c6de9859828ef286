-- Customers who are gone: what is said of their payments later is taken out by the sweep.
create table erased_customers (
  customer_id uuid primary key,
  erased_at timestamptz not null
);

-- What a provider's event is about, by the payment's name there.
create index provider_events_about on provider_events
  ((coalesce(payload #>> '{data,object,payment_intent}', payload #>> '{data,object,id}')));

-- The ledger is append-only, save that the words which people gave as a refund's reason go when its customer is erased.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.detail = '' then
    old.detail := '';
    if new is not distinct from old then
      return new;
    end if;
  end if;
  raise exception 'the ledger is append-only';
end
$$;
