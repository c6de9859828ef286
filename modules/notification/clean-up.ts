import type { CleanUpRepository } from './clean-up-repository.ts'
import type { ErasureRepository } from './erasure-repository.ts'
import type { OrderMoneyRepository } from './telling/order-money-repository.ts'

interface Needs {
  cleaning: CleanUpRepository
  erasures: ErasureRepository
  orderMoney: OrderMoneyRepository
  now: () => Date
}

/** Milliseconds that messages and their deliveries are kept: half a year. */
const kept = 180 * 24 * 60 * 60_000

const batch = 5_000

/** Bounds what grows: old messages with their deliveries, tokens that have ended, leftovers of erased users. */
export const cleanUp =
  ({ cleaning, erasures, orderMoney, now }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    await cleaning.forgetSecrets(now())
    await erasures.finish()
    const cutoff = new Date(now().getTime() - kept)
    while (!signal.aborted && (await cleaning.deleteBefore(cutoff, batch)) > 0);
    while (!signal.aborted && (await orderMoney.forget(cutoff, batch)) > 0);
  }
