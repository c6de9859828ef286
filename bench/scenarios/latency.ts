import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { offer } from '../offer.ts'
import { percentile } from '../percentile.ts'
import type { Outcome, Scenario } from '../scenario.ts'
import { onePiece, type Shape } from '../shape.ts'
import { productsOf, stock } from '../shop.ts'
import { sixServices } from '../six.ts'
import type { Stage } from '../stage.ts'

const rate = 50

/**
 * From the sending of an order to the moment at which its customer reads that it is confirmed, in the stream that they
 * opened as soon as they had its number: what a person waits, at a pace that the mart has to spare.
 */
const orderToConfirmed = (options: {
  name: string
  shape: string
  /** Milliseconds. */
  most: { p50: number; p99?: number }
  open: (stage: Stage) => Promise<Shape>
  possible?: () => Promise<boolean>
}): Scenario => ({
  name: options.name,
  what: `order to confirmed, seen by its customer, at ${rate} orders/s, ${options.shape}`,
  reach: Object.entries(options.most)
    .map(([name, most]) => `${name} ≤ ${most} ms`)
    .join(', '),
  possible: options.possible,
  async run(stage): Promise<Outcome> {
    const shape = await options.open(stage)
    try {
      const products = await productsOf(shape)
      await stock(stage, { url: shape.inventoryUrl }, products)
      await shape.untilIdle()
      await offer(stage, shape.url, { products, rate, seconds: stage.warmUp })
      const seconds = Math.max(10, stage.seconds * stage.rounds)
      const followed = await offer(stage, shape.url, { products, rate, seconds })
      const waits = followed.map(({ sent, confirmed }) => confirmed - sent)
      const at = (share: number) => percentile(waits, share)
      const { p50, p99 = Number.POSITIVE_INFINITY } = options.most
      return {
        reached: at(0.5) <= p50 && at(0.99) <= p99,
        figures: {
          p50: `${at(0.5).toFixed(1)} ms`,
          p90: `${at(0.9).toFixed(1)} ms`,
          p99: `${at(0.99).toFixed(1)} ms`,
          orders: String(waits.length),
        },
      }
    } finally {
      await shape.stop()
    }
  },
})

export const latency: Scenario[] = [
  orderToConfirmed({
    name: 'latency',
    shape: 'one process',
    most: { p50: 30, p99: 150 },
    open: onePiece,
  }),
  orderToConfirmed({
    name: 'latency-split',
    shape: 'six processes on Kafka',
    most: { p50: 150 },
    open: sixServices,
    possible: hasKafka,
  }),
]
