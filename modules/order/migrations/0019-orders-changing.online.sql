-- Orders whose customers want other lines: a few at any moment, and none that nobody answers is to wait for ever.
create index concurrently orders_changing on orders (id) where wanted is not null;
