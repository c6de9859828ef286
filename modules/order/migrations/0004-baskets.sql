-- The unit that a line was put in by: two bottles are not two grams. Null (put in by a build before this one): the
-- catalogue's.
alter table cart_items add column sold_by text check (sold_by in ('piece', 'weight'));
update cart_items i set sold_by = c.sold_by from catalogue c where c.product_id = i.product_id;

-- For whether a product lies in any basket.
create index cart_items_of_product on cart_items (product_id);

-- What the other modules were told of each product that ever lay in a basket. Not a count: a row changes when the first
-- line of its product comes, and when a sweep finds none any more, so that those who want the same don't wait for it.
create table basketed (
  product_id uuid primary key,
  in_baskets boolean not null,
  version bigint not null
);

-- Said by the first sweep.
insert into basketed select distinct product_id, false, 0 from cart_items;

-- No more than this is left, as of the version; null where nobody has said.
alter table shelves add column available bigint;

-- Its lines go back into the basket if it is rejected.
alter table orders add column from_cart boolean not null default false;
