-- Sets this database's consumer group apart from that of another one of the same module: a service on an emptied
-- database begins at the beginning of the topics and builds its copies, and one that is restored from a dump goes on
-- where its group was.
create table consumer_group (
  id text not null default left(replace(gen_random_uuid()::text, '-', ''), 12)
);

insert into consumer_group default values;
