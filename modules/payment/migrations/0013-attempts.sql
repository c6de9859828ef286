-- A card that was declined may be tried again: one attempt after the other, each a payment of its own at the provider.
alter table payments
  -- How often it still may be; 0 where it has failed for good, and of those from before.
  add column retries_left int not null default 0,
  -- Until when; null of those from before, which a decline leaves open.
  add column pay_by timestamptz,
  -- The attempt that was declined is to be over at the provider before the next is opened.
  add column reopening boolean not null default false,
  -- The provider's payments of the attempts before.
  add column former text[] not null default '{}';

alter table payments add constraint payments_retries_are_counted check (retries_left >= 0) not valid;
