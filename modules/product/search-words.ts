/** What a search is made of, in SQL; parameters as `$1`. */
export interface SearchParts {
  limit: string
  /** The words, as JSON. */
  wanted: string
  /** The words with their neighbours in spelling, rather than as they were typed. */
  meant: boolean
  /** Whether it is one word, and nothing else narrows the list. */
  bare: boolean
  /** What a find must be, of `product`; the first that it is for sale. */
  conditions: string[]
}

/** `words`, of each the terms that it may stand for, and how many products have those. */
export const wordsOf = ({ wanted, meant }: SearchParts): string =>
  `words as materialized (${meant ? wordsMeant(wanted) : wordsTyped(wanted)})`

/** With the words, `wish`: all of them as queries of `product.search`, each in a name, in a name or brand, anywhere. */
export const wishOf = (parts: SearchParts): string[] => [
  wordsOf(parts),
  `wish as materialized (
    select ${query('A')} as in_name, ${query('AB')} as in_brand, ${query('')} as anywhere from words)`,
]

/** One that no product has, as it is: nothing is found. */
const query = (weights: string) => `string_agg('(' || coalesce(
  (select string_agg(quote_literal(term) || ':${weights}', '|') from unnest(terms) as term), quote_literal(word)) || ')', '&')::tsquery`

const wordsTyped = (wanted: string) => `
  select word, terms, products
  from jsonb_to_recordset(${wanted}::jsonb) as wanted (word text, prefix boolean)
  cross join lateral (
    select array_agg(term) as terms, coalesce(sum(products), 0) as products from search_terms(word, prefix)) as known`

const wordsMeant = (wanted: string) => `
  select word, terms, products
  from jsonb_to_recordset(${wanted}::jsonb) as wanted (word text, prefix boolean, near jsonb, far jsonb)
  cross join lateral (
    select array_agg(term) as terms, coalesce(sum(products), 0) as products
    from (select * from search_terms(word, prefix)
      union select one.* from unnest(search_neighbours(near, far)) as other
        cross join lateral search_terms(other, false) as one) as every) as known`

/** Whether a product is a find. */
export const wished = 'product.search @@ (select anywhere from wish)'

/** A find's rank: that of the least of its words, as `search_postings` reckons it. */
export const ranked = `10000 * case when product.search @@ (select in_name from wish) then 3
  when product.search @@ (select in_brand from wish) then 2 else 1 end - least(length(product.search), 9999)`

/** All finds with a key. */
export const gatheredBy = (key: string, { conditions }: SearchParts) =>
  `select product.id, ${key} as key from product where ${[...conditions, wished].join(' and ')}`
