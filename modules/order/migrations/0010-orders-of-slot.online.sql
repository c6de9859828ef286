-- Who is in a slot: for staff who close it, and for the books.
create index concurrently orders_of_slot on orders (slot_id) where slot_id is not null;
