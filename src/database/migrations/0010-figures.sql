-- What is shown at /metrics of events that were set aside: how many are in each state, and since when the oldest is.
-- Nobody scans the tables for it, which may hold a great many after an outage.
create index parked_events_by_state on parked_events (state, set_aside_at);
create index refused_events_by_state on refused_events (state, refused_at);
