import type { Event, Strand } from '../world.ts'

/** Writes to the customer. Counted to two, as nobody may be told twice. */
export function tell(draft: Strand, event: Event): void {
  if (event.type === 'OrderConfirmed') draft.told.confirmed = Math.min(2, draft.told.confirmed + 1)
  if (event.type === 'OrderCancelled') draft.told.cancelled = Math.min(2, draft.told.cancelled + 1)
}
