-- Events of types that the running build does not know, kept until one runs that does. They hold up nothing, and there
-- may be many, so what looks for those that do passes them by.
alter table parked_events drop constraint parked_events_state_check;
alter table parked_events add constraint parked_events_state_check
  check (state in ('retrying', 'waiting', 'parked', 'unknown'));

create index parked_events_unknown on parked_events (type) where state = 'unknown';
create index parked_events_in_line on parked_events (topic, key, id) where state <> 'unknown';
