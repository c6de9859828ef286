-- Whom staff's news go to: admins are told of a webhook that was switched off. Of contacts from before nobody knows until
-- the user is next heard of (`npm run events -- announce user` says all of them again).
alter table contacts add column if not exists role text not null default '';
alter table contacts add column if not exists disabled boolean not null default false;

-- Other systems that are told of what happens. One that is removed stays, empty, until the clean-up has taken out what it
-- was sent.
create table webhook_endpoints (
  id uuid primary key,
  url text not null,
  -- Names as in proto/webhooks.ts.
  events text[] not null,
  description text not null,
  active boolean not null,
  -- Why it is off: an admin's wish, its own (410), or two days in which nothing worked.
  off_reason text check (off_reason in ('admin', 'gone', 'failing')),
  -- Since when nothing has worked; null where the last try did.
  failing_since timestamptz,
  -- Both sealed for MAIL_PRIVATE_KEY. The one before signs too, for a day.
  secret text not null,
  previous_secret text,
  previous_secret_until timestamptz,
  removed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (active = (off_reason is null))
);

-- What happened, as endpoints are told of it. The id is the event's own, a UUIDv7, and is the webhook-id.
create table webhook_events (
  id uuid primary key,
  type text not null,
  -- Whose order or payment it is.
  user_id uuid,
  -- The very bytes that are signed; emptied when its user is erased and nobody is still to be told.
  payload text not null,
  created_at timestamptz not null
);

create index webhook_events_by_user on webhook_events (user_id) where payload <> '';

-- What each endpoint is told, in the order in which it was heard. No foreign keys: see deliveries.
create table webhook_deliveries (
  id bigint generated always as identity primary key,
  endpoint_id uuid not null,
  event_id uuid not null,
  -- Events of one subject arrive one after the other: order:<id>, payment:<order id>.
  subject text not null,
  status text not null check (status in ('pending', 'delivered', 'failed')),
  -- Since it was last set going.
  attempts int not null default 0,
  first_attempt_at timestamptz,
  answer text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (event_id, endpoint_id)
);

create index webhook_deliveries_next on webhook_deliveries (endpoint_id, subject, id) where status = 'pending';
create index webhook_deliveries_of on webhook_deliveries (endpoint_id, id desc);
create index webhook_deliveries_by_status on webhook_deliveries (endpoint_id, status, id desc);

-- A subject of an endpoint, for as long as something of it is pending: its first is due at next_attempt_at, the others wait
-- behind it. A claim is a lease on the whole subject, so no two of it are ever under way.
create table webhook_lanes (
  endpoint_id uuid not null,
  subject text not null,
  next_attempt_at timestamptz not null,
  leased_until timestamptz,
  -- Grows with every claim, so that one whose lease ran out records nothing over its successor.
  claim int not null default 0,
  primary key (endpoint_id, subject)
);

create index webhook_lanes_due on webhook_lanes (endpoint_id, next_attempt_at);

create table webhook_attempts (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references webhook_deliveries on delete cascade,
  at timestamptz not null,
  outcome text not null check (outcome in ('delivered', 'refused', 'gone', 'unreachable', 'forbidden')),
  -- The HTTP status, where there was one.
  http_status int,
  answer text not null
);

create index webhook_attempts_of on webhook_attempts (delivery_id, id desc);
