import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import { jobOf, mayRetry } from './delivery.ts'
import type { DeliveryRepository, DeliveryRow } from './delivery-repository.ts'

interface Needs {
  deliveries: DeliveryRepository
  now: () => Date
  wake: (job: string) => void
}

/** Sends a delivery that failed or was kept again, as staff ask. Throws 404, or 409 where it may not be sent again. */
export const retryDelivery =
  ({ deliveries, now, wake }: Needs) =>
  async (id: string, tx: Tx): Promise<DeliveryRow> => {
    const delivery = await deliveries.retriable(id, tx)
    if (!delivery) throw notFound('delivery')
    if (!mayRetry(delivery, now()) || !(await deliveries.retry(id, now(), tx))) {
      throw conflict(
        'Only an e-mail or a text that failed or was kept, and whose contents still hold, can be sent again.',
      )
    }
    tx.afterCommit(() => wake(jobOf(delivery.channel)))
    return (await deliveries.one(id, tx)) as DeliveryRow
  }
