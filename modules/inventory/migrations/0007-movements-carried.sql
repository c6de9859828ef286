-- What the movements of archived months come to, by product: the opening balance of those that are left.
create table movements_carried (
  product_id uuid primary key,
  -- Of the last of them.
  version bigint not null,
  on_hand bigint not null,
  shipped bigint not null,
  returned bigint not null
);
