-- What users asked to be given of themselves: one at a time, gone after a day. The key opens what the other modules sealed
-- for it, so that with this row nothing can be read of what the bus may still keep.
create table personal_exports (
  user_id uuid primary key references users (id),
  id uuid not null unique,
  private_key text not null,
  requested_at timestamptz not null
);
create index personal_export_by_age on personal_exports (requested_at);

create table personal_export_parts (
  export_id uuid not null references personal_exports (id) on delete cascade,
  module text not null,
  part integer not null,
  parts integer not null,
  sealed text not null,
  primary key (export_id, module, part)
);
