import type { EventRecord } from './event.ts'

/** Whom the bus delivers to: a module, under its name as the consumer group. */
export interface Subscriber {
  group: string
  /** The database that the module's copies are in: another one begins at the topics' beginning. */
  database?: string
  topics: string[]
  /**
   * Handles records of one or more keys, each key's in order. Resolves when all are committed or set
   * aside; rejects when nothing could be done (its database is out), and is then given them again.
   */
  handle(records: EventRecord[]): Promise<void>
}

/** How many records of a topic a group of this process hasn't handled yet. */
export interface Lag {
  group: string
  topic: string
  records: number
}

/** One of the records is such that the bus will never take it. */
export class RefusedError extends Error {
  override name = 'RefusedError'
}

/** What carries events between modules: in this process, or Kafka. At least once, in order per key. */
export interface Bus {
  /** How many calls of `publish` a relay may have under way at once, in order. */
  window: number
  /**
   * Makes the caller the only one who publishes for this outbox: what another has still under way arrives before what is
   * published next, or never. Absent where one process has it all to itself. Rejects when the bus can't do so now.
   */
  lead?(outbox: string): Promise<void>
  /**
   * Resolves when the records are safe: in every broker, or handled by every subscriber in process. Rejects
   * when the bus can't take them now; any of them may have been taken all the same, and the lead of the
   * `outbox` is to be taken again. Rejects with a `RefusedError` where it will never take one of them.
   */
  publish(records: EventRecord[], outbox?: string): Promise<void>
  /**
   * Resolves when every subscriber that keeps up has handled what was published so far, so that those that hang or fail
   * don't fill a relay's window. Absent where `publish` waits for no subscriber.
   */
  caughtUp?(): Promise<void>
  /** Before `start`. */
  subscribe(subscriber: Subscriber): void
  /** Doesn't wait for a broker that is away. */
  start(): Promise<void>
  /** Resolves when no handler runs any more, or after a few seconds where one hangs. */
  stop(): Promise<void>
  /** For `/readyz`: `ok`, or what is wrong. */
  health(): Promise<string>
  /** Empty where the bus keeps nothing itself. Rejects when it can't be told. */
  lag(): Promise<Lag[]>
}
