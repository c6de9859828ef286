-- What went back of an order's money, as payment says: a receipt that is written after it must say so.
create table order_money (
  order_id uuid primary key,
  refunded bigint not null,
  currency text not null,
  at timestamptz not null
);

create index order_money_age on order_money (at);
