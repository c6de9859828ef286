import type { Job } from '#src/runtime/job.ts'
import { resumed } from '#src/tracing/resumed.ts'
import { isOver } from '../order.ts'
import type { Deps } from '../provides.ts'

/** Orders in one transaction. */
const batch = 100

/**
 * Issues the invoices of orders that were packed by replicas of a release that issues none. What was called off or came
 * back whole meanwhile has nothing to be charged for.
 */
export const issueDueReceipts: Job<Deps> = {
  name: 'issue-due-receipts',
  every: 10_000,
  async run({ db, orders, receipts, issueReceipts }, signal) {
    const pass = () =>
      db.transaction(async (tx) => {
        const ids = await receipts.due(batch, tx)
        if (ids.length === 0) return 0
        receipts.waive(ids, tx)
        for (const order of await orders.lockAll(ids, tx)) {
          if (isOver(order.status) && order.status !== 'delivered') continue
          const its = { origin: order.origin, orderId: order.id }
          await resumed('issue due receipt', its, async (cause) =>
            tx.atCommit(issueReceipts, { order, packed: true, tx: tx.causedBy(cause) }),
          )
        }
        return ids.length
      })
    while (!signal.aborted && (await pass()) === batch);
  },
}
