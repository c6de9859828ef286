import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '#config/config.ts'
import { decodeEvent, type Events, fromTimestamp, type OrderState } from '#proto/events.ts'
import { openBus } from '#src/events/open-bus.ts'
import { createLog } from '#src/log/log.ts'
import type { Status } from '../../modules/order/order.ts'
import type { KnownReceipt } from './receipts.ts'

/** An order as it was last said. */
export interface SaidOrder {
  status: Status
  order: OrderState
}

/** What the bus still has of orders, and the receipts that it tells of. */
export interface SaidOnBus {
  orders: Map<string, SaidOrder>
  receipts: KnownReceipt[]
}

/** Milliseconds for the broker to hand over what it keeps. */
const patience = 10 * 60_000

/**
 * The orders that Kafka still has, each as it was last said: for 30 days, and only where a mart has Kafka. `wanted` keeps
 * those that are worth it; of receipts all that were issued since a time, of whichever orders.
 */
export async function ordersSaid(
  config: Config,
  wanted: (id: string) => boolean,
  since: Date,
): Promise<SaidOnBus> {
  const said: SaidOnBus = { orders: new Map(), receipts: [] }
  if (!config.kafka.brokers) return said
  const bus = await openBus({
    settings: config.kafka,
    batch: config.events.batch,
    log: createLog(config),
    onError: () => {},
  })
  bus.subscribe({
    group: 'repair',
    database: randomUUID().replaceAll('-', '').slice(0, 12),
    topics: ['mart.order.v1'],
    async handle(records) {
      for (const { topic, key, value } of records) {
        const event = decodeEvent(topic, value, key)
        if (event?.type === 'mart.order.v1.ReceiptIssued') {
          const { number, issuedAt } = event.data as Events['mart.order.v1.ReceiptIssued']
          const at = fromTimestamp(issuedAt)
          if (at >= since) said.receipts.push({ order: key, number, issuedAt: at })
        }
        if (!wanted(key)) continue
        const order = event && 'order' in event.data ? (event.data.order as OrderState) : null
        // Said again, and so older, after a restore: an order's version only grows.
        if (order && order.version >= (said.orders.get(key)?.order.version ?? 0))
          said.orders.set(key, { status: order.status as Status, order })
      }
    },
  })
  await bus.start()
  try {
    for (const end = Date.now() + patience; ; await delay(200)) {
      const lags = await bus.lag().catch(() => null)
      if (lags?.length && lags.every(({ records }) => records === 0)) return said
      if (Date.now() > end) throw new Error('Kafka did not hand over what was said of orders')
    }
  } finally {
    await bus.stop()
  }
}
