import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { forgetPerson } from '#src/events/forget-person.ts'
import type { Job } from '#src/runtime/job.ts'
import type { CourierRepository } from '../delivery/courier-repository.ts'
import { advance } from '../life.ts'
import type { RecordChange } from '../record-change.ts'
import type { SubstituteRepository } from '../substitutes/substitute-repository.ts'
import type { CustomerRepository } from './customer-repository.ts'
import type { ErasureRepository } from './erasure-repository.ts'

interface Needs {
  erasures: ErasureRepository
  customers: CustomerRepository
  couriers: CourierRepository
  substitutes: SubstituteRepository
  recordChange: RecordChange
  now: () => Date
}

/** Forgets a customer, or one of the staff, in every room. An order on its way keeps its address until it is
 * over; what they were asked of it is refused. */
export const eraseCustomer =
  ({ erasures, customers, couriers, substitutes, recordChange, now }: Needs) =>
  async (customerId: string, tx: Tx): Promise<void> => {
    erasures.erase(customerId, now(), tx)
    customers.forget(customerId, tx)
    couriers.forget(customerId, tx)
    for (const order of await substitutes.picked(customerId, tx)) {
      const step = { type: 'customer erased' as const }
      for (let change = advance(order, step, now()); change; change = advance(change.order, step, now()))
        recordChange(change, tx)
    }
    await forgetPerson(customerId, tx)
  }

/** Takes erased customers' addresses out of the orders that have come to their end since. */
export const finishErasures: Job<Pick<Needs, 'erasures' | 'now'> & { db: Database }> = {
  name: 'finish-erasures',
  every: 60 * 60_000,
  run: ({ db, erasures, now }) => db.transaction(async (tx) => erasures.finish(now(), tx)),
}
