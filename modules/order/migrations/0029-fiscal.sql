-- What customs and tax authorities know goods by, as their product says it; empty: nobody has said it.
alter table catalogue add column tariff_code text not null default '';
