/**
 * One request of somebody, and what came of it. A request without an answer may have been done, or not, or may be done
 * still: whoever checks has to allow for all three.
 */
export interface Deed {
  /** Milliseconds since the proof began, when it was sent. */
  at: number
  /** When its answer was read; null where none came. */
  until: number | null
  /** `shopper 3`, `staff 1`: who never has two requests under way at once. */
  who: string
  /** The move that it was a part of: `order`. */
  move: string
  /** The operation as the contract writes it: `POST /v1/orders/{id}/cancel`. */
  what: string
  /** The path as it was sent, with its query. */
  path: string
  /** Sent in its `Idempotency-Key`. */
  key?: string
  input: unknown
  /** Null where no answer came. */
  status: number | null
  /** The parsed body; null where no answer came, or it had none. */
  output: unknown
  /** A hash of the body's bytes, of what was sent with a key: a replay has the same. */
  digest?: string
  /** Its `Retry-After`. */
  retryAfter?: string
}

/** A fault that was injected: from when to when, and in words. */
export interface Injected {
  /** Its kind, as `--faults` takes it. */
  kind: string
  /** What was done to whom: `SIGKILL order`. */
  what: string
  at: number
  /** When it was lifted; null where it was over at once, as a kill is. */
  until: number | null
}

/** All that is kept of a run while it runs: what checks are made of. */
export interface History {
  deeds: Deed[]
  faults: Injected[]
  /** `performance.now()` when it began. */
  began: number
  /** Milliseconds since then: when it had come to rest; absent until it has. */
  rested?: number
}
