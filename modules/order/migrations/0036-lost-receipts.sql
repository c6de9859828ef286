-- Numbers that were given before this database was restored to an earlier time, and whose receipts it has lost: nobody is
-- given them again. One whose receipt comes back is not among them any more.
create table lost_receipts (
  series text not null check (series in ('INV', 'CN')),
  year integer not null,
  number bigint not null check (number > 0),
  primary key (series, year, number)
);
