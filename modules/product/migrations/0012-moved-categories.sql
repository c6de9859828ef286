-- Categories whose products are to be said anew, as they lie in others now; a job says those up to `told` and goes on.
create table moved_category (
  id uuid primary key,
  told uuid
);

-- Until now products were said without those that their category lies in.
insert into moved_category (id) select id from category where parent_id is null;
