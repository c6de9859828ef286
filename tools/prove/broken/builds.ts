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
      faults: ['kill-service', 'crash-point'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(40),
    },
    caughtBy: 'topics-in-order',
  },
  {
    name: 'unconditional-stock',
    wrong: 'Stock is reserved whether or not there is so much.',
    run: { shape: 'one', faults: ['crash-point'], seed: 1, shoppers: 12, minutes: seconds(40) },
    caughtBy: 'stock-linearizable',
  },
  {
    name: 'event-outside-the-transaction',
    wrong: 'What a transaction says goes to the outbox after its commit, not with it.',
    run: {
      shape: 'one',
      faults: ['crash-point', 'database-cut'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(40),
    },
    caughtBy: 'comes-to-rest',
  },
  {
    name: 'offsets-before-the-commit',
    wrong: 'Kafka is told that events are handled before they are.',
    run: {
      shape: 'split',
      faults: ['crash-point', 'kill-service'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(40),
    },
    caughtBy: 'comes-to-rest',
  },
  {
    name: 'refund-without-key',
    wrong: 'Each try of a refund has an idempotency key of its own.',
    run: {
      shape: 'one',
      faults: ['provider-lost-answer', 'crash-point'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(40),
    },
    caughtBy: 'money-agrees',
  },
  {
    name: 'lost-abort-listener',
    wrong: 'A listener is left on a signal for each batch from Kafka, and holds its records.',
    run: { shape: 'split', faults: ['bus-late'], seed: 1, shoppers: 12, minutes: seconds(40) },
    caughtBy: 'nothing-piles-up',
  },
  {
    name: 'retry-cleared-before-commit',
    wrong: 'An event that was set aside is cleared before it was handled.',
    run: { shape: 'one', faults: ['step-fails'], seed: 1, shoppers: 12, minutes: seconds(40) },
    caughtBy: 'comes-to-rest',
  },
  {
    name: 'stale-read-after-forget',
    wrong: 'What was read before a change is kept after the change had all of it forgotten.',
    run: { shape: 'one', faults: ['database-late'], seed: 1, shoppers: 12, minutes: seconds(40) },
    caughtBy: 'catalogue-fresh',
  },
  {
    name: 'relay-without-its-lock',
    wrong: 'Every replica’s relay believes that it leads.',
    run: {
      shape: 'split',
      faults: ['kill-service', 'freeze-service'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(40),
    },
    caughtBy: 'topics-in-order',
  },
  {
    name: 'outbox-row-deleted-before-the-bus-has-it',
    wrong: 'The outbox forgets an event when it is taken, not when the bus has it.',
    run: {
      shape: 'one',
      faults: ['crash-point', 'kill-service'],
      seed: 1,
      shoppers: 12,
      minutes: seconds(40),
    },
    caughtBy: 'comes-to-rest',
  },
  {
    name: 'later-events-of-a-poisoned-key-let-through',
    wrong: 'While an event waits to be tried again, later ones of its key are handled.',
    run: { shape: 'one', faults: ['step-fails'], seed: 1, shoppers: 12, minutes: seconds(40) },
    caughtBy: 'told-once',
  },
  {
    name: 'erasure-without-tombstone',
    wrong: 'Who is erased is forgotten where their account is, and nobody else is told.',
    run: { shape: 'split', faults: ['kill-service'], seed: 1, shoppers: 12, minutes: seconds(40) },
    caughtBy: 'erased-nowhere',
  },
]
