-- Staff who ask for what the mart holds of them; what the saga moves is by nobody, and not in it.
create index movements_by_whom on movements (by, id) where by <> '';
