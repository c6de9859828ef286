import type { Events, EventType } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { inWork, type Work } from '#src/log/work.ts'

/** An event as a handler is given it: what it carries, and the transaction, in which what is said is caused by it. */
export interface Heard<T extends EventType = EventType> {
  data: Events[T]
  tx: Tx
  /** What is logged meanwhile bears its ids. */
  work: Work
}

/** One line of a module's table of subscriptions: event → use case. */
export interface Subscription<in Deps> {
  type: EventType
  run: (deps: Deps, heard: never[], tx: Tx) => Promise<void> | void
}

/**
 * `const on = subscriptionsFor<Deps>()`, then `on('mart.payment.v1.PaymentCaptured', ({ advanceOrder }, event, tx) => …)`.
 * The handler runs in the transaction that also records the event (inbox) and says what follows (outbox).
 * It may be run again from the start if that transaction fails, so it touches nothing but `tx`.
 *
 * `on.many(…)` is for what happens with every order: the handler is given all events of the type that came in a row, and
 * so asks the database once for all of them. What is said on an event's own `tx` was caused by it.
 */
export function subscriptionsFor<Deps>() {
  const many = <T extends EventType>(
    type: T,
    run: (deps: Deps, heard: Heard<T>[], tx: Tx) => Promise<void> | void,
  ): Subscription<Deps> => ({ type, run })

  const on = <T extends EventType>(
    type: T,
    run: (deps: Deps, data: Events[T], tx: Tx) => Promise<void> | void,
  ): Subscription<Deps> =>
    many<T>(type, async (deps, heard) => {
      for (const { data, tx, work } of heard) await inWork(work, async () => run(deps, data, tx))
    })

  return Object.assign(on, { many })
}
