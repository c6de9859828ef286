-- Months of append-only tables that were taken off them after their retention (src/database/archive.ts). Each lies in the
-- schema `archive` until it was written to a file and read back.
create schema if not exists archive;

create table archived_months (
  -- The partition's: movements_2024_01.
  name text primary key,
  of_table text not null,
  month date not null,
  detached_at timestamptz not null default now(),
  -- Of the file; null while the table is there.
  rows bigint,
  sha256 text,
  exported_at timestamptz
);

-- Where the audit log's archived part ends: the chain goes on from here.
create table audit_archived (
  one boolean primary key default true check (one),
  seq bigint not null default 0,
  hash bytea not null default decode(repeat('00', 32), 'hex')
);

insert into audit_archived default values;
