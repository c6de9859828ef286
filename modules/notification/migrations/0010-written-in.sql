-- In which transaction a message was written: what was read before every transaction below it had ended may lack some, and
-- their ids, made by several clocks before their commits, don't tell. Null of messages from before. As a default, so that
-- the last release, which runs beside this one, writes it too.
alter table messages add column written_in bigint;
alter table messages alter column written_in set default pg_current_xact_id()::text::bigint;
