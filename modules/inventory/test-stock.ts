import { pino } from 'pino'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import { decodeEvent, type Events, type EventType } from '#proto/events.ts'
import { createDatabase } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { noMeter } from '#src/metrics/meter.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import inventory from './index.ts'
import { advanceReservations } from './reservations/advance-reservations.ts'
import { holdMore } from './reservations/hold-more.ts'
import { requestRepository } from './reservations/request-repository.ts'
import type { Line, Step } from './reservations/reservation.ts'
import { reservationRepository } from './reservations/reservation-repository.ts'
import { reserveStock } from './reservations/reserve-stock.ts'
import { settleReservations, writeOff } from './reservations/settle-reservations.ts'
import { settlementRepository } from './reservations/settlement-repository.ts'
import { takeBack } from './reservations/take-back.ts'
import { changeOnHand } from './shelves/change-on-hand.ts'
import { changeShelf } from './shelves/change-shelf.ts'
import { ledgerRepository } from './shelves/ledger-repository.ts'
import { setUpShelf } from './shelves/set-up-shelf.ts'
import { shelfRepository } from './shelves/shelf-repository.ts'
import { testBooks } from './test-books-repository.ts'
import type { Order } from './test-order.ts'

type Wish = Line & { soldBy?: string; most?: number }

/** For tests: the inventory's use cases on a fresh database, without the runtime around them. */
export async function testStock(seed: Config['seed'] = 'none') {
  const fresh = await testDatabase(inventory)
  // More connections than a test usually has, so that transactions meet.
  const db = createDatabase({ url: fresh.url, name: inventory.name, poolSize: 12 })
  const log = pino({ level: 'silent' })
  const reservations = reservationRepository()
  const shelves = shelfRepository({ db })
  const ledger = ledgerRepository({ db })
  const { books, waiting, outbox } = testBooks(db)
  const reserve = reserveStock({ reservations, meter: noMeter })
  const setUp = setUpShelf({ shelves, config: { seed } as Config, log })
  const advance = advanceReservations({ reservations, log })
  const settle = settleReservations({ settlements: settlementRepository() })
  const more = holdMore({ requests: requestRepository() })
  return {
    db,
    books,
    waiting,
    async close() {
      await db.close()
      await fresh.close()
    },
    shelves,
    ledger,
    setUp,
    reserve: (orderId: string, items: Wish[], tx: Tx) =>
      reserve([{ orderId, items: items.map((item) => ({ soldBy: 'piece', ...item })), tx }], tx),
    advance: (id: string, step: Step, tx: Tx, units?: ReadonlyMap<string, string>, version = 1) =>
      advance([{ orderId: id, version, ...(units && { units }), tx }], step, tx),
    holdMore: (orderId: string, request: string, lines: Wish[], tx: Tx, version = 1) =>
      more({ orderId, version, request, lines: lines.map((line) => ({ soldBy: 'piece', ...line })) }, tx),
    settle: (order: Order, tx: Tx) => settle([{ order, tx }], tx),
    settleAll: (orders: Order[], tx: Tx) =>
      settle(
        orders.map((order) => ({ order, tx })),
        tx,
      ),
    writeOff: (order: Order, tx: Tx) =>
      writeOff({ settlements: settlementRepository() })([{ order, tx }], tx),
    takeBack: (orderId: string, lines: Wish[], restock: boolean, tx: Tx) =>
      takeBack({ reservations, log })(
        orderId,
        lines.map((line) => ({ soldBy: 'piece', ...line })),
        restock,
        tx,
      ),
    changeOnHand: changeOnHand({ ledger }),
    changeShelf: changeShelf({ shelves }),
    changeReorderPoint: (productId: string, reorderPoint: number, tx: Tx) =>
      changeShelf({ shelves })(productId, { reorderPoint }, tx),

    /** A product's shelf with so much on it; the product's id. */
    async aShelf(onHand: number, name = 'Milk 1 l'): Promise<string> {
      const product = aProduct({ name, openingStock: onHand })
      await db.transaction((tx) => setUp(product, tx))
      return product.id
    },

    /** What was said so far of a type, oldest first. */
    async said<T extends EventType>(type: T): Promise<Events[T][]> {
      const records = await outbox()
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
    maxPerOrder: 0,
    ...unsaid.product,
    ...over,
  }
}
