-- What staff may. Null: all that there is, as for all staff that there were before this column.
alter table users add column permissions text[];
