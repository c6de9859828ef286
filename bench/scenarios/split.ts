import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { requireCleanBooks } from '../books.ts'
import { fire } from '../fire.ts'
import { offer } from '../offer.ts'
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
  possible: hasKafka,
  async run(stage) {
    const open: Shape[] = []
    try {
      const one = await onePiece(stage)
      open.push(one)
      const six = await sixServices(stage)
      open.push(six)
      const runners = [await readyFor(stage, six), await readyFor(stage, one)] as const
      const [mart, limit] = runners
      const result = await race(stage, { mart, limit })
      const burst = async (shape: Shape, { load }: Ready) =>
        spentWhile(shape, async () => ({ length: (await fire(shape.url, load, stage.seconds)).answers }))
      const full = { six: await burst(six, mart), one: await burst(one, limit) }
      const seconds = Math.max(10, stage.seconds * stage.rounds)
      const pace = { rate, seconds }
      const legs = await trace(stage, six, { ...pace, products: mart.products })
      const calm = {
        six: await spentWhile(six, () => offer(stage, six.url, { ...pace, products: mart.products })),
        one: await spentWhile(one, () => offer(stage, one.url, { ...pace, products: limit.products })),
      }
      for (const shape of [six, one]) {
        await shape.untilIdle()
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
            [`six, ${rate} orders/s: µs`]: calm.six,
            [`one, ${rate} orders/s: µs`]: calm.one,
            'six, at full speed: µs': full.six,
            'one, at full speed: µs': full.one,
            'six: MB': memory.six,
            'one: MB': memory.one,
          }),
        },
        detail: { race: result, full, calm, memory },
      }
    } finally {
      for (const shape of open) await shape.stop()
    }
  },
}

/** Fills the shelves; orders by 32 connections, each lap until all is handled. */
async function readyFor(stage: Stage, shape: Shape) {
  const products = await productsOf(shape)
  await stock(stage, { url: shape.inventoryUrl }, products)
  await shape.untilIdle()
  const requests = ordersOf(stage, products, { lines: 3, method: 'cash_on_delivery' })
  return { products, server: runnerOf(shape), load: { requests, connections: 32 }, finish: shape.untilIdle }
}

type Ready = Awaited<ReturnType<typeof readyFor>>

/** Microseconds that each part spends on each of the orders that are placed, until all is handled. */
async function spentWhile(
  shape: Shape,
  place: () => Promise<{ length: number }>,
): Promise<Record<string, number>> {
  const before = await shape.spent()
  const { length: orders } = await place()
  await shape.untilIdle()
  const after = Object.entries(await shape.spent())
  return Object.fromEntries(after.map(([part, cpu]) => [part, (cpu - (before[part] ?? 0)) / orders]))
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
