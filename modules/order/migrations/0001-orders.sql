create sequence order_numbers;

-- One row per order, its lines with it: they never change once placed, and are always read and written
-- with it, so a table of lines would cost every read a join and every order a second insert. Whoever
-- wants them as rows (the audit) says jsonb_to_recordset(items).
create table orders (
  id uuid primary key,
  number text not null unique,
  customer_id uuid not null,
  status text not null check (status in (
    'pending', 'awaiting_payment', 'confirmed', 'packed', 'shipped', 'delivered',
    'rejected', 'cancelled', 'returned')),
  -- [{ productId, sku, name, soldBy, quantity, unitPrice: { amount, currency }, lineTotal: { amount, currency } }]
  items jsonb not null check (jsonb_array_length(items) between 1 and 100),
  currency text not null,
  subtotal bigint not null check (subtotal >= 0),
  delivery_fee bigint not null check (delivery_fee >= 0),
  total bigint not null check (total = subtotal + delivery_fee),
  payment_method text not null check (payment_method in ('card', 'cash_on_delivery')),
  shipping_address jsonb not null,
  note text,
  cancel_reason text,
  tracking jsonb,
  version integer not null,
  pay_by timestamptz,
  -- When the other modules were last told of it again, because nothing moved.
  reminded_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Newest first is by id, which begins with the time (UUIDv7).
create index orders_of_customer on orders (customer_id, id desc);
create index orders_by_status on orders (status, id desc);
create index orders_to_be_paid on orders (pay_by) where status = 'awaiting_payment';

-- Append-only, a partition per month; written in one statement with the order, so it needs no foreign key.
create table timeline (
  order_id uuid not null,
  version integer not null,
  at timestamptz not null,
  status text not null,
  event text not null,
  detail text,
  primary key (order_id, version, at)
) partition by range (at);

create table timeline_default partition of timeline default;
