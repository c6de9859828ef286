-- An order at the shelves and on its way: what of it is in the bag, what stands in for what, who has it in hand.
alter table orders
  -- Minor units: what it came to when it was placed (null of those that were placed before this was kept: it is the total),
  -- what is taken off its lines, and what of the money that went back did so because it costs so much less.
  add column ordered_total bigint,
  add column discount bigint not null default 0,
  add column settled bigint not null default 0,
  -- [{ at, line?, reason, amount: { amount, currency } }]: only added to.
  add column adjustments jsonb not null default '[]',
  add column flags text[] not null default '{}',
  -- Percent that a weight may be over what was ordered.
  add column tolerance smallint not null default 0,
  -- Who picks it, and when they last did something with it; the time alone once they gave it back.
  add column picker_id uuid,
  add column picked_at timestamptz,
  -- What was offered to stand in for its lines.
  add column proposals jsonb not null default '[]',
  -- Other lines that are wanted, until inventory and payment have said that they can be had; and how many times any were.
  add column wanted jsonb,
  add column changes integer not null default 0,
  -- Who brings it, and on which round.
  add column courier_id uuid,
  add column run_id uuid,
  -- { attempts, bags, pin, receivedBy, ageCheckedBy, proofUrl, collected, differenceReason }
  add column door jsonb not null default '{"attempts": 0}',
  add column pay_with bigint;

alter table orders add constraint orders_owe_no_less_than_nothing
  check (ordered_total >= 0 and discount >= 0 and settled >= 0 and pay_with > 0 and tolerance between 0 and 100) not valid;

-- contract: one more status, which the last release never writes and reads as any other
alter table orders drop constraint orders_status_check;
alter table orders add constraint orders_status_is_known check (status in (
  'pending', 'awaiting_payment', 'confirmed', 'picking', 'packed', 'shipped', 'delivered',
  'rejected', 'cancelled', 'returned')) not valid;

-- contract: a line that stands in for another is one more
alter table orders drop constraint orders_items_check;
alter table orders
  add constraint orders_have_lines check (jsonb_array_length(items) between 1 and 300) not valid;

-- contract: the sum has one more part now, which is 0 of every order that the last release writes
alter table orders drop constraint orders_total_is_its_parts;
alter table orders
  add constraint orders_total_is_the_sum_of_its_parts
  check (total = subtotal - discount + delivery_fee + other_fees) not valid;

-- Of whom a proof of age is wanted; null: of nobody.
alter table catalogue
  add column age_limit smallint,
  -- What stands in for it, the best first; and by what else it could be found.
  add column substitutes uuid[] not null default '{}',
  add column brand text not null default '',
  add column category_id uuid;

-- Where it lies in the shop.
alter table shelves
  add column aisle text not null default '',
  add column position integer not null default 0,
  add column storage text not null default '';
