/** What a search is made of, in SQL; parameters as `$1`. */
export interface SearchParts {
  limit: string
  /** The terms with the slots that they are in, as JSON; a find has one of each slot. */
  wanted: string
  /** The words with their neighbours in spelling, rather than as they were typed. */
  meant: boolean
  /** Whether it is one slot, and nothing else narrows the list. */
  bare: boolean
  /** What a find must be, of `product`; the first that it is for sale. */
  conditions: string[]
}

/** `slots`, of each the terms that it may stand for, and how many products have those. */
export const slotsOf = ({ wanted, meant }: SearchParts): string => `slots as materialized (
  select slot, array_agg(distinct term) filter (where term is not null) as terms, coalesce(sum(products), 0) as products
  from ${meant ? termsMeant(wanted) : termsTyped(wanted)} cross join unnest(slots) as slot
  group by slot)`

/** With the slots, `wish`: all of them as queries of `product.search`, each in a name, in a name or brand, anywhere. */
export const wishOf = (parts: SearchParts): string[] => [
  slotsOf(parts),
  `wish as materialized (
    select ${query('A')} as in_name, ${query('AB')} as in_brand, ${query('')} as anywhere from slots)`,
]

/** A slot of no known term is one that no product has: nothing is found. */
const query = (weights: string) => `string_agg('(' || coalesce(
  (select string_agg(quote_literal(term) || ':${weights}', '|') from unnest(terms) as term), quote_literal('#')) || ')', '&')::tsquery`

const termsTyped = (wanted: string) => `
  jsonb_to_recordset(${wanted}::jsonb) as wanted (word text, prefix boolean, slots integer[])
  left join lateral search_terms(word, prefix) as known on true`

const termsMeant = (wanted: string) => `
  jsonb_to_recordset(${wanted}::jsonb) as wanted (word text, prefix boolean, slots integer[], near jsonb, far jsonb)
  left join lateral (
    select * from search_terms(word, prefix)
    union select one.* from unnest(search_neighbours(near, far)) as other
      cross join lateral search_terms(other, false) as one) as known on true`

/** Whether a product is a find. */
export const wished = 'product.search @@ (select anywhere from wish)'

/** A find's rank: that of the least of its words, as `search_postings` reckons it. */
export const ranked = `10000 * case when product.search @@ (select in_name from wish) then 3
  when product.search @@ (select in_brand from wish) then 2 else 1 end - search_length(product.search)`

/** All finds with a key. */
export const gatheredBy = (key: string, { conditions }: SearchParts) =>
  `select product.id, ${key} as key from product where ${[...conditions, wished].join(' and ')}`
