-- `sold_by` is the unit that a shelf's numbers count. Where the product is sold by another unit while something is still
-- on hand, the numbers keep theirs, and the product's waits here until nothing is; null where it is the same.
alter table shelves add column sold_by_next text;

-- A shelf of which nothing is left takes the waiting unit, whatever statement emptied it. Its reorder point was in the
-- old one and means nothing in the new. (`emptied` in shelf.ts reckons the same.)
create function shelf_takes_unit() returns trigger language plpgsql as $$
begin
  new.sold_by := new.sold_by_next;
  new.sold_by_next := null;
  new.reorder_point := 0;
  return new;
end $$;

create trigger shelf_takes_unit before update on shelves
  for each row when (new.on_hand = 0 and new.sold_by_next is not null)
  execute function shelf_takes_unit();

-- A line of a returned order that did not go back on its shelf, which counts in another unit by now.
alter table reservation_lines add column left_out boolean not null default false;
