import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'

interface Books {
  productId: string
  onHand: number
  reserved: number
  moved: number
  promised: number
}

/** What the books say of some shelves, and what the ledger and the open reservations make of it. */
const books = sql<Books>(
  'test.books',
  `select product_id as "productId", on_hand as "onHand", reserved,
     (select coalesce(sum(delta), 0) from movements m where m.product_id = s.product_id) as moved,
     (select coalesce(sum(quantity - returned), 0) from reservation_lines l join reservations r using (order_id)
      where l.product_id = s.product_id and r.status = 'reserved') as promised
   from shelves s where product_id = any ($1::uuid[]) order by product_id`,
)

const outbox = sql<{ topic: string; key: string; value: Uint8Array }>(
  'test.outbox',
  'select topic, key, value from outbox order by id',
)

const waiting = sql<{ n: number }>(
  'test.waiting',
  `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
)

/** For tests: what stands in an inventory's database, behind the module's back. */
export const testBooks = (db: Database) => ({
  books: (...ids: string[]): Promise<Books[]> => db.query(books, [ids]),

  /** How many transactions wait for another's locks. */
  waiting: async (): Promise<number | undefined> => (await db.query(waiting))[0]?.n,

  /** What is to be published, oldest first. */
  outbox: () => db.query(outbox),
})
