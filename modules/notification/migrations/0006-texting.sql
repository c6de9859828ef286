-- The version of the user that said that the phone is proved to be theirs: only such phones are texted, and only while it is
-- the newest. The last release, which runs beside this one for a while, keeps newer versions and knows nothing of this.
alter table contacts add column phone_verified_in bigint;

alter table deliveries
  -- A mail that stands in for a text that didn't come: it is sent though its user prefers texts.
  add column stands_in boolean not null default false,
  -- Since when it waits, where staff set it going again.
  add column pending_since timestamptz,
  -- What the provider calls the text that it took last.
  add column provider_id text,
  -- What it last said of it: delivered or undelivered, once it knows.
  add column reported text check (reported in ('delivered', 'undelivered')),
  -- Since when a text may have been taken by the provider without our knowing; null where we know.
  add column in_doubt_since timestamptz;

create index deliveries_texts_due on deliveries (next_attempt_at) where status = 'pending' and channel = 'sms';
-- How many texts went out of late: the shop pays for each.
create index deliveries_texts_taken on deliveries (updated_at) where channel = 'sms' and provider_id is not null;
