import { type OrderItemState, type OrderState, toTimestamp } from '#proto/events.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import { toMoneyMessage } from '#src/money.ts'
import { toReceiptMessage } from '#src/slip/document-message.ts'
import { holdsOf, lineOfOrder, mostOf } from './life/bag.ts'
import type { Hold, OrderItem } from './life/lines.ts'
import type { Shortage } from './life/shortage.ts'
import type { Fact, Order, ReceiptFact } from './order.ts'
import type { OrderSlot } from './slots/slot.ts'
import { taxesOf, taxOfLine, taxTotalOf } from './taxes.ts'

/** A change as the other modules hear of it: the fact, and with it the whole order. */
export function toEvent({ order: changed, fact }: { order: Order; fact: Fact | ReceiptFact }): DomainEvent {
  const { id } = changed
  const order = toOrderMessage(changed)
  switch (fact.type) {
    case 'PaymentRequested':
      return event('mart.order.v1.PaymentRequested', id, { order, expiresAt: toTimestamp(fact.expiresAt) })
    case 'OrderRejected':
      return event('mart.order.v1.OrderRejected', id, { order, short: fact.short.map(named(changed.items)) })
    case 'OrderCancelled':
      return event('mart.order.v1.OrderCancelled', id, { order, cause: fact.cause, reason: fact.reason })
    case 'OrderShipped': {
      const { carrier = '', trackingNumber = '' } = fact.tracking
      return event('mart.order.v1.OrderShipped', id, { order, carrier, trackingNumber })
    }
    case 'OrderSlotClosed':
      return event('mart.order.v1.OrderSlotClosed', id, { order, others: fact.others.map(toSlotMessage) })
    case 'OrderDelivered': {
      const { collected, differenceReason } = fact
      const told = { collected: collected ?? 0, counted: collected !== null, differenceReason }
      return event('mart.order.v1.OrderDelivered', id, { order, ...told })
    }
    case 'OrderDeliveryFailed':
      return event('mart.order.v1.OrderDeliveryFailed', id, {
        order,
        reason: fact.reason,
        attempt: fact.attempt,
      })
    case 'OrderLinesReturned': {
      const { reason, restock } = fact
      const lines = fact.lines.map(({ line, quantity, amount }) => {
        const { productId = '', soldBy = 'piece' } = lineOfOrder(changed, line) ?? {}
        return { line, productId, soldBy, quantity, amount: toMoneyMessage(amount) }
      })
      return event('mart.order.v1.OrderLinesReturned', id, { order, lines, reason, restock })
    }
    case 'StockRequested':
      return event('mart.order.v1.StockRequested', id, {
        order,
        request: fact.request,
        lines: fact.lines.map(toHoldMessage),
      })
    case 'SubstituteProposed': {
      const { line, number, product, quantity } = fact.proposal
      return event('mart.order.v1.SubstituteProposed', id, {
        ...{ order, line, number, quantity },
        ...{ productId: product.productId, productName: product.name, soldBy: product.soldBy },
        total: toMoneyMessage(fact.total),
        until: toTimestamp(fact.until),
      })
    }
    case 'PaymentChangeRequested':
      return event('mart.order.v1.PaymentChangeRequested', id, {
        ...{ order, request: fact.request, authorize: fact.authorize },
        expiresAt: toTimestamp(fact.expiresAt),
      })
    case 'SubstituteAnswered': {
      const { line, number, answer } = fact
      return event('mart.order.v1.SubstituteAnswered', id, { order, line, number, answer })
    }
    case 'ReceiptIssued': {
      const { number, kind, cause, total, taxTotal, issuedAt, document } = fact
      return event('mart.order.v1.ReceiptIssued', id, {
        ...{ order, number, kind, cause: cause ?? '', taxTotal },
        total: toMoneyMessage(total),
        issuedAt: toTimestamp(issuedAt),
        path: `/v1/orders/${id}/receipt`,
        document: toReceiptMessage(document),
      })
    }
    case 'OrderReturned':
      return event('mart.order.v1.OrderReturned', id, { order, reason: fact.reason, restock: fact.restock })
    default:
      return event(`mart.order.v1.${fact.type}`, id, { order })
  }
}

/** The order as a message; what is absent is an empty string. */
function toOrderMessage(order: Order): OrderState {
  const { line2 = '', postalCode = '', notes = '', ...address } = order.shippingAddress
  const taxes = taxesOf(order)
  return {
    id: order.id,
    number: order.number,
    customerId: order.customerId,
    status: order.status,
    items: order.items.map(toItemMessage),
    subtotal: toMoneyMessage(order.subtotal),
    deliveryFee: toMoneyMessage(order.deliveryFee),
    total: toMoneyMessage(order.total),
    paymentMethod: order.paymentMethod,
    shippingAddress: { ...address, line2, postalCode, notes },
    note: order.note ?? '',
    fees: order.fees.map(({ name, amount }) => ({ name, amount: toMoneyMessage(amount) })),
    slots: order.slot ? [toSlotMessage(order.slot)] : [],
    orderedTotal: order.orderedTotal.amount,
    authorize: mostOf(order),
    discount: order.discount.amount,
    holds: holdsOf(order).map(toHoldMessage),
    flags: order.flags,
    courierId: order.courierId ?? '',
    payWith: order.payWith?.amount ?? 0,
    attempts: order.door.attempts,
    taxTotal: taxTotalOf(order, taxes).amount,
    taxes,
    tip: order.tip.amount,
    coupons: order.coupons.map(({ code }) => code),
    invoice: order.invoice ?? '',
    version: order.version,
    createdAt: toTimestamp(order.createdAt),
  }
}

const toSlotMessage = ({ id, start, end }: OrderSlot) => ({
  id,
  start: toTimestamp(start),
  end: toTimestamp(end),
})

const toItemMessage = (item: OrderItem): OrderItemState => ({
  productId: item.productId,
  sku: item.sku,
  name: item.name,
  soldBy: item.soldBy,
  quantity: item.quantity,
  unitPrice: toMoneyMessage(item.unitPrice),
  lineTotal: toMoneyMessage(item.lineTotal),
  line: item.line,
  ifShort: typeof item.ifShort === 'object' ? item.ifShort.productId : item.ifShort,
  state: item.state,
  picked: item.picked ?? 0,
  returned: item.returned,
  substituteFor: item.substituteFor ?? 0,
  discount: item.discounts.reduce((sum, { amount }) => sum + amount.amount, 0),
  shortReason: item.shortReason ?? '',
  ageLimit: item.ageLimit ?? 0,
  lacking: item.lacking ?? 0,
  discounts: item.discounts.map(({ offerId = '', name, amount }) => ({
    offerId,
    name,
    amount: amount.amount,
  })),
  taxClass: item.taxClass,
  taxRate: item.taxRate,
  tax: taxOfLine(item).amount,
  tariffCode: item.tariffCode,
})

const toHoldMessage = ({ productId, soldBy, quantity, most }: Hold) => ({
  productId,
  soldBy,
  quantity,
  most,
})

const named = (items: OrderItem[]) => (shortage: Shortage) => ({
  ...shortage,
  name: items.find(({ productId }) => productId === shortage.productId)?.name ?? '',
})
