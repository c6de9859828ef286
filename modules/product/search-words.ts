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

/** `words`, of each the terms that it may stand for and how many products have those; with `more` columns. */
export const wordsOf = ({ wanted, meant }: SearchParts, more = ''): string =>
  `words as materialized (${meant ? wordsMeant(wanted, more) : wordsTyped(wanted, more)})`

/**
 * With the words, `wish`: all of them as queries of `product.search`, each in a name, each in a name or brand, each
 * anywhere. Making them takes as long as finding the terms.
 */
export const wishOf = (parts: SearchParts): string[] => [
  wordsOf(parts, parts.meant ? `, ${formMeant} as form` : `, ${formTyped} as form`),
  `wish as materialized (
    select ${query('A')} as in_name, ${query('AB')} as in_brand, ${query('')} as anywhere from words)`,
]

const formTyped = 'search_form(word, prefix)'
const formMeant = `concat_ws('|', ${formTyped},
  (select string_agg(search_form(other, false), '|') from unnest(others) as other))`

const wordsTyped = (wanted: string, more: string) => `
  select word, terms, products ${more}
  from jsonb_to_recordset(${wanted}::jsonb) as wanted (word text, prefix boolean)
  cross join lateral (
    select array_agg(term) as terms, coalesce(sum(products), 0) as products from search_terms(word, prefix)) as known`

const wordsMeant = (wanted: string, more: string) => `
  select word, terms, products ${more}
  from jsonb_to_recordset(${wanted}::jsonb) as wanted (word text, prefix boolean, near jsonb, far jsonb)
  cross join lateral (select search_neighbours(near, far) as others offset 0) as meant
  cross join lateral (
    select array_agg(term) as terms, coalesce(sum(products), 0) as products
    from (select * from search_terms(word, prefix)
      union select one.* from unnest(others) as other cross join lateral search_terms(other, false) as one) as every
  ) as known`

const query = (weights: string) => `string_agg('(' || replace(form, '@', '${weights}') || ')', '&')::tsquery`

/** Whether a product is a find. */
export const wished = 'product.search @@ (select anywhere from wish)'

/** A find's rank: that of the least of its words, as `search_postings` reckons it. */
export const ranked = `10000 * case when product.search @@ (select in_name from wish) then 3
  when product.search @@ (select in_brand from wish) then 2 else 1 end - least(length(product.search), 9999)`

/** All finds with a key. */
export const gatheredBy = (key: string, { conditions }: SearchParts) =>
  `select product.id, ${key} as key from product where ${[...conditions, wished].join(' and ')}`
