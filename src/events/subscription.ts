import type { Events, EventType } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'

/** One line of a module's table of subscriptions: event → use case. */
export interface Subscription<in Deps> {
  type: EventType
  run: (deps: Deps, data: never, tx: Tx) => Promise<void> | void
}

/**
 * `const on = subscriptionsFor<Deps>()`, then `on('mart.payment.v1.PaymentCaptured', ({ advanceOrder }, event, tx) => …)`.
 * The handler runs in the transaction that also remembers the event (inbox) and says what follows (outbox).
 * It may be run again from the start if that transaction fails, so it touches nothing but `tx`.
 */
export function subscriptionsFor<Deps>() {
  return <T extends EventType>(
    type: T,
    run: (deps: Deps, data: Events[T], tx: Tx) => Promise<void> | void,
  ): Subscription<Deps> => ({ type, run })
}
