import type { Job } from '#src/runtime/job.ts'
import { resumed } from '#src/tracing/resumed.ts'
import { holdOfProposal, type Proposal, requestOf } from '../life/substitutes.ts'
import { advance } from '../life.ts'
import { toEvent } from '../order-events.ts'
import type { Deps } from '../provides.ts'

/** Orders in one transaction. */
const batch = 100

/** Milliseconds until an answer of inventory that has not come is asked for again, and again. */
const answerTimeout = 5 * 60_000

/** Refuses what customers have not answered in time. */
export const expireSubstitutes: Job<Deps> = {
  name: 'expire-substitutes',
  every: 1_000,
  run: ({ db, substitutes, recordChange, now }, signal) =>
    untilFewer(signal, () =>
      db.transaction(async (tx) => {
        const at = now()
        const overdue = await substitutes.overdue(at, batch, tx)
        for (let order of overdue) {
          const its = { origin: order.origin, orderId: order.id }
          await resumed('refuse unanswered substitute', its, async (cause) => {
            // Of several lines each may have its own.
            for (let change = advance(order, { type: 'substitutes overdue' }, at); change; ) {
              recordChange(change, tx.causedBy(cause))
              order = change.order
              change = advance(order, { type: 'substitutes overdue' }, at)
            }
          })
        }
        return overdue.length
      }),
    ),
}

/** Asks inventory again for what it has not answered: whoever did so before answers the same. */
export const remindOfStockRequests: Job<Deps> = {
  name: 'remind-of-stock-requests',
  every: 30_000,
  run: ({ db, substitutes, now, log }, signal) =>
    untilFewer(signal, () =>
      db.transaction(async (tx) => {
        const at = now()
        const since = new Date(at.getTime() - answerTimeout)
        const unheld = await substitutes.unheld(since, at, batch, tx)
        for (const order of unheld) {
          const its = { origin: order.origin, orderId: order.id }
          const late = order.proposals.filter(
            (it) => it.state === 'reserving' && it.at <= since.toISOString(),
          )
          await resumed('remind of stock request', its, async (cause) => {
            for (const proposal of late)
              tx.causedBy(cause).say(toEvent({ order, fact: asked(proposal, order.tolerance) }))
          })
        }
        if (unheld.length > 0)
          log.warn({ orders: unheld.map(({ id }) => id) }, 'saga stalled, request for stock republished')
        return unheld.length
      }),
    ),
}

const asked = (proposal: Proposal, tolerance: number) => ({
  type: 'StockRequested' as const,
  request: requestOf(proposal),
  lines: [holdOfProposal(proposal, tolerance)],
})

async function untilFewer(signal: AbortSignal, pass: () => Promise<number>): Promise<void> {
  while (!signal.aborted && (await pass()) === batch);
}
