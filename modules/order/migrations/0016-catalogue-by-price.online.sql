-- What could stand in for a product: of its category and unit, by how near its price is.
create index concurrently catalogue_by_price on catalogue (category_id, sold_by, price, product_id)
  where not archived;
