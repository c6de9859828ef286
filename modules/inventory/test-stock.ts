import { pino } from 'pino'
import { v7 } from 'uuid'
import { decodeEvent, type Events, type EventType } from '#proto/events.ts'
import { createDatabase } from '#src/database/create.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { advanceReservation } from './advance-reservation.ts'
import { changeOnHand } from './change-on-hand.ts'
import { changeReorderPoint } from './change-reorder-point.ts'
import inventory from './index.ts'
import { ledgerRepository } from './ledger-repository.ts'
import { reservationRepository } from './reservation-repository.ts'
import { reserveStock } from './reserve-stock.ts'
import { setUpShelf } from './set-up-shelf.ts'
import { shelfRepository } from './shelf-repository.ts'

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
     (select coalesce(sum(quantity), 0) from reservation_lines l join reservations r using (order_id)
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

/** For tests: the inventory's use cases on a fresh database, without the runtime around them. */
export async function testStock() {
  const fresh = await testDatabase(inventory)
  // More connections than a test usually has, so that transactions meet.
  const db = createDatabase({ url: fresh.url, name: inventory.name, poolSize: 12 })
  const log = pino({ level: 'silent' })
  const reservations = reservationRepository()
  const shelves = shelfRepository({ db })
  const ledger = ledgerRepository({ db })
  const setUp = setUpShelf({ shelves })
  return {
    db,
    async close() {
      await db.close()
      await fresh.close()
    },
    shelves,
    ledger,
    setUp,
    reserve: reserveStock({ reservations }),
    advance: advanceReservation({ reservations, log }),
    changeOnHand: changeOnHand({ ledger }),
    changeReorderPoint: changeReorderPoint({ shelves }),

    /** A product's shelf with so much on it; the product's id. */
    async aShelf(onHand: number, name = 'Milk 1 l'): Promise<string> {
      const product = aProduct({ name, openingStock: onHand })
      await db.transaction((tx) => setUp(product, tx))
      return product.id
    },

    async books(...ids: string[]): Promise<Books[]> {
      return await db.query(books, [ids])
    },

    /** How many transactions wait for another's locks. */
    waiting: async (): Promise<number | undefined> => (await db.query(waiting))[0]?.n,

    /** What was said so far of a type, oldest first. */
    async said<T extends EventType>(type: T): Promise<Events[T][]> {
      const records = await db.query(outbox)
      return records
        .map(({ topic, key, value }) => decodeEvent(topic, value, key))
        .filter((said) => said?.type === type)
        .map((said) => said?.data as Events[T])
    },
  }
}

export type TestStock = Awaited<ReturnType<typeof testStock>>

/** A product as the product module says it. */
export function aProduct(over: Partial<Events['mart.product.v1.ProductCreated']['product']> = {}) {
  const id = v7()
  return {
    id,
    sku: `SKU-${id}`,
    slug: 'milk-1-l',
    name: 'Milk 1 l',
    brand: '',
    categoryId: '',
    price: { amountMinor: 32_000, currency: 'PKR' },
    soldBy: 'piece',
    status: 'active',
    version: 1,
    openingStock: 0,
    ...over,
  }
}
