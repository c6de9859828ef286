-- The most of a product that one order may have, in pieces or grams; null: no limit of its own.
alter table product add column max_per_order integer check (max_per_order > 0);
