import type { Job } from '#src/runtime/job.ts'
import { toBasketedEvent } from '../cart/basketed.ts'
import { advance, type Fact, type Order } from '../order.ts'
import { toEvent } from '../order-events.ts'
import type { Deps } from '../provides.ts'

/** Orders in one transaction. */
const batch = 100

/** How long nothing may happen to an order that waits for an answer before it is asked for again (then hourly), in milliseconds. */
const patience = 5 * 60_000

/** Cancels orders that nobody paid in time. A payment that comes later all the same is given back by payment. */
export const cancelUnpaidOrders: Job<Deps> = {
  name: 'cancel-unpaid-orders',
  every: 1_000,
  run: ({ db, orders, recordChange, now, log }, signal) =>
    untilFewer(signal, () =>
      db.transaction(async (tx) => {
        const unpaid = await orders.unpaid(now(), batch, tx)
        for (const order of unpaid) {
          const change = advance(order, { type: 'payment overdue' }, now())
          if (change) recordChange(change, tx)
        }
        if (unpaid.length > 0) log.info({ orders: unpaid.length }, 'cancelled: not paid in time')
        return unpaid.length
      }),
    ),
}

/**
 * Finds sagas that stand still: an order that inventory should long have answered is told of again, and of one that
 * waits for its money payment is asked again. Whoever heard it the first time does nothing twice, and says again what
 * came of it: so an answer that was lost is made up for. (A customer may well take that long to pay.)
 */
export const remindOfPendingOrders: Job<Deps> = {
  name: 'remind-of-pending-orders',
  every: 30_000,
  run: ({ db, orders, now, log }, signal) =>
    untilFewer(signal, () =>
      db.transaction(async (tx) => {
        const at = now()
        const still = await orders.standingStill(new Date(at.getTime() - patience), at, batch, tx)
        for (const order of still) tx.say(toEvent({ order, fact: asked(order) }))
        const pending = still.filter(({ status }) => status === 'pending').map(({ id }) => id)
        if (pending.length > 0) log.warn({ orders: pending }, 'these stand still; said again')
        return still.length
      }),
    ),
}

/** What asks again for the answer that an order waits for. */
const asked = ({ payBy }: Order): Fact =>
  payBy ? { type: 'PaymentRequested', expiresAt: payBy } : { type: 'OrderPlaced' }

/** Wakes streams here for changes that another replica made. */
export const wakeFollowers: Job<Deps> = {
  name: 'wake-followers',
  every: 1_000,
  run: async ({ orders, followers }) => {
    const followed = followers.followed()
    if (followed.length === 0) return
    for (const { id, version } of await orders.versions(followed)) followers.wake(id, version)
  },
}

/** Takes erased customers' addresses out of the orders that have come to their end since. */
export const finishErasures: Job<Deps> = {
  name: 'finish-erasures',
  every: 60 * 60_000,
  run: ({ db, erasures, now }) => db.transaction(async (tx) => erasures.finish(now(), tx)),
}

/** Products of one transaction of the sweep. */
const sweptAtOnce = 1_000

/** Tells the other modules of products that lie in no basket any more; a look-up per product that ever lay in one. */
export const sweepBaskets: Job<Deps> = {
  name: 'sweep-baskets',
  every: 60_000,
  async run({ db, basketed }, signal) {
    let after: string | null = null
    do {
      const from: string | null = after
      after = await db.transaction(async (tx) => {
        const { last, changed } = await basketed.sweep(from, sweptAtOnce, tx)
        tx.say(...changed.map(toBasketedEvent))
        return last
      })
    } while (after !== null && !signal.aborted)
  },
}

async function untilFewer(signal: AbortSignal, pass: () => Promise<number>): Promise<void> {
  while (!signal.aborted && (await pass()) === batch);
}
