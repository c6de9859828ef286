import { type Events, fromTimestamp, type OrderState } from '#proto/events.ts'
import { fromMoneyMessage } from '#src/money.ts'
import type { Heard } from './hear-news.ts'

/** A refund, a dispute, what is held and a charge open once, and are closed once. */
const [opened, closed] = [1, 2]

/** Milliseconds before its slot in which an order should be in somebody's hands. */
const pickWithin = 3_600_000

/** From events to news, purely. */
export const news = {
  stock: (said: Events['mart.inventory.v1.StockLevelChanged']): Heard => ({
    subject: said.productId,
    version: said.version,
    open: said.low,
    data: { available: said.available },
    // Most products have no reorder point, and can't be low.
    isNothing: !said.low && said.reorderPoint === 0,
  }),

  refundFailed: ({ payment, refundId, amount }: Events['mart.payment.v1.RefundFailed']): Heard => ({
    subject: refundId,
    version: opened,
    open: true,
    paymentId: payment.id,
    data: { orderId: payment.orderId, amount: fromMoneyMessage(amount) },
  }),

  disputeOpened: (said: Events['mart.payment.v1.DisputeOpened']): Heard => ({
    subject: said.disputeId,
    version: opened,
    open: true,
    data: {
      orderId: said.payment.orderId,
      amount: fromMoneyMessage(said.amount),
      ...(said.respondBy && { respondBy: fromTimestamp(said.respondBy).toISOString() }),
    },
  }),

  authorizationEnding: ({ payment, endsAt }: Events['mart.payment.v1.AuthorizationEnding']): Heard => ({
    subject: payment.id,
    version: opened,
    open: true,
    data: {
      orderId: payment.orderId,
      amount: fromMoneyMessage(payment.amount),
      until: fromTimestamp(endsAt).toISOString(),
    },
  }),

  captureFailed: ({ payment }: Events['mart.payment.v1.CaptureFailed']): Heard => ({
    subject: payment.id,
    version: opened,
    open: true,
    data: { orderId: payment.orderId, amount: fromMoneyMessage(payment.amount) },
  }),

  /** It is charged, or nothing is to be charged any more. */
  moneySettled: ({ payment }: { payment: { id: string } }): Heard => ({
    ...{ subject: payment.id, version: closed, open: false, data: {} },
    // Of most payments staff hear nothing.
    isNothing: true,
  }),

  /**
   * Whatever is said of an order: whether somebody still has to take it in hand (`free`: whoever had has not any more), and
   * from when on that is urgent.
   */
  unpicked: (
    { order: { id, number, version, status, slots } }: { order: OrderState },
    free = false,
  ): Heard => {
    const [slot] = slots
    if (!slot || !(free || status === 'confirmed'))
      return { subject: id, version, open: false, data: {}, isNothing: true }
    const [start, end] = [fromTimestamp(slot.start), fromTimestamp(slot.end)]
    return {
      ...{ subject: id, version, open: true, from: new Date(start.getTime() - pickWithin) },
      data: { number, slot: { start: start.toISOString(), end: end.toISOString() } },
    }
  },

  disputeClosed: ({ disputeId }: Events['mart.payment.v1.DisputeClosed']): Heard => ({
    subject: disputeId,
    version: closed,
    open: false,
    data: {},
  }),
}
