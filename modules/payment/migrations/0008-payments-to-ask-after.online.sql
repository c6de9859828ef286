-- Payments that the provider is to tell something of: not those whose order is simply not packed yet.
create index concurrently payments_to_ask_after on payments (asked_at)
  where method = 'card' and (status = 'requires_action' or status = 'authorized' and (to_capture > 0 or called_off or authorized = 0));
