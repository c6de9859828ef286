-- Which access tokens of a user are no longer good, though they haven't expired: those of a lower epoch, unless they
-- are of the kept session; and those of the ended sessions.
alter table users
  add column token_epoch bigint not null default 0,
  add column kept_session uuid,
  add column ended_sessions uuid[] not null default '{}',
  -- When the last of them has expired; null where there never was one.
  add column revoked_until timestamptz;
