import { requireCleanBooks } from '../books.ts'
import { fire } from '../fire.ts'
import { race } from '../race.ts'
import { outcomeOf, type Scenario } from '../scenario.ts'
import { ordersOf, productsOf, stock } from '../shop.ts'

/** Nobody listens there: the order service keeps its events, and nothing but the placing of orders is measured. */
const nowhere = '127.0.0.1:9'

/** Pieces of the product that doesn't last. */
const few = 20

/**
 * Orders as their own service takes them, since the limit does nothing with an order either once it is there. What
 * becomes of them is the saga's row.
 */
const placeOrder: Scenario = {
  name: 'order',
  what: 'an order of 3 lines, durable when answered; Koa + one statement writing order, timeline, outbox and key',
  reach: '≥ 0.5',
  async run(stage) {
    await (await stage.mart()).stop()
    for (const name of ['placed_order', 'limit_order']) await stage.copy('order', name)
    const mart = await stage.mart({
      SERVICES: 'order',
      KAFKA_BROKERS: nowhere,
      ORDER_DATABASE_URL: stage.url('placed_order'),
    })
    const limit = await stage.limit('orders', 'limit_order')
    try {
      const products = await productsOf(stage)
      const load = {
        requests: ordersOf(stage, products, { lines: 3, method: 'cash_on_delivery' }),
        connections: 32,
      }
      const result = await race(stage, { mart: { server: mart, load }, limit: { server: limit, load } })
      return outcomeOf(result, 0.5)
    } finally {
      await mart.stop()
      await limit.stop()
    }
  },
}

/** Fifty buyers of one product; then of one that doesn't last. */
const hotStock: Scenario = {
  name: 'hot-stock',
  what: '50 connections buy one product, until each order is decided on; the same reservation in bare SQL',
  reach: '≥ 0.3, never oversold',
  async run(stage) {
    const first = await stage.mart()
    const [hot, scarce] = (await productsOf(stage)) as [string, string]
    await stock(stage, first, [hot])
    await first.stop()
    await stage.copy('inventory', 'limit_inventory')
    const mart = await stage.mart()
    const limit = await stage.limit('stock', 'limit_inventory')
    try {
      const load = {
        requests: ordersOf(stage, [hot], { lines: 1, method: 'cash_on_delivery' }),
        connections: 50,
      }
      const result = await race(stage, {
        mart: { server: mart, load, finish: () => stage.untilIdle() },
        limit: { server: limit, load },
      })
      await stock(stage, mart, [scarce], few)
      const rush = ordersOf(stage, [scarce], { lines: 1, method: 'cash_on_delivery' })
      await fire(mart.url, { requests: rush, connections: 50 }, 1)
      await stage.untilIdle()
      const [shelf] = await stage.query(
        'inventory',
        'select on_hand, reserved from shelves where product_id = $1',
        [scarce],
      )
      if (Number(shelf.reserved) !== few) throw new Error(`of ${few} pieces ${shelf.reserved} are reserved`)
      await requireCleanBooks(stage)
      return outcomeOf(result, 0.3)
    } finally {
      await mart.stop()
      await limit.stop()
    }
  },
}

export const orders: Scenario[] = [placeOrder, hotStock]
