-- Messages that are still to be sent, by channel and since when: what is counted at /metrics, however many were sent.
create index deliveries_waiting on deliveries (channel, (coalesce(pending_since, created_at))) where status = 'pending';
