-- What is still to be given back: as payments_owed, and of orders that cost less than was taken.
create index concurrently payments_owing on payments (id)
  where (called_off or packed) and refunded + refunding < captured
    and captured - settled - settling > case when called_off then 0 else amount end;
