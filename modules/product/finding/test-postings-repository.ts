import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'

interface Difference {
  term: string
}

/** Entries that are in the lists and shouldn't be, or should be and aren't. */
const wrong = sql<Difference>(
  'test.wrong_postings',
  `with right_ones as (
     select term, rank, id as product_id from product cross join search_postings(search) where status = 'active')
   (select term from (table search_posting except table right_ones) as more)
   union all (select term from (table right_ones except table search_posting) as fewer)`,
)

/** Words whose count isn't that of their list. */
const miscounted = sql<Difference>(
  'test.miscounted_terms',
  `with counted as (
     select term, count(*) as products from search_posting group by term
     union all select '', count(*) from product where status = 'active')
   select term from search_term full join counted using (term)
   where coalesce(search_term.products, 0) <> coalesce(counted.products, 0)`,
)

/** For tests: what is wrong in the lists of words, by what the products say; nothing, if all is well. */
export const testPostings = (db: Database) => async (): Promise<string[]> =>
  [...(await db.query(wrong)), ...(await db.query(miscounted))].map(({ term }) => term)
