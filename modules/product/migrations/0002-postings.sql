-- Each word (lexeme of `product.search`) with the products for sale that have it, the most relevant first: a page of
-- what a common word finds reads a page of its entries, where the GIN index would list all of them before the first is
-- ranked. Ranks: tens of thousands for where the word stands (3 name or code, 2 brand, 1 description), less one for
-- each word of the product, so that long texts count for less.
create table search_posting (
  term text collate "C" not null,
  rank integer not null,
  product_id uuid not null,
  primary key (term, rank, product_id)
);

-- How many products for sale have a word; '' is in all of them. A search begins with its rarest word.
create table search_term (
  term text collate "C" primary key,
  products integer not null
) with (fillfactor = 70);

create function search_stem(word text) returns text
language sql immutable as $$
  select coalesce((ts_lexize('english_stem', word))[1], word)
$$;

-- What of a product is posted. A word whose stem is there as well is found by that.
create function search_postings(search tsvector) returns table (term text, rank integer)
language sql immutable as $$
  select lexeme,
    10000 * case when 'A' = any(weights) then 3 when 'B' = any(weights) then 2 else 1 end - least(length(search), 9999)
  from (select lexeme, weights, search_stem(lexeme) as stem from unnest(search) offset 0) as words
  where stem = lexeme or not search @@ quote_literal(stem)::tsquery
$$;

insert into search_posting
  select term, rank, id from product cross join search_postings(search) where status = 'active'
  order by 1, 2, 3;
insert into search_term
  select term, count(*) from search_posting group by term
  union all select '', count(*) from product where status = 'active';
analyze search_posting, search_term;

drop function search_typed(jsonb);
drop function search_near(jsonb);
drop function search_term(text, boolean);

-- The terms that a word may stand for, and how many products have each: itself or its English stem ("mangoes" finds
-- "mango"), and those that it is the beginning of, the most common: a page is full of them. A beginning may also have
-- more letters than the stems of its words ("chocolat" and "chocol"); one of three letters hardly can.
create function search_terms(word text, prefix boolean) returns table (term text, products integer)
language sql stable as $$
  select t.term, t.products from search_term t where t.term in (word, search_stem(word)) and t.products > 0
  union
  (select t.term, t.products from search_term t
   where prefix and t.term > word and t.term < word || chr(1114111) and t.products > 0
   order by t.products desc limit 10)
  union
  (select t.term, t.products from search_word w
   cross join lateral (select * from search_term known where known.term = search_stem(w.word) offset 0) as t
   where prefix and length(search_terms.word) > 3
     and w.word > search_terms.word and w.word < search_terms.word || chr(1114111)
     and not starts_with(search_stem(w.word), search_terms.word) and t.products > 0
   order by t.products desc limit 10)
$$;

-- The words that a misspelt one may have meant: those one slip away, or where there are none, two.
create function search_neighbours(near jsonb, far jsonb) returns text[]
language sql stable as $$
  select case when cardinality(words) > 0 then words
    else array(select word from search_word where forms && array(select jsonb_array_elements_text(far)) limit 20) end
  from (select array(select word from search_word
                     where forms && array(select jsonb_array_elements_text(near)) limit 20) as words) as one_slip
$$;

-- Lists of what is (or isn't) in stock have indexes of their own: where that is nearly nothing, the others would be
-- walked from end to end. A change of stock that is none still changes the row in place (HOT).
create index product_by_stock_name on product (in_stock, sort_name, id) where status = 'active';
create index product_by_stock_price on product (in_stock, price, id) where status = 'active';
create index product_by_stock_age on product (in_stock, created_at, id) where status = 'active';
