alter table users add column phone_verified boolean not null default false;

-- Another phone may be anybody's. The last release, which runs beside this one for a while, changes phones and knows nothing of
-- this.
create function unverify_phone() returns trigger language plpgsql as $$
begin
  new.phone_verified := false;
  return new;
end $$;

create trigger users_unverify_phone before update of phone on users
  for each row when (new.phone is distinct from old.phone) execute function unverify_phone();

-- The code that was last sent to a user's phone: one each, gone after ten minutes. Six digits could be tried: so their hash is
-- slow and salted.
create table phone_codes (
  user_id uuid primary key references users (id),
  -- That it was sent to.
  phone text not null,
  salt bytea not null,
  code_hash bytea not null,
  -- How often one was shown.
  tries integer not null default 0,
  expires_at timestamptz not null
);

create index phone_codes_expiry on phone_codes (expires_at);
