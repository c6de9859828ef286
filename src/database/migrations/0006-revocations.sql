-- Which access tokens are no longer good though they haven't expired, as mart.user.v1 told: kept until the last of them
-- has, by the first module of each process (src/tokens/revocation-feed.ts).
create table revocations (
  user_id text primary key,
  -- Of the user's state: the highest wins.
  version bigint not null,
  epoch bigint not null,
  kept_session text,
  ended_sessions text[] not null,
  until timestamptz not null,
  -- Replicas that share the database look for what the others were told.
  noted_at timestamptz not null default clock_timestamp()
);

create index on revocations (noted_at);
create index on revocations (until);
