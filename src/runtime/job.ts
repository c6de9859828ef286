/**
 * Work that isn't asked for by a request or an event: a sweep, a delivery, a clean-up.
 * Runs in every replica, so it must claim what it works on (`for update skip locked`).
 */
export interface Job<in Deps> {
  /** Unique in the module; what `wake()` is called with. */
  name: string
  /** Milliseconds between the end of a run and the start of the next, if nothing wakes it sooner. */
  every: number
  /** One pass. A failure is logged and counted, and the next pass comes all the same. */
  run: (deps: Deps, signal: AbortSignal) => Promise<void>
}
