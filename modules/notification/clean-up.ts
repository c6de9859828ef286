import type { CleanUpRepository } from './clean-up-repository.ts'
import type { OrderMoneyRepository } from './telling/order-money-repository.ts'

/** What users were told half a year ago is told. */
const kept = 180 * 24 * 60 * 60_000

const batch = 5_000

/** Bounds what grows: old messages with their deliveries, tokens that have ended, leftovers of erased users. */
export const cleanUp =
  ({
    cleaning,
    orderMoney,
    now,
  }: {
    cleaning: CleanUpRepository
    orderMoney: OrderMoneyRepository
    now: () => Date
  }) =>
  async (signal: AbortSignal): Promise<void> => {
    await cleaning.forgetSecrets(now())
    await cleaning.finishErasures()
    const cutoff = new Date(now().getTime() - kept)
    while (!signal.aborted && (await cleaning.deleteBefore(cutoff, batch)) > 0);
    while (!signal.aborted && (await orderMoney.forget(cutoff, batch)) > 0);
  }
