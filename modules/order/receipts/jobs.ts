import type { Job } from '#src/runtime/job.ts'
import { resumed } from '#src/tracing/resumed.ts'
import type { Deps } from '../provides.ts'
import { isOff } from './receipt.ts'

/** Orders in one transaction. */
const batch = 100

/**
 * Issues the receipts of what replicas of a release that issues none have done: packed orders, taken goods back, heard of
 * refunds. What was packed and called off by them has nothing to be charged for, and gets none.
 */
export const issueDueReceipts: Job<Deps> = {
  name: 'issue-due-receipts',
  every: 10_000,
  async run({ db, orders, receipts, issueReceipts }, signal) {
    const pass = () =>
      db.transaction(async (tx) => {
        const due = new Map((await receipts.due(batch, tx)).map(({ id, packed }) => [id, packed]))
        for (const order of due.size > 0 ? await orders.lockAll([...due.keys()], tx) : []) {
          const packed = due.get(order.id) === true && !isOff(order)
          const its = { origin: order.origin, orderId: order.id }
          await resumed('issue due receipt', its, async (cause) =>
            tx.atCommit(issueReceipts, { order, packed, tx: tx.causedBy(cause) }),
          )
        }
        return due.size
      })
    while (!signal.aborted && (await pass()) === batch);
  },
}
