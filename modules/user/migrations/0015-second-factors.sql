-- A second factor (TOTP, RFC 6238) of who has enrolled; counts once it is confirmed.
create table second_factors (
  user_id uuid primary key references users (id),
  -- Sealed with ACCOUNT_KEY, for this user alone.
  secret bytea not null,
  enrolled_at timestamptz not null,
  confirmed_at timestamptz,
  -- The time step of the last code that was taken: neither that one nor one before it is good again.
  last_step bigint not null default 0
);

create index second_factors_unconfirmed on second_factors (enrolled_at) where confirmed_at is null;

-- Hashes, keyed; one that is used is gone.
create table recovery_codes (
  user_id uuid not null references second_factors (user_id) on delete cascade,
  code_hash bytea not null,
  primary key (user_id, code_hash)
);

-- Whether it began with a second factor, or has shown one since.
alter table sessions add column second_factor boolean not null default false;
