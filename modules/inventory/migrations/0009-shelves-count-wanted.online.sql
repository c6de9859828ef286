-- The shelves that staff should count, by name.
create index concurrently shelves_count_wanted on shelves (name, product_id) where count_wanted_since is not null;
