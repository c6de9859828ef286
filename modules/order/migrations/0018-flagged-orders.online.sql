-- What staff are to look at: few, however many orders there are.
create index concurrently orders_flagged on orders (id desc) where flags <> '{}';
