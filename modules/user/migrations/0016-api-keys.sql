-- What tills and other machines sign in with. The hash is of 256 random bits: nobody guesses them from it.
create table api_keys (
  id uuid primary key,
  name text not null,
  permissions text[] not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  -- Null: it doesn't end by itself.
  expires_at timestamptz,
  -- To the minute.
  last_used_at timestamptz,
  -- A key that was deleted is kept for a while: timelines and ledgers name it.
  deleted_at timestamptz
);

create index api_keys_deleted on api_keys (deleted_at) where deleted_at is not null;
