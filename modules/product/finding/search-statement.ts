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

/** How many of a word's products are tried before all finds are gathered instead. */
const mostTried = 1000

/** SQL that is true behind the page's place, of the columns that hold key and id. */
type Behind = (key: string, id?: string) => string

/** The most relevant finds: `found`, of id and key, which is the rank; ties by id. */
export const mostRelevant = (parts: SearchParts, behind: Behind): string[] =>
  parts.bare ? listed(parts, behind) : named(parts, behind)

/**
 * What one slot finds, from its terms' lists alone, a page of each: of a product that is in several the highest rank
 * counts. In a name nothing is higher.
 */
const listed = (parts: SearchParts, behind: Behind) => [
  slotsOf(parts),
  `found as (select find.id, max(find.key) as key
    from slots cross join unnest(terms) as list cross join lateral (
      select product_id as id, rank as key from search_posting as posting
      where term = list and ${behind('rank', 'product_id')} and (rank > 20000 or not exists (
        select from search_posting as higher where higher.term = any(terms)
          and higher.rank in (posting.rank + 10000, posting.rank + 20000) and higher.product_id = posting.product_id))
      order by rank desc, product_id desc limit ${parts.limit}) as find
    group by find.id order by key desc, id desc limit ${parts.limit})`,
]

/**
 * What several words find, or one among what is narrowed: along the lists of the rarest word, the products that have
 * all words in their names. Where those don't fill the page, soon, all finds are gathered by the index of words, ranked
 * and sorted.
 */
function named(parts: SearchParts, behind: Behind): string[] {
  const { limit, conditions } = parts
  // What is in a list is for sale: only where more is asked of it the product itself is read.
  const narrowed =
    conditions.length > 1
      ? `cross join lateral (
          select from product where product.id = tried.id and ${conditions.join(' and ')} offset 0) as narrowed`
      : ''
  const onward = `from search_posting where term = list and rank > 20000 and ${behind('rank', 'product_id')}
    order by rank desc, product_id desc`
  return [
    ...wishOf(parts),
    `rarest as materialized (select slot, terms from slots order by products, slot limit 1)`,
    `named as materialized (select distinct find.id, find.key
      from rarest cross join unnest(terms) as list cross join lateral (
        select tried.id, tried.rank as key from (
          select product_id as id, rank ${onward} limit ${mostTried}) as tried
        ${narrowed}
        where not exists (
          select from slots as other where other.slot <> rarest.slot and not exists (
            select from search_posting as also where also.term = any(other.terms) and also.rank = tried.rank
              and also.product_id = tried.id))
        order by tried.rank desc, tried.id desc limit ${limit}) as find
      order by key desc, id desc limit ${limit})`,
    // Not where a list wasn't tried to the end, and what is left of it comes before the last of the page.
    `enough as materialized (select (select count(*) from named) = ${limit} and not exists (
      select from rarest cross join unnest(terms) as list
      cross join lateral (select rank, product_id ${onward} offset ${mostTried} limit 1) as untried
      cross join (select key, id from named order by key, id limit 1) as last
      where (untried.rank, untried.product_id) > (last.key, last.id)) as so)`,
    `gathered as materialized (${gatheredBy(ranked, parts)} and not (select so from enough))`,
    `found as (
      select * from named where (select so from enough)
      union all select * from gathered where ${behind('key')}
      order by key desc, id desc limit ${limit})`,
  ]
}

/** How a list that is not of relevance is sorted. */
interface Sorting {
  column: string
  way: string
  behind: Behind
}

/**
 * The first finds by another key: `found`, of id and key. Finds are gathered by the index of words, and then sorted.
 * Where one word has so many that the key's own index comes by a page of them sooner, that is walked; `is true` hides
 * the query from the index of words.
 */
export function firstBy(parts: SearchParts, { column, way, behind }: Sorting): string[] {
  const { limit, bare, conditions } = parts
  const page = (key: string) => `order by ${key} ${way}, id ${way} limit ${limit}`
  if (!bare)
    return [
      ...wishOf(parts),
      `gathered as materialized (${gatheredBy(column, parts)})`,
      `found as (select id, key from gathered where ${behind('key')} ${page('key')})`,
    ]
  return [
    ...wishOf(parts),
    `common as materialized (select products::float * products > 2 * ${limit}
      * (select products from search_term where term = '') as so from slots)`,
    `walked as materialized (select id, ${column} as key from product
      where ${conditions.join(' and ')} and (${wished}) is true and (select so from common) and ${behind(column)}
      ${page(column)})`,
    `gathered as materialized (${gatheredBy(column, parts)} and not (select so from common))`,
    `found as (select id, key from (select * from walked union all select * from gathered) as hits
      where ${behind('key')} ${page('key')})`,
  ]
}

/** `slots`, of each the terms that it may stand for, and how many products have those. */
const slotsOf = ({ wanted, meant }: SearchParts): string => `slots as materialized (
  select slot, array_agg(distinct term) filter (where term is not null) as terms, coalesce(sum(products), 0) as products
  from ${meant ? termsMeant(wanted) : termsTyped(wanted)} cross join unnest(slots) as slot
  group by slot)`

/** With the slots, `wish`: all of them as queries of `product.search`, each in a name, in a name or brand, anywhere. */
const wishOf = (parts: SearchParts): string[] => [
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
const wished = 'product.search @@ (select anywhere from wish)'

/** A find's rank: that of the least of its words, as `search_postings` reckons it. */
const ranked = `10000 * case when product.search @@ (select in_name from wish) then 3
  when product.search @@ (select in_brand from wish) then 2 else 1 end - search_length(product.search)`

/** All finds with a key. */
const gatheredBy = (key: string, { conditions }: SearchParts) =>
  `select product.id, ${key} as key from product where ${[...conditions, wished].join(' and ')}`
