-- Which transaction told a message: what was read before every transaction below it had ended may lack some, and
-- their ids, made by several clocks before their commits, don't tell. Null of messages from before. As a default, so that
-- the last release, which runs beside this one, writes it too.
alter table messages add column told_by bigint;
alter table messages alter column told_by set default pg_current_xact_id()::text::bigint;
