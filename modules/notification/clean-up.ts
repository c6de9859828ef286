import type { CleanUpRepository } from './clean-up-repository.ts'
import type { ErasureRepository } from './erasure-repository.ts'
import type { ReceiptRepository } from './receipts/receipt-repository.ts'
import type { AlertRepository } from './staff/alert-repository.ts'
import type { OrderMoneyRepository } from './telling/order-money-repository.ts'

interface Needs {
  cleaning: CleanUpRepository
  erasures: ErasureRepository
  orderMoney: OrderMoneyRepository
  receipts: ReceiptRepository
  alerts: AlertRepository
  now: () => Date
}

/** Milliseconds that messages and their deliveries are kept: half a year. */
const kept = 180 * 24 * 60 * 60_000

/** The same of receipts that no mail took with it: an order is delivered within days. */
const receiptsKept = 30 * 24 * 60 * 60_000

/** The same of what webhooks told: as long as Kafka's topics keep facts. */
const webhooksKept = 30 * 24 * 60 * 60_000

/** After which nothing that was heard before a webhook was removed is still being queued for it. */
const settled = 60 * 60_000

const batch = 5_000

/** Bounds what grows: old messages with their deliveries, what webhooks told, tokens that have ended, leftovers of erased users. */
export const cleanUp =
  ({ cleaning, erasures, orderMoney, receipts, alerts, now }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    await cleaning.forgetSecrets(now())
    await erasures.finish()
    const cutoff = new Date(now().getTime() - kept)
    while (!signal.aborted && (await cleaning.deleteBefore(cutoff, batch)) > 0);
    while (!signal.aborted && (await orderMoney.forget(cutoff, batch)) > 0);
    while (!signal.aborted && (await alerts.forget(cutoff, batch)) > 0);
    const before = (ms: number) => new Date(now().getTime() - ms)
    while (!signal.aborted && (await receipts.forget(before(receiptsKept), batch)) > 0);
    while (!signal.aborted && (await cleaning.deleteRemoved(before(settled), batch)) > 0);
    while (!signal.aborted && (await cleaning.deleteWebhooksBefore(before(webhooksKept), batch)) > 0);
  }
