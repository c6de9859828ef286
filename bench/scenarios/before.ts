import { resolve } from 'node:path'
import { payOrders } from '../pay.ts'
import { race } from '../race.ts'
import { outcomeOf, type Scenario } from '../scenario.ts'
import { anotherPiece, onePiece, runnerOf, type Shape } from '../shape.ts'
import { ordersOf, type PaymentMethod, productsOf, stock } from '../shop.ts'
import type { Stage } from '../stage.ts'

/** Of the paces of before: what a change may cost the plain way of an order. */
const target = 0.9
/** Where a checkout of the revision that is compared with lies, its `node_modules` with it. */
const root = process.env.BENCH_BEFORE

/**
 * The whole saga by this mart and by an earlier one, each on databases of its own, round by round: pace, and the
 * processor time of process and PostgreSQL. An earlier mart is asked for what this one is asked for.
 */
const sagaOf = (name: string, method: PaymentMethod): Scenario => ({
  name,
  what: `order → confirmed and told, ${method}: this mart; against the one of BENCH_BEFORE`,
  reach: `≥ ${target}`,
  possible: async () => Boolean(root),
  async run(stage) {
    const open: { stop(): Promise<void> }[] = []
    try {
      const now = await onePiece(stage)
      open.push(now)
      const then = await anotherPiece(stage, resolve(root as string))
      open.push(then)
      const result = await race(stage, {
        mart: await readyFor(stage, now, method, open),
        limit: await readyFor(stage, then, method, open),
      })
      const { figures, ...outcome } = outcomeOf(result, target)
      const memory = async (shape: Shape) =>
        Object.entries(await shape.memory())
          .map(([part, size]) => `${part} ${Math.round(size)} MB`)
          .join(', ')
      return {
        ...outcome,
        figures: {
          now: `${figures.mart}, ${await memory(now)}`,
          before: `${figures.limit}, ${await memory(then)}`,
        },
      }
    } finally {
      for (const each of open.reverse()) await each.stop()
    }
  },
})

async function readyFor(
  stage: Stage,
  shape: Shape,
  method: PaymentMethod,
  open: { stop(): Promise<void> }[],
) {
  const products = await productsOf(shape)
  await stock(stage, { url: shape.inventoryUrl }, products)
  await shape.untilIdle()
  const requests = ordersOf(stage, products, { lines: 3, method })
  const payer = method === 'card' ? payOrders({ query: shape.query, token: stage.token }, shape) : null
  if (payer) open.push(payer)
  return {
    server: runnerOf(shape),
    load: { requests, connections: 32 },
    async finish() {
      await payer?.finish()
      await shape.untilIdle()
    },
  }
}

export const before: Scenario[] = [sagaOf('before-cash', 'cash_on_delivery'), sagaOf('before-card', 'card')]
