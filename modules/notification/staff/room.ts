import { subscriptionsFor } from '#src/events/subscription.ts'
import { fromMoneyMessage } from '#src/money.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { tellStaffJob } from './hear-news.ts'
import { news } from './news.ts'

const on = subscriptionsFor<Deps>()

/** What staff are to deal with, told to those who may deal with it, once while it stands. */
export const staff: Room<Deps> = {
  subscriptions: [
    ...(
      [
        'mart.product.v1.ProductCreated',
        'mart.product.v1.ProductChanged',
        'mart.product.v1.ProductArchived',
      ] as const
    ).map((type) =>
      on.many(type, ({ products }, heard, tx) =>
        products.keep(
          heard.map(({ data }) => data.product),
          tx,
        ),
      ),
    ),
    on.many('mart.inventory.v1.StockLevelChanged', ({ hearNews }, heard, tx) =>
      hearNews(
        'low_stock',
        heard.map(({ data }) => news.stock(data)),
        tx,
      ),
    ),
    ...(
      [
        'mart.order.v1.OrderConfirmed',
        'mart.order.v1.OrderChanged',
        'mart.order.v1.OrderPickingStarted',
        'mart.order.v1.OrderPacked',
        'mart.order.v1.OrderCancelled',
      ] as const
    ).map((type) =>
      on.many(type, ({ hearNews }, heard, tx) =>
        hearNews(
          'unpicked',
          heard.map(({ data }) => news.unpicked(data)),
          tx,
        ),
      ),
    ),
    on.many('mart.order.v1.OrderPickingGivenBack', ({ hearNews }, heard, tx) =>
      hearNews(
        'unpicked',
        heard.map(({ data }) => news.unpicked(data, true)),
        tx,
      ),
    ),
    on('mart.payment.v1.RefundFailed', async ({ alerts, hearNews, now }, said, tx) => {
      await hearNews('refund_failed', [news.refundFailed(said)], tx)
      // It was tried again, and this is the letter to read.
      const { amount } = fromMoneyMessage(said.amount)
      alerts.closeRefunds(said.payment.id, said.refundId, amount, now(), tx)
    }),
    on('mart.payment.v1.PaymentRefunded', ({ alerts, now }, { payment, refundId, amount }, tx) =>
      alerts.closeRefunds(payment.id, refundId, fromMoneyMessage(amount).amount, now(), tx),
    ),
    on('mart.payment.v1.AuthorizationEnding', ({ hearNews }, said, tx) =>
      hearNews('authorization_ending', [news.authorizationEnding(said)], tx),
    ),
    on('mart.payment.v1.CaptureFailed', ({ hearNews }, said, tx) =>
      hearNews('capture_failed', [news.captureFailed(said)], tx),
    ),
    ...(['mart.payment.v1.PaymentCaptured', 'mart.payment.v1.PaymentCancelled'] as const).map((type) =>
      on.many(type, async ({ hearNews }, heard, tx) => {
        const settled = heard.map(({ data }) => news.moneySettled(data))
        await hearNews('authorization_ending', settled, tx)
        await hearNews('capture_failed', settled, tx)
      }),
    ),
    on('mart.payment.v1.DisputeOpened', ({ hearNews }, said, tx) =>
      hearNews('dispute_opened', [news.disputeOpened(said)], tx),
    ),
    on('mart.payment.v1.DisputeClosed', ({ hearNews }, said, tx) =>
      hearNews('dispute_opened', [news.disputeClosed(said)], tx),
    ),
  ],
  jobs: [{ name: tellStaffJob, every: 2_000, run: ({ tellStaff }, signal) => tellStaff(signal) }],
}
