-- Words that find each other, the whole list in each version, with who made it; the last one counts.
create table synonyms (
  version bigint primary key,
  items jsonb not null,
  -- Null: the list that a shop begins with.
  changed_by uuid,
  changed_at timestamptz(3) not null
);
