-- Every administrative act in this module, written in its own transaction (src/audit-log). Append-only, and a chain:
-- an entry's hash is SHA-256 over {"act":…,"at":"…","previous":"…","seq":…}, with the hash of the one before as
-- `previous`. `act` is json, not jsonb: what is hashed are its bytes as they were written.
create table audit_log (
  seq bigint not null,
  at timestamptz(3) not null,
  act json not null,
  previous bytea not null,
  hash bytea not null,
  primary key (at, seq)
) partition by range (at);

create table audit_log_default partition of audit_log default;
create index audit_log_actor on audit_log ((act #>> '{actor,id}'), at, seq);
create index audit_log_subject on audit_log ((coalesce(act #>> '{subject,id}', act #>> '{subject,type}')), at, seq);

-- Where the chain ends: whoever appends holds this row until the commit. It tells when the chain's end was cut off.
create table audit_head (
  one boolean primary key default true check (one),
  seq bigint not null default 0,
  at timestamptz(3) not null default '-infinity',
  previous bytea not null default decode(repeat('00', 32), 'hex'),
  hash bytea not null default decode(repeat('00', 32), 'hex')
);

insert into audit_head default values;

-- Against mistakes. Who is master of the database gets round this, and then the chain tells.
create function audit_log_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;

create trigger append_only before update or delete on audit_log
  for each row execute function audit_log_only_grows();
create trigger stays before delete on audit_head
  for each row execute function audit_log_only_grows();
create trigger not_emptied before truncate on audit_head
  for each statement execute function audit_log_only_grows();
create trigger moves_on before update on audit_head
  for each row when (new.seq <> old.seq + 1 or new.previous <> old.hash or new.at < old.at)
  execute function audit_log_only_grows();
