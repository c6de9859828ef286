-- The revision of the copy that brought an offer as it stands: 0 where that was before revisions were kept.
alter table offers add column since bigint not null default 0;

-- Offers as they were in the revisions from `since` on and before `until`, which changed or deleted them: an order is
-- priced by those of when it was placed for as long as it may be changed.
create table past_offers (
  until bigint primary key,
  since bigint not null,
  offer_id uuid not null,
  body jsonb not null,
  replaced_at timestamptz not null
);

-- The revision that it was priced by; 0: it was placed before this. Null where nobody knows: the last release placed it
-- meanwhile, or it was lost and is written down again.
alter table orders add column offer_revision bigint default 0;
-- contract: the column is new: its default marks the orders that there are, and no release goes by it
alter table orders alter column offer_revision drop default;
