-- When this database was restored, and from what time: since then it lacks what others know of (docs/backup.md).
create table if not exists restores (
  at timestamptz primary key default clock_timestamp(),
  taken_at timestamptz not null,
  -- When it was brought together with the others again; null until then.
  together_at timestamptz
);
