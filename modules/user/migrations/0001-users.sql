create extension if not exists pg_trgm;

create table users (
  id uuid primary key,
  -- As it was given; compared without case. Null once the user is erased, so that the address is free again.
  email text,
  name text not null,
  phone text,
  password_hash text,
  role text not null check (role in ('customer', 'staff', 'admin')),
  email_verified boolean not null default false,
  disabled boolean not null default false,
  -- Grows by one with every change that other modules are told of.
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz,
  check (
    case
      when erased_at is null then email is not null and password_hash is not null
      else email is null and password_hash is null and phone is null and name = ''
    end
  )
);

create unique index users_email on users (lower(email));
-- An admin searches by any part of an address or a name.
create index users_parts on users using gin (email gin_trgm_ops, name gin_trgm_ops);
-- How many admins are there who can still log in?
create index users_admins on users (id) where role = 'admin' and not disabled and erased_at is null;

-- A session is one family of refresh tokens. Only the hash of the newest is known: whoever shows an older
-- one of the family ends it, and no history of used tokens has to be kept to tell.
create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

-- The single-use tokens that are mailed: their hashes, and the address that each was made for.
create table mail_tokens (
  token_hash bytea primary key,
  user_id uuid not null references users (id),
  purpose text not null check (purpose in ('verify_email', 'reset_password')),
  email text not null,
  expires_at timestamptz not null
);

create index mail_tokens_user on mail_tokens (user_id);
create index mail_tokens_expiry on mail_tokens (expires_at);

-- Guesses counted by who makes them and whose password they are at, each in a window that ends by itself.
-- Unlogged: shared by all replicas, but a guess costs no fsync, and to lose the counts in a crash does no harm.
create unlogged table guesses (
  subject text primary key,
  count integer not null,
  window_ends timestamptz not null
);

create index guesses_expiry on guesses (window_ends);

create table addresses (
  id uuid primary key,
  user_id uuid not null references users (id),
  label text not null,
  recipient text not null,
  phone text not null,
  line1 text not null,
  line2 text,
  city text not null,
  postal_code text,
  notes text,
  is_default boolean not null
);

create index addresses_user on addresses (user_id, id);
create unique index addresses_default on addresses (user_id) where is_default;
