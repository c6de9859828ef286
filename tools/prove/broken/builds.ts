/** A mart with one of its promises taken out, and the run of the proof that catches it within two minutes. */
export interface BrokenBuild {
  /** Of its patch, beside this file. */
  name: string
  /** What is wrong with it, in a sentence. */
  wrong: string
  /** What the proof is called with. */
  run: {
    shape: 'one' | 'split'
    faults: string[]
    seed: number
    shoppers: number
    minutes: number
    replicas?: string
    /** What alone is played. */
    moves?: string[]
  }
  /** The check that names it; others may break as well. */
  caughtBy: string
}

const seconds = (count: number) => count / 60

/** The twelve. */
export const brokenBuilds: BrokenBuild[] = [
  {
    name: 'inbox-check-gone',
    wrong: 'An event that comes again is handled again.',
    run: {
      shape: 'split',
      faults: ['crash-point:event-committed', 'kill-service'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(45),
      moves: ['order', 'pay', 'cancel', 'pack'],
      replicas: 'order:1,inventory:1',
    },
    caughtBy: 'topics-in-order',
  },
  {
    name: 'unconditional-stock',
    wrong: 'Stock is reserved whether or not there is so much.',
    run: { shape: 'one', faults: [], seed: 1, shoppers: 12, minutes: seconds(30) },
    caughtBy: 'stock-linearizable',
  },
  {
    name: 'event-outside-the-transaction',
    wrong: 'What a transaction says goes to the outbox after its commit, not with it.',
    run: {
      shape: 'one',
      faults: ['crash-point:event-committed', 'crash-point:request-committed'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(30),
    },
    caughtBy: 'orders-final',
  },
  {
    name: 'offsets-before-the-commit',
    wrong: 'Kafka is told that events are handled before they are.',
    run: {
      shape: 'split',
      faults: ['crash-point:event-before-commit', 'crash-point:inbox-claimed'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(30),
      replicas: 'order:1,inventory:1',
    },
    caughtBy: 'orders-final',
  },
  {
    name: 'refund-without-key',
    wrong: 'Each try of a refund has an idempotency key of its own.',
    run: {
      shape: 'one',
      faults: ['provider-lost-answer', 'crash-point:provider-answered'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(30),
    },
    caughtBy: 'money-agrees',
  },
  {
    name: 'lost-abort-listener',
    wrong: 'A listener is left on a signal for each batch from Kafka, and holds its records.',
    run: {
      shape: 'split',
      faults: [],
      seed: 1,
      shoppers: 12,
      minutes: seconds(30),
      replicas: 'order:1,inventory:1',
    },
    caughtBy: 'nothing-piles-up',
  },
  {
    name: 'retry-cleared-before-commit',
    wrong: 'An event that was set aside is cleared before it was handled.',
    run: { shape: 'one', faults: ['step-fails'], seed: 1, shoppers: 12, minutes: seconds(30) },
    caughtBy: 'told-once',
  },
  {
    name: 'stale-read-after-forget',
    wrong: 'What was read before a change is kept after the change had all of it forgotten.',
    run: {
      shape: 'one',
      faults: [],
      seed: 1,
      shoppers: 3,
      minutes: seconds(30),
      moves: ['look-while-changing', 'browse', 'adjust'],
    },
    caughtBy: 'catalogue-fresh',
  },
  {
    name: 'relay-without-its-lock',
    wrong: 'The relay of every replica publishes, without the lock and the lead on Kafka that goes with it.',
    run: {
      shape: 'split',
      faults: [],
      seed: 1,
      shoppers: 12,
      minutes: seconds(30),
      moves: ['order', 'pay', 'cancel', 'adjust'],
      replicas: 'order:2,inventory:2',
    },
    caughtBy: 'topics-in-order',
  },
  {
    name: 'outbox-row-deleted-before-the-bus-has-it',
    wrong: 'The outbox forgets an event when it is taken, not when the bus has it.',
    run: {
      shape: 'one',
      faults: ['crash-point:relay-before-publish', 'crash-point:event-before-commit'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(30),
    },
    caughtBy: 'orders-final',
  },
  {
    name: 'later-events-of-a-poisoned-key-let-through',
    wrong: 'While an event waits to be tried again, later ones of its key are handled.',
    run: { shape: 'one', faults: ['one-event-fails'], seed: 1, shoppers: 12, minutes: seconds(30) },
    caughtBy: 'heard-in-order',
  },
  {
    name: 'erasure-without-tombstone',
    wrong: 'Who is erased is forgotten where their account is, and nobody else is told.',
    run: { shape: 'one', faults: [], seed: 1, shoppers: 12, minutes: seconds(30) },
    caughtBy: 'erased-nowhere',
  },
]
