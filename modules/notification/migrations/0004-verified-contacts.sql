-- Whether the address is known to be the user's own. Of contacts from before nobody knows: their letters name
-- nobody until the user is next heard of (`npm run events -- announce user` says all of them again).
alter table contacts add column verified boolean not null default false;
