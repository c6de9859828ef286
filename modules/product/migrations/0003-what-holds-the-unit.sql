-- What keeps a product sold by the unit that it is sold by, as other modules say it: stock or reservations (until inventory
-- says so with `stock_version`, nothing is known to be empty), and baskets. In no index, so that they change in place.
alter table product
  add column shelf_empty boolean not null default false,
  add column in_baskets boolean not null default false,
  add column basket_version bigint not null default 0;
