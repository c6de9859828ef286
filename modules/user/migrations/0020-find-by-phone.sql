-- Staff look for who calls by any part of the number.
create index users_phone_parts on users using gin (phone gin_trgm_ops);
