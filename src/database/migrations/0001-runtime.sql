-- The runtime's own tables, in every module's database.

-- Events said by committed transactions that the bus hasn't taken yet.
create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  value bytea,
  headers jsonb not null,
  created_at timestamptz not null default now()
);

-- Events that this module has handled. Event ids are UUIDv7, so their order is their age and old ones
-- are deleted by the primary key alone.
create table inbox (
  event_id uuid primary key
);

-- Events whose handling failed, and those that came behind them under the same topic and key.
create table parked_events (
  id bigint generated always as identity primary key,
  event_id uuid not null unique,
  topic text not null,
  key text not null,
  type text not null,
  value bytea,
  headers jsonb not null,
  state text not null check (state in ('retrying', 'waiting', 'parked')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  error text,
  set_aside_at timestamptz not null default now()
);

create index on parked_events (topic, key, id);

create table idempotency_keys (
  caller text not null,
  key text not null,
  fingerprint text not null,
  status int not null,
  headers jsonb not null,
  body text not null,
  created_at timestamptz not null default now(),
  primary key (caller, key)
);

create index on idempotency_keys (created_at);
