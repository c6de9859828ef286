-- How words are made changes (finding/search-document.ts): '#2' is in each document that is made in the new way, and no
-- word that anything is found by.
create or replace function search_postings(search tsvector) returns table (term text, rank integer)
language sql immutable as $$
  select lexeme,
    10000 * case when 'A' = any(weights) then 3 when 'B' = any(weights) then 2 else 1 end - least(length(search), 9999)
  from (select lexeme, weights, search_stem(lexeme) as stem from unnest(search) offset 0) as words
  where (stem = lexeme or not search @@ quote_literal(stem)::tsquery) and not starts_with(lexeme, '#')
$$;

-- Products whose document is of another way: from before, or written by a replica of before while an upgrade goes on. A
-- job makes them anew; when it is done, the index is empty.
create index product_made_otherwise on product (id) where status = 'active' and not search @@ '''#2'''::tsquery;
