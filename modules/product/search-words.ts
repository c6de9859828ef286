/** What a search is made of, in SQL; parameters as `$1`. */
export interface SearchParts {
  limit: string
  /** The words, as JSON. */
  wanted: string
  /** Whether it is one word, and nothing else narrows the list. */
  bare: boolean
  /** What a find must be, of `product`; the first that it is for sale. */
  conditions: string[]
}

/**
 * The words as they were typed: `typed_words`, of each word the terms that it may stand for and how many products have
 * those; `typed_wish`, all of them as queries of `product.search`.
 */
export const wordsTyped = (wanted: string): string[] => [
  `typed_words as materialized (
    select word, search_form(word, prefix) as form, terms, products
    from jsonb_to_recordset(${wanted}::jsonb) as wanted (word text, prefix boolean)
    cross join lateral (select array_agg(term) as terms, coalesce(sum(products), 0) as products
      from search_terms(word, prefix)) as known)`,
  wish('typed'),
]

/** As `wordsTyped`, each with its neighbours in spelling, which are looked up only `when`: `near_words`, `near_wish`. */
export const wordsMeant = (wanted: string, when: string): string[] => [
  `near_words as materialized (
    select word, concat_ws('|', search_form(word, prefix),
        (select string_agg(search_form(other, false), '|') from unnest(others) as other)) as form, terms, products
    from jsonb_to_recordset(${wanted}::jsonb) as wanted (word text, prefix boolean, near jsonb, far jsonb)
    cross join lateral (select search_neighbours(near, far) as others offset 0) as meant
    cross join lateral (select array_agg(term) as terms, coalesce(sum(products), 0) as products
      from (select * from search_terms(word, prefix)
        union select one.* from unnest(others) as other cross join lateral search_terms(other, false) as one) as all_of_them
    ) as known
    where ${when})`,
  wish('near'),
]

/** All words, each in a name; each in a name or brand; each anywhere. */
const wish = (name: string) => {
  const query = (weights: string) =>
    `string_agg('(' || replace(form, '@', '${weights}') || ')', '&')::tsquery`
  return `${name}_wish as materialized (
    select ${query('A')} as in_name, ${query('AB')} as in_brand, ${query('')} as anywhere from ${name}_words)`
}

/** Whether a product is a find. */
export const wished = (name: string) => `product.search @@ (select anywhere from ${name}_wish)`

/** A find's rank: that of the least of its words, as `search_postings` reckons it. */
export const ranked = (name: string) =>
  `10000 * case when product.search @@ (select in_name from ${name}_wish) then 3
    when product.search @@ (select in_brand from ${name}_wish) then 2 else 1 end - least(length(product.search), 9999)`

/** All finds with a key. */
export const gatheredBy = (name: string, key: string, conditions: string[]) =>
  `select product.id, ${key} as key from product where ${[...conditions, wished(name)].join(' and ')}`
