import type { Config } from '#config/config.ts'
import { fromTimestamp, type OrderItemState, type OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { fromMoneyMessage, money, portion } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'
import { advance, place } from '../life.ts'
import { costed, type IfShort, lineStates, type OrderItem, shortReasons, untouched } from '../lines.ts'
import type { Fact, Order, Status, TimelineEntry } from '../order.ts'
import { toEvent } from '../order-events.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChange } from '../record-change.ts'
import type { SlotRepository } from '../slots/slot-repository.ts'
import { untaxed } from '../taxes.ts'
import { wayTo } from '../way.ts'
import type { ZoneRepository } from '../zones/zone-repository.ts'

interface Needs {
  orders: OrderRepository
  recordChange: RecordChange
  slots: SlotRepository
  zones: ZoneRepository
  config: Config
  now: () => Date
}

/** What is written of steps that the restored module has no memory of. */
const reason = 'restored'

/**
 * Brings an order to where other modules have seen it, by its own steps, and to what of its money has gone back; says each,
 * which those who know it already do nothing with. Does nothing where it is there.
 */
export const catchUp =
  ({ orders, recordChange, config, now }: Needs) =>
  async ({ id, to, refunded }: { id: string; to: Status; refunded: number }, tx: Tx): Promise<boolean> => {
    const order = await orders.lock(id, tx)
    if (!order) return false
    const way = wayTo(order, to, { payWithin: config.order.paymentTimeout, reason }, now())
    let last = order
    for (const change of way) {
      recordChange(change, tx)
      last = change.order
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
export interface Lost {
  order: OrderState
  to: Status
  refunded: number
}

/** Writes a lost order down again as it was placed, and brings it to where it was. Does nothing where it is there. */
export const recoverOrder =
  (needs: Needs) =>
  async ({ order, to, refunded }: Lost, tx: Tx): Promise<boolean> => {
    if (await needs.orders.lock(order.id, tx)) return false
    const { zone } = await needs.zones.serving(order.shippingAddress, tx)
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
        items: order.items.map(toItem),
        subtotal: fromMoneyMessage(order.subtotal),
        deliveryFee: fromMoneyMessage(order.deliveryFee),
        discount: money(order.discount, order.total.currency),
        total: fromMoneyMessage(order.total),
        ...(order.orderedTotal > 0 && { orderedTotal: money(order.orderedTotal, order.total.currency) }),
        tip: money(order.tip, order.total.currency),
        coupons: [],
        // What its fees were taxed by is not said: nothing of it is reckoned again.
        feeTax: untaxed,
        tipTax: untaxed,
        fees: order.fees.map(({ name, amount }) => ({ name, amount: fromMoneyMessage(amount) })),
        slot: slotOf(order),
        zoneId: zone?.id ?? null,
      },
      fromTimestamp(order.createdAt),
    )
    if (change.order.slot) needs.slots.seat(change.order.slot.id, tx)
    needs.recordChange(change, tx)
    await catchUp(needs)({ id: order.id, to, refunded }, tx)
    return true
  }

/** A line as it was said on the bus; of one that was said before lines had a state, as it was ordered. */
function toItem(said: OrderItemState, at: number): OrderItem {
  const state = lineStates.find((it) => it === said.state) ?? 'open'
  const { productId, sku, name, quantity } = said
  const isOne = /^[0-9a-f-]{36}$/.test(said.ifShort)
  return costed({
    ...untouched,
    ...{ productId, sku, name, quantity, soldBy: said.soldBy as SoldBy },
    line: said.line || at + 1,
    unitPrice: fromMoneyMessage(said.unitPrice),
    discounts: [],
    promised: promisedIn(said),
    taxClass: said.taxClass,
    taxRate: said.taxRate,
    tariffCode: said.tariffCode,
    lineTotal: fromMoneyMessage(said.lineTotal),
    ifShort: isOne ? { productId: said.ifShort } : ((said.ifShort || 'ask') as IfShort),
    state,
    picked: state === 'open' ? null : said.picked,
    shortReason: shortReasons.find((it) => it === said.shortReason) ?? null,
    lacking: said.lacking || null,
    returned: said.returned,
    substituteFor: said.substituteFor || null,
    atMost: said.discount > 0 && promisedIn(said).length === 0 ? said.lineTotal.amountMinor : null,
    ageLimit: said.ageLimit || null,
  })
}

/** What offers took off it, of as much as was ordered. */
function promisedIn({
  discounts,
  state,
  picked,
  returned,
  quantity,
  unitPrice,
}: OrderItemState): OrderItem['promised'] {
  const kept = state === 'open' || state === '' ? quantity : picked - returned
  if (kept <= 0) return []
  return discounts
    .filter(({ offerId }) => offerId !== '')
    .map(({ offerId, name, amount }) => ({
      ...{ offerId, name },
      amount: portion(money(amount, unitPrice.currency), quantity, kept).amount,
    }))
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

function slotOf({ slots: [slot] }: OrderState): Order['slot'] {
  return slot ? { id: slot.id, start: fromTimestamp(slot.start), end: fromTimestamp(slot.end) } : null
}
