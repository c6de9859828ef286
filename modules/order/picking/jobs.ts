import type { Job } from '#src/runtime/job.ts'
import { resumed } from '#src/tracing/resumed.ts'
import { advance } from '../life.ts'
import type { Deps } from '../provides.ts'

/** Orders in one transaction. */
const batch = 100

/** Frees orders that their pickers have not touched for PICK_TIMEOUT: what is picked stays so, and anybody goes on with it. */
export const freeAbandonedPicks: Job<Deps> = {
  name: 'free-abandoned-picks',
  every: 15_000,
  async run({ db, picks, recordChange, config, now, log }, signal) {
    const pass = () =>
      db.transaction(async (tx) => {
        const since = new Date(now().getTime() - config.order.pickTimeout)
        const abandoned = await picks.abandoned(since, batch, tx)
        for (const order of abandoned) {
          const change = advance(order, { type: 'picking abandoned' }, now())
          if (!change) continue
          const its = { origin: order.origin, orderId: order.id }
          await resumed('free abandoned pick', its, async (cause) => {
            log.info({ pickerId: order.picking?.by }, 'order that nobody picked on is free again')
            recordChange(change, tx.causedBy(cause))
          })
        }
        return abandoned.length
      })
    while (!signal.aborted && (await pass()) === batch);
  },
}

/** Forgets waves of a day ago. */
export const forgetWaves: Job<Deps> = {
  name: 'forget-waves',
  every: 3_600_000,
  async run({ picks }, signal) {
    while (!signal.aborted && (await picks.forgetWaves()) === 1000);
  },
}
