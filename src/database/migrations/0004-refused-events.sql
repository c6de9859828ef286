-- Events that the bus refuses for good, such as one that is larger than its topic takes, and those that were said after
-- them under the same topic and key. Each keeps the id that it had in the outbox: there it goes back to, in its order.
create table refused_events (
  id bigint primary key,
  topic text not null,
  key text not null,
  value bytea,
  headers jsonb not null,
  created_at timestamptz not null,
  state text not null check (state in ('refused', 'waiting')),
  error text,
  refused_at timestamptz not null default now()
);

create index on refused_events (topic, key, id);
