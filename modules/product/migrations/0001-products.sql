create table category (
  id uuid primary key,
  parent_id uuid references category (id),
  name text not null,
  -- The name without case and accents: siblings differ in it, and the tree is read in its order.
  name_key text collate "C" not null,
  slug text collate "C" not null unique,
  check (parent_id <> id)
);

-- "nulls not distinct" would say it, but PostgreSQL 14 hasn't got it.
create unique index category_sibling
  on category (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name_key);
create index category_parent on category (parent_id);

create table product (
  id uuid primary key,
  sku text not null,
  -- The SKU in capitals: unique without case.
  sku_key text collate "C" not null unique,
  slug text collate "C" not null unique,
  name text not null,
  -- The name without case and accents: what lists are sorted by, the same under any collation of the server.
  sort_name text collate "C" not null,
  description text not null,
  brand text not null,
  brand_key text collate "C" not null,
  category_id uuid not null references category (id),
  price bigint not null check (price >= 0),
  currency text not null,
  sold_by text not null check (sold_by in ('piece', 'weight')),
  barcode text,
  images jsonb not null,
  attributes jsonb not null,
  status text not null check (status in ('active', 'archived')),
  opening_stock bigint not null check (opening_stock >= 0),
  version bigint not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  search tsvector not null,
  -- Inventory's facts, as of its own version; kept out of every index, so that they change in place (HOT).
  in_stock boolean not null default false,
  stock_version bigint not null default 0
) with (fillfactor = 90);

-- One index for each way to sort, for the whole catalogue and within one category: a page of 20 reads
-- about 20 entries, however many products there are.
create index product_by_name on product (sort_name, id) where status = 'active';
create index product_by_price on product (price, id) where status = 'active';
create index product_by_age on product (created_at, id) where status = 'active';
create index product_by_category_name on product (category_id, sort_name, id) where status = 'active';
create index product_by_category_price on product (category_id, price, id) where status = 'active';
create index product_by_category_age on product (category_id, created_at, id) where status = 'active';
create index product_by_brand on product (brand_key, sort_name, id) where status = 'active';
-- For "is this category in use", archived products included.
create index product_category on product (category_id);
-- Without fastupdate, which would leave a pending list that every search reads from end to end.
create index product_search on product using gin (search) with (fastupdate = off) where status = 'active';

-- Every word that a product was ever described with, and the forms by which a misspelt word finds it
-- (spelling.ts). Words are never removed: one that no product has any more finds nothing.
create table search_word (
  word text collate "C" primary key,
  forms text[] not null
);
create index search_word_forms on search_word using gin (forms) with (fastupdate = off);

-- A word as it stands, or its English stem: "mangoes" finds "mango". Not one lexeme twice: ts_rank would
-- take the prefix for a whole word, and rank all by zero.
create function search_term(word text, prefix boolean) returns tsquery
language sql immutable as $$
  select (quote_literal(word) || case when prefix then ':*' else '' end)::tsquery
    || coalesce((select string_agg(quote_literal(stem), '|')::tsquery
                 from unnest(ts_lexize('english_stem', word)) as stem
                 where stem <> word), ''::tsquery)
$$;

-- All the words as they were typed. `wanted` is [{ word, prefix, near: [form], far: [form] }].
create function search_typed(wanted jsonb) returns tsquery
language sql immutable as $$
  select string_agg('(' || search_term(w->>'word', (w->>'prefix')::boolean)::text || ')', '&')::tsquery
  from jsonb_array_elements(wanted) as w
$$;

-- Each of the words or its neighbours in spelling: those one slip away, or where there are none, two.
create function search_near(wanted jsonb) returns tsquery
language sql stable as $$
  select string_agg('(' || concat_ws('|',
           search_term(w->>'word', (w->>'prefix')::boolean)::text,
           (select string_agg(search_term(word, false)::text, '|') from unnest(found.words) as word)) || ')', '&')::tsquery
  from jsonb_array_elements(wanted) as w
  cross join lateral (
    select array(select word from search_word
                 where forms && array(select jsonb_array_elements_text(w->'near')) limit 20) as words
  ) as near
  cross join lateral (
    select case when cardinality(near.words) > 0 then near.words
      else array(select word from search_word
                 where forms && array(select jsonb_array_elements_text(w->'far')) limit 20) end as words
  ) as found
$$;
