-- When it was closed, and when an order's customer was told that it is: those who are in it are offered others.
alter table slots add column closed_at timestamptz;
alter table orders add column slot_told_at timestamptz;
