import { gatheredBy, ranked, type SearchParts, wished, wordsMeant, wordsTyped } from './search-words.ts'

/** How many of a word's products are tried before all finds are gathered instead. */
const mostTried = 1000

/** How much less relevant what may have been meant is than what was typed. */
const slip = 40_000

/** A page's place in the order of relevance: behind which rank and id it begins. */
type Place = [rank: string, id: string] | null

/** The most relevant finds, by rank, ties by id, both descending: `found`, of id and key. */
export function mostRelevant(parts: SearchParts, place: Place): string[] {
  const { limit, wanted, bare } = parts
  const finds = (name: string, lower: number) =>
    bare ? listed(name, lower, limit, place) : shortcut(name, lower, parts, place)
  const meant = place ? `${place[0]}::integer < 0` : 'not exists (select from typed)'
  return [
    ...wordsTyped(wanted),
    ...finds('typed', 0),
    ...wordsMeant(wanted, meant),
    ...finds('near', slip),
    `found as (select * from typed union all select * from near order by key desc, id desc limit ${limit})`,
  ]
}

/**
 * What one word finds, from its terms' lists alone, a page of each: of a product that is in several the highest rank
 * counts. In a name nothing is higher.
 */
const listed = (name: string, lower: number, limit: string, place: Place) => [
  `${name} as materialized (select find.id, max(find.rank) - ${lower} as key
    from ${name}_words cross join unnest(terms) as list cross join lateral (
      select product_id as id, rank from search_posting as posting
      where term = list ${behind(place, lower)} and (rank > 20000 or not exists (
        select from search_posting as higher where higher.term = any(terms)
          and higher.rank in (posting.rank + 10000, posting.rank + 20000) and higher.product_id = posting.product_id))
      order by rank desc, product_id desc limit ${limit}) as find
    group by find.id order by key desc, id desc limit ${limit})`,
]

/**
 * What several words find, or one among what is narrowed: along the lists of the rarest word, the products that have
 * all words in their names. Where those don't fill the page, soon, all finds are gathered by the index of words, ranked
 * and sorted.
 */
function shortcut(name: string, lower: number, { limit, conditions }: SearchParts, place: Place): string[] {
  const key = `${ranked(name)} - ${lower}`
  const isNarrowed = `product.id = tried.id and ${conditions.join(' and ')}`
  // What is in a list is for sale: only where more is asked of it the product itself is read.
  const narrowed =
    conditions.length > 1
      ? `cross join lateral (select from product where ${isNarrowed} offset 0) as narrowed`
      : ''
  return [
    `${name}_rarest as materialized (select word, terms from ${name}_words order by products, word limit 1)`,
    `${name}_named as materialized (select distinct find.id, find.rank - ${lower} as key
      from ${name}_rarest as rarest cross join unnest(terms) as list cross join lateral (
        select tried.id, tried.rank from (
          select product_id as id, rank from search_posting
          where term = list and rank > 20000 ${behind(place, lower)}
          order by rank desc, product_id desc limit ${mostTried}) as tried
        ${narrowed} where not exists (
          select from ${name}_words as other where other.word <> rarest.word and not exists (
            select from search_posting as also where also.term = any(other.terms) and also.rank = tried.rank
              and also.product_id = tried.id))
        order by tried.rank desc, tried.id desc limit ${limit}) as find
      order by key desc, id desc limit ${limit})`,
    `${name}_enough as materialized (select count(*) = ${limit} as so from ${name}_named)`,
    `${name}_gathered as materialized (
      ${gatheredBy(name, key, conditions)} and not (select so from ${name}_enough))`,
    `${name} as materialized (
      select * from ${name}_named where (select so from ${name}_enough)
      union all select * from ${name}_gathered ${place ? `where (key, id) < (${place[0]}::integer, ${place[1]}::uuid)` : ''}
      order by key desc, id desc limit ${limit})`,
  ]
}

const behind = (place: Place, lower: number) =>
  place ? `and (rank, product_id) < (${place[0]}::integer + ${lower}, ${place[1]}::uuid)` : ''

/** How a list that is not of relevance is sorted. */
export interface Sorting {
  column: string
  way: string
  /** SQL that is true behind the page's place, of a key. */
  behind: (key: string) => string
}

/**
 * The first finds by another key: `found`, of id and key. Finds are gathered by the index of words, and then sorted.
 * Where one word has so many that the key's own index comes by a page of them sooner, that is walked; `is true` hides
 * the query from the index of words.
 */
export function firstBy(parts: SearchParts, { column, way, behind }: Sorting): string[] {
  const { limit, wanted, bare, conditions } = parts
  const isCommon = `(select so from common)`
  const gathered = (name: string, more: string) =>
    `${name}_gathered as materialized (${gatheredBy(name, column, conditions)} ${more})`
  const common = `select coalesce(bool_or(${bare} and products::float * products > 2 * ${limit}
    * (select products from search_term where term = '')), false) as so from typed_words`
  const walked = `select product.id, ${column} as key from product where ${conditions.join(' and ')}
    and (${wished('typed')}) is true and ${isCommon} and ${behind(column)}
    order by ${column} ${way}, id ${way} limit ${limit}`
  return [
    ...wordsTyped(wanted),
    `common as materialized (${common})`,
    `walked as materialized (${walked})`,
    gathered('typed', `and not ${isCommon}`),
    ...wordsMeant(wanted, `not ${isCommon} and not exists (select from typed_gathered)`),
    gathered('near', ''),
    `hits as (select * from walked union all select * from typed_gathered union all select * from near_gathered)`,
    `found as (select id, key from hits where ${behind('key')} order by key ${way}, id ${way} limit ${limit})`,
  ]
}
