import type { Stage } from '../stage.ts'

/** How many of each kind. */
const fifty = 50

/** What is looked for, the same in every shop. */
export interface Words {
  common: string[]
  rare: string[]
  misspelt: string[]
  several: string[]
  beginnings: string[]
}

/**
 * Words that have about the same share of both catalogues: common ones more than 5 %, rare ones some per mille; several
 * are two that follow each other in a product's name.
 */
export async function wordsOf(stage: Stage, small: string, large: string): Promise<Words> {
  const of = async (shop: string, from: number, to: number) =>
    (
      await stage.query(
        `${shop}_product`,
        `select term from search_term join search_word on word = term
         where products between $1::float8 * (select products from search_term where term = '')
           and $2::float8 * (select products from search_term where term = '') and term ~ '^[a-z]{4,10}$'
           and to_tsvector('english', term) <> '' order by md5(term)`,
        [from, to],
      )
    ).map(({ term }) => term as string)
  const both = async (from: number, to: number) => {
    const known = new Set(await of(small, from / 2, to * 2))
    return (await of(large, from, to)).filter((word) => known.has(word)).slice(0, fifty)
  }
  const [common, rare] = [await both(0.05, 0.12), await both(0.002, 0.008)]
  const names = await stage.query(
    `${small}_product`,
    `select array_to_string((regexp_match(name, '([A-Za-z]{4,}) ([A-Za-z]{3,})'))[1:2], ' ') as pair
     from product where sku not like 'GRW-%' and name ~ '[A-Za-z]{4,} [A-Za-z]{3,}' order by md5(sku) limit ${fifty}`,
  )
  return {
    common,
    rare,
    misspelt: rare.map((word) => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`),
    several: names.map(({ pair }) => pair),
    beginnings: [...common, ...rare].map((word) => word.slice(0, 3)),
  }
}
