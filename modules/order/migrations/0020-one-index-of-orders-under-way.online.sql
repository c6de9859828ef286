-- contract: orders_under_way has all that is in it, and serves the last release's questions too.
drop index concurrently if exists orders_on_their_way;
