-- By what a message, or an event that receivers are told of, came to be: the correlation id, and where its trace goes on
-- from. The mails, texts and webhooks that are sent for it later go by these. Null of those from before.
alter table messages add column origin jsonb;
alter table webhook_events add column origin jsonb;
