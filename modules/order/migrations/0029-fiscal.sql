-- What customs and tax authorities know goods by, as their product says it; empty: nobody has said it.
alter table catalogue add column tariff_code text not null default '';

-- Whom the receipt is to be registered with, as was set when it was issued; null: with nobody.
alter table receipts add column fiscal text;
