import { requireCleanBooks } from '../books.ts'
import { fire } from '../fire.ts'
import { race } from '../race.ts'
import { outcomeOf, type Scenario } from '../scenario.ts'
import { onePiece, runnerOf, type Shape } from '../shape.ts'
import { ordersOf, productsOf, stock } from '../shop.ts'
import { sixServices } from '../six.ts'
import type { Stage } from '../stage.ts'
import { tableOfLegs, trace } from '../trace.ts'

/** Orders a second at which the way of each is looked at. */
const rate = 50

/**
 * The whole cash saga in both shapes, each on databases of its own, until every event is handled and every consumer
 * group has committed. Their processor time is that of all processes, of PostgreSQL and of Kafka.
 */
const overKafka: Scenario = {
  name: 'split',
  what: 'order → confirmed and told, cash on delivery: six processes on Kafka; against one process',
  reach: 'reported, clean books',
  async run(stage) {
    const one = await onePiece(stage)
    const six = await sixServices(stage)
    try {
      const products = await productsOf(six)
      const runners = [await readyFor(stage, six), await readyFor(stage, one)] as const
      const [mart, limit] = runners
      const result = await race(stage, { mart, limit })
      const full = { six: await spentOn(stage, six, mart), one: await spentOn(stage, one, limit) }
      const before = await six.spent()
      const seconds = Math.max(10, stage.seconds * stage.rounds)
      const legs = await trace(stage, six, { products, rate, seconds })
      const calm = perOrder(before, await six.spent(), seconds * rate)
      for (const shape of [six, one]) {
        await shape.settled()
        await requireCleanBooks(shape)
      }
      const memory = { six: await six.memory(), one: await one.memory() }
      const { figures, ...outcome } = outcomeOf(result, 0)
      return {
        ...outcome,
        figures: {
          'six processes': `${figures.mart}, ${sum(memory.six)} MB`,
          'one process': `${figures.limit}, ${sum(memory.one)} MB`,
          ...(six.broker.pid() ? {} : { Kafka: 'not counted: its process is not here' }),
        },
        tables: {
          [`Where the time of an order goes, at ${rate} orders/s over Kafka`]: tableOfLegs(legs),
          'Processor time for an order (µs), and memory (MB)': tableOfParts({
            [`six, at ${rate}/s: µs`]: calm,
            'six, as many as they can: µs': full.six,
            'six: MB': memory.six,
            'one, as many as it can: µs': full.one,
            'one: MB': memory.one,
          }),
        },
        detail: { race: result, full, calm, memory },
      }
    } finally {
      await six.stop()
      await one.stop()
    }
  },
}

/** Fills the shelves; orders by 32 connections, each lap until all is handled. */
async function readyFor(stage: Stage, shape: Shape) {
  const products = await productsOf(shape)
  await stock(stage, { url: shape.inventoryUrl }, products)
  await shape.settled()
  const requests = ordersOf(stage, products, { lines: 3, method: 'cash_on_delivery' })
  return { server: runnerOf(shape), load: { requests, connections: 32 }, finish: shape.settled }
}

/** Microseconds that each part spends on an order, at as many orders as are answered. */
async function spentOn(stage: Stage, shape: Shape, { load }: Awaited<ReturnType<typeof readyFor>>) {
  const before = await shape.spent()
  const { answers } = await fire(shape.url, load, stage.seconds)
  await shape.settled()
  return perOrder(before, await shape.spent(), answers)
}

function perOrder(before: Record<string, number>, after: Record<string, number>, orders: number) {
  const parts = Object.entries(after).map(([part, cpu]) => [part, (cpu - (before[part] ?? 0)) / orders])
  return Object.fromEntries(parts) as Record<string, number>
}

const sum = (parts: Record<string, number>) =>
  Math.round(Object.values(parts).reduce((all, part) => all + part, 0))

/** A column for each measurement, a row for each part that any of them has. */
function tableOfParts(columns: Record<string, Record<string, number>>): string {
  const parts = [...new Set(Object.values(columns).flatMap(Object.keys))]
  const cell = (value: number | undefined) => (value === undefined ? '' : String(Math.round(value)))
  const rows = parts.map((part) => [part, ...Object.values(columns).map((column) => cell(column[part]))])
  const all = ['all', ...Object.values(columns).map((column) => String(sum(column)))]
  const head = ['', ...Object.keys(columns)]
  return [head, head.map(() => '---'), ...rows, all].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

export const split: Scenario[] = [overKafka]
