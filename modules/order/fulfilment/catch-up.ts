import type { Config } from '#config/config.ts'
import { fromTimestamp, type OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { fromMoneyMessage, money } from '#src/money.ts'
import type { CatalogueRepository } from '../catalogue-repository.ts'
import { advance, place } from '../life.ts'
import type { Change, Fact, Order, Status, TimelineEntry } from '../order.ts'
import { toEvent } from '../order-events.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChange } from '../record-change.ts'
import type { SlotRepository } from '../slots/slot-repository.ts'
import type { ZoneRepository } from '../zones/zone-repository.ts'
import type { GivenNumber, RecallInvoice } from './recall-invoice.ts'
import { slotIn, taxingsIn, toItem } from './said-order.ts'
import { wayTo } from './way.ts'

interface Needs {
  orders: OrderRepository
  recordChange: RecordChange
  slots: SlotRepository
  zones: ZoneRepository
  catalogue: CatalogueRepository
  recallInvoice: RecallInvoice
  config: Config
  now: () => Date
}

/** What is written of steps that the restored module has no memory of. */
const reason = 'restored'

/** How far others have seen an order, and the invoice that they know of it. */
interface Seen {
  to: Status
  refunded: number
  invoice?: GivenNumber | null
}

/**
 * Brings an order to where other modules have seen it, by its own steps, and to what of its money has gone back; says each,
 * which those who know it already do nothing with. Packed on the way it has the invoice that it had. Does nothing where it
 * is there.
 */
export const catchUp =
  ({ orders, recordChange, recallInvoice, config, now }: Needs) =>
  async ({ id, to, refunded, invoice = null }: { id: string } & Seen, tx: Tx): Promise<boolean> => {
    const order = await orders.lock(id, tx)
    if (!order) return false
    const way = wayTo(order, to, { payWithin: config.order.paymentTimeout, reason }, now())
    const packed = way.find(({ fact }) => fact?.type === 'OrderPacked')?.order
    const isBack = packed && invoice && (await recallInvoice(packed, invoice, tx))
    let last = order
    for (const change of way) {
      const named = isBack && change.order.version >= packed.version
      const its: Change = named ? { ...change, order: { ...change.order, invoice: invoice.number } } : change
      recordChange(its, tx)
      last = its.order
    }
    const { currency } = order.total
    const back = advance(
      last,
      {
        type: 'payment refunded',
        amount: { amount: refunded - last.refunded.amount, currency },
        refunded: { amount: refunded, currency },
        reason,
      },
      now(),
    )
    if (back) recordChange(back, tx)
    return way.length > 0 || back !== null
  }

/** An order that was lost, as it was said on the bus, and how far others have seen it. */
export interface Lost extends Seen {
  order: OrderState
}

/** Writes a lost order down again as it was placed, and brings it to where it was. Does nothing where it is there. */
export const recoverOrder =
  (needs: Needs) =>
  async ({ order, ...seen }: Lost, tx: Tx): Promise<boolean> => {
    if (await needs.orders.lock(order.id, tx)) return false
    const { zone } = await needs.zones.serving(order.shippingAddress, tx)
    const known = await needs.catalogue.entries(
      order.items.map(({ productId }) => productId),
      tx,
    )
    const { line2, postalCode, notes, ...address } = order.shippingAddress
    const change = place(
      {
        id: order.id,
        number: order.number,
        customerId: order.customerId,
        paymentMethod: order.paymentMethod as Order['paymentMethod'],
        shippingAddress: {
          ...address,
          ...(line2 && { line2 }),
          ...(postalCode && { postalCode }),
          ...(notes && { notes }),
        },
        note: order.note || null,
        items: order.items.map((item, at) =>
          toItem(item, at, known.get(item.productId)?.retailPrice ?? null),
        ),
        subtotal: fromMoneyMessage(order.subtotal),
        deliveryFee: fromMoneyMessage(order.deliveryFee),
        discount: money(order.discount, order.total.currency),
        total: fromMoneyMessage(order.total),
        ...(order.orderedTotal > 0 && { orderedTotal: money(order.orderedTotal, order.total.currency) }),
        tip: money(order.tip, order.total.currency),
        coupons: [],
        ...taxingsIn(order),
        fees: order.fees.map(({ name, amount }) => ({ name, amount: fromMoneyMessage(amount) })),
        slot: slotIn(order),
        zoneId: zone?.id ?? null,
      },
      fromTimestamp(order.createdAt),
    )
    if (change.order.slot) needs.slots.seat(change.order.slot.id, tx)
    needs.recordChange(change, tx)
    await catchUp(needs)({ id: order.id, ...seen }, tx)
    return true
  }

/** What of an order can be said once more. */
export const sayable = [
  'OrderPlaced',
  'OrderConfirmed',
  'OrderPacked',
  'OrderRejected',
  'OrderShipped',
  'OrderDelivered',
  'OrderCancelled',
  'OrderReturned',
] as const
export type Sayable = (typeof sayable)[number]

const statusOf: Record<Sayable, Status> = {
  OrderPlaced: 'pending',
  OrderConfirmed: 'confirmed',
  OrderPacked: 'packed',
  OrderRejected: 'rejected',
  OrderShipped: 'shipped',
  OrderDelivered: 'delivered',
  OrderCancelled: 'cancelled',
  OrderReturned: 'returned',
}

/** Says once more what was said of an order, in this order, to modules that have lost it; who knows it does nothing twice. */
export const sayAgain =
  ({ orders }: Pick<Needs, 'orders'>) =>
  async ({ id, facts }: { id: string; facts: Sayable[] }, tx: Tx): Promise<boolean> => {
    const order = await orders.lock(id, tx)
    if (!order) return false
    const timeline = await orders.timeline(order, 0, tx)
    for (const type of sayable.filter((one) => facts.includes(one)))
      tx.say(toEvent({ order: { ...order, status: statusOf[type] }, fact: factOf(type, order, timeline) }))
    return facts.length > 0
  }

function factOf(type: Sayable, order: Order, timeline: TimelineEntry[]): Fact {
  const detail = timeline.findLast(({ event }) => event === type)?.detail ?? ''
  switch (type) {
    case 'OrderRejected':
      return { type, short: [] }
    case 'OrderCancelled': {
      const [cause = '', ...words] = detail.split(': ')
      const known = ['customer', 'staff', 'payment_failed', 'payment_timeout', 'not_delivered'] as const
      return { type, cause: known.find((one) => one === cause) ?? 'staff', reason: words.join(': ') }
    }
    case 'OrderShipped':
      return { type, tracking: order.tracking ?? {} }
    // Whether the goods went back is nothing that an order remembers: they are counted.
    case 'OrderReturned':
      return { type, reason: detail, restock: false }
    // What the courier was given, payment knows.
    case 'OrderDelivered':
      return {
        type,
        collected: order.door.collected ?? null,
        differenceReason: order.door.differenceReason ?? '',
      }
    default:
      return { type }
  }
}
