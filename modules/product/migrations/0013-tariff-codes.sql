-- What customs and tax authorities know the goods by; digits, in groups by dots. Null: nobody has said it.
alter table product add column tariff_code text collate "C";
