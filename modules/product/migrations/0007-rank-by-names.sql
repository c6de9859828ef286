-- Of two finds the one with the shorter name comes first: its words say more of it. Until now whole documents were
-- compared, so that a long description, or what only marks a document, put a product behind. '#3' is in each document that
-- is ranked so; one without it keeps the ranks that its postings have, until a job makes it anew.
create function search_length(search tsvector) returns integer
language sql immutable as $$
  select case when search @@ '''#3'''::tsquery
    then least(100 * length(ts_filter(search, '{a}')) + least(length(search), 99), 9999)
    else least(length(search), 9999) end
$$;

create or replace function search_postings(search tsvector) returns table (term text, rank integer)
language sql immutable as $$
  select lexeme,
    10000 * case when 'A' = any(weights) then 3 when 'B' = any(weights) then 2 else 1 end - search_length(search)
  from (select lexeme, weights, search_stem(lexeme) as stem from unnest(search) offset 0) as words
  where (stem = lexeme or not search @@ quote_literal(stem)::tsquery) and not starts_with(lexeme, '#')
$$;

create index product_ranked_otherwise on product (id) where status = 'active' and not search @@ '''#3'''::tsquery;
