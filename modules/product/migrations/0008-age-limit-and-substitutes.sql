-- Who is younger doesn't get it; null: anybody does.
alter table product add column age_limit smallint;
-- contract: only new rows are looked at; the old ones have none
alter table product add constraint age_limit_is_an_age check (age_limit between 1 and 99) not valid;

-- What may stand in for it, the best first: ids of other products, which are never deleted.
alter table product add column substitutes uuid[] not null default '{}';
