-- As parked_events_by_state: counting what is refused, and how old it is, reads no table through.
create index concurrently if not exists refused_events_by_state on refused_events (state, refused_at);
