-- The module's own copy of what it must know of a user, fed by mart.user.v1. Of one who was erased only
-- the id is kept, so that events that come late tell nobody anything.
create table contacts (
  user_id uuid primary key,
  email text not null,
  name text not null,
  phone text not null,
  version bigint not null,
  erased boolean not null default false
);

create index contacts_erased on contacts (user_id) where erased;

-- Only of users who chose; the others have the defaults.
create table preferences (
  user_id uuid primary key,
  email boolean not null,
  sms boolean not null,
  -- All three or none.
  quiet_from text,
  quiet_to text,
  quiet_time_zone text,
  check (num_nulls(quiet_from, quiet_to, quiet_time_zone) in (0, 3))
);

-- What a user was told, once per happening. Ids are UUIDv7: their order is the order of time.
create table messages (
  id uuid primary key,
  user_id uuid not null,
  -- What happened, such as order_confirmed:<order id>: a repeated event tells nothing twice.
  dedup text not null,
  template text not null,
  title text not null,
  body text not null,
  -- What the template needs to write the mail.
  data jsonb not null,
  order_id uuid,
  -- Whether it is in the inbox; a mail with a single-use token is not.
  in_app boolean not null,
  -- When the token in data ends; data is emptied once it is sent or has ended.
  secret_until timestamptz,
  read_at timestamptz,
  created_at timestamptz not null,
  unique (user_id, dedup)
);

create index messages_inbox on messages (user_id, id desc) where in_app;
create index messages_secret on messages (secret_until) where secret_until is not null;

-- A message on its way through one channel. No foreign key to messages: both are written by one statement,
-- erased by one and aged out by the same date, and the check would lock the message on every insert.
create table deliveries (
  id uuid primary key,
  message_id uuid not null,
  user_id uuid not null,
  channel text not null check (channel in ('in_app', 'email', 'sms')),
  status text not null check (status in ('pending', 'sent', 'kept', 'failed', 'dropped')),
  -- Where the event itself says where to; otherwise the contact's address at the time of sending.
  address text,
  -- Since it was last set going; staff may set it going again.
  attempts int not null default 0,
  -- Grows with every claim, so that one whose lease ran out records nothing over its successor.
  claim int not null default 0,
  -- When pending: not before this time. While it is being sent: the end of the lease.
  next_attempt_at timestamptz,
  answer text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index deliveries_due on deliveries (next_attempt_at) where status = 'pending';
create index deliveries_by_status on deliveries (status, id desc);
create index deliveries_by_user on deliveries (user_id, id desc);

create table delivery_attempts (
  id bigint generated always as identity primary key,
  delivery_id uuid not null references deliveries on delete cascade,
  at timestamptz not null,
  outcome text not null check (outcome in ('sent', 'refused', 'deferred', 'unreachable', 'kept')),
  answer text not null
);

create index delivery_attempts_of on delivery_attempts (delivery_id, id desc);
