-- Single-use tokens of mails whose last try is over: they were kept in clear until they ended.
update messages set data = '{}'
where secret_until is not null and data <> '{}'
  and not exists (
    select from deliveries
    where deliveries.message_id = messages.id and deliveries.status in ('pending', 'kept')
  );
