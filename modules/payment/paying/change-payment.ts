import type { OrderState } from '#proto/events.ts'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { resumed } from '#src/tracing/resumed.ts'
import type { SettlePayments } from '../settle-payment.ts'
import type { ChangeRepository } from './change-repository.ts'

interface Needs {
  db: Database
  changes: ChangeRepository
  settle: SettlePayments
  now: () => Date
}

/** How many are ended in one pass. */
const most = 100

/** The order is to cost more, by `authorize` (minor units) at most: a larger payment is made beside the one that there is. */
export const changePayment =
  ({ settle }: Pick<Needs, 'settle'>) =>
  async (
    order: OrderState,
    { request, authorize, expiresAt }: { request: string; authorize: number; expiresAt: Date },
    tx: Tx,
  ): Promise<void> => {
    const happened = { type: 'change asked for', request, authorize, expiresAt } as const
    await settle([{ orderId: order.id, happened }], tx)
  }

/** Lets go of larger payments that were not made in time. */
export const endChanges =
  ({ db, changes, settle, now }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    for (const { id, paymentId, orderId, origin } of await changes.overdue(now(), most)) {
      if (signal.aborted) return
      await resumed('end payment change', { origin, orderId }, async (cause) => {
        const happening = { paymentId, happened: { type: 'change overdue', changeId: id } as const }
        await db.transaction((tx) => settle([happening], tx), cause)
      })
    }
  }
