import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import { mayRetry } from './delivery.ts'
import type { DeliveryList, DeliveryRow } from './delivery-list-repository.ts'
import type { DeliveryRepository } from './delivery-repository.ts'

interface Needs {
  deliveries: DeliveryRepository
  deliveryList: DeliveryList
  now: () => Date
  wake: (job: string) => void
}

/** Sets a delivery that failed or was kept going again, at staff's word. Throws 404, or 409 where it may not. */
export const retryDelivery =
  ({ deliveries, deliveryList, now, wake }: Needs) =>
  async (id: string, tx: Tx): Promise<DeliveryRow> => {
    const delivery = await deliveries.find(id, tx)
    if (!delivery) throw notFound('delivery')
    if (!mayRetry(delivery, now()) || !(await deliveries.retry(id, now(), tx))) {
      throw conflict(
        'Only an e-mail that failed or was kept, and whose contents still hold, can be sent again.',
      )
    }
    tx.afterCommit(() => wake('send-mail'))
    return (await deliveryList.one(id, tx)) as DeliveryRow
  }
