import { requireCleanBooks } from '../books.ts'
import { memoryOf } from '../memory.ts'
import { payOrders } from '../pay.ts'
import { race } from '../race.ts'
import { type Outcome, outcomeOf, type Scenario } from '../scenario.ts'
import type { Server } from '../server.ts'
import { ordersOf, type PaymentMethod, productsOf, stock } from '../shop.ts'
import type { Stage } from '../stage.ts'

/** Megabytes that the mart may have with its database, after a few thousand orders. */
const mostMemory = 450

/**
 * Orders until the last is confirmed and every event of them handled, against orders that are only placed. Whatever
 * waits at the end of a lap is waited for: its time and its work count.
 */
const saga = (options: {
  name: string
  what: string
  method: PaymentMethod
  target: number
  perSecond: number
}): Scenario => ({
  name: options.name,
  what: options.what,
  reach: `≥ ${options.target}, ≥ ${options.perSecond}/s, clean books`,
  async run(stage) {
    const first = await stage.mart()
    const products = await productsOf(stage)
    await stock(stage, first, products)
    await first.stop()
    await stage.copy('order', 'limit_order')
    const mart = await stage.mart()
    const limit = await stage.limit('orders', 'limit_order')
    const payer = options.method === 'card' ? payOrders(stage, mart) : null
    try {
      const load = {
        requests: ordersOf(stage, products, { lines: 3, method: options.method }),
        connections: 32,
      }
      const finish = async () => {
        await payer?.finish()
        await stage.untilIdle()
      }
      const result = await race(stage, {
        mart: { server: mart, load, finish },
        limit: { server: limit, load },
      })
      await requireCleanBooks(stage)
      const outcome = outcomeOf(result, options.target)
      const enough = result.mart.perSecond.median >= options.perSecond
      return await withMemory(stage, mart, { ...outcome, reached: outcome.reached && enough })
    } finally {
      await payer?.stop()
      await mart.stop()
      await limit.stop()
    }
  },
})

async function withMemory(stage: Stage, mart: Server, outcome: Outcome): Promise<Outcome> {
  const memory = await memoryOf(stage, mart)
  const [all, node, postgres] = [memory.mart + memory.postgres, memory.mart, memory.postgres].map(Math.round)
  return {
    ...outcome,
    reached: outcome.reached && (all as number) <= mostMemory,
    figures: { ...outcome.figures, memory: `${all} MB (Node ${node}, PostgreSQL ${postgres})` },
  }
}

export const sagas: Scenario[] = [
  saga({
    name: 'saga-cash',
    what: 'order → confirmed and told, cash on delivery, one process; the limit of placing orders',
    method: 'cash_on_delivery',
    target: 0.2,
    perSecond: 300,
  }),
  saga({
    name: 'saga-card',
    what: 'order → paid → confirmed and told, sandbox, one process; the limit of placing orders',
    method: 'card',
    target: 0.12,
    perSecond: 150,
  }),
]
