import type { FaultPoint } from '#src/faults/fault-points.ts'
import {
  cancelled,
  card,
  cash,
  charged,
  declined,
  parked,
  refunded,
  relaysLost,
  retried,
  slowCard,
  type Trade,
  text,
} from './trades.ts'

/** Where a point is come by: in a mart whose bus is in its process, in one on Kafka, or in a command. */
export interface Occasion {
  /** The trades on the bus of the process. */
  bus?: Trade[]
  /** Those on Kafka. */
  kafka?: Trade[]
  command?: 'migrate' | 'announce'
  /** It is come by no oftener. */
  most?: number
}

/** Of every point there is: the compiler misses one that is forgotten. */
export const occasions: Record<FaultPoint, Occasion> = {
  'request-before-commit': { bus: [cash] },
  'request-committed': { bus: [cash] },
  'event-before-commit': { bus: [cash], kafka: [card] },
  'event-committed': { bus: [card], kafka: [cash] },
  'inbox-claimed': { bus: [cash] },
  'set-aside-before-commit': { bus: [retried] },
  'set-aside-committed': { bus: [retried], kafka: [retried] },
  'retry-before-commit': { bus: [retried], kafka: [parked] },
  'retry-committed': { bus: [parked] },
  'retry-failed': { bus: [parked] },
  'retry-parked': { bus: [parked] },
  'relay-leads': { kafka: [relaysLost] },
  'relay-before-publish': { bus: [cash], kafka: [cash] },
  'relay-published': { bus: [cash], kafka: [card] },
  'outbox-deleted': { bus: [cash], kafka: [cash] },
  'records-handled': { kafka: [cash] },
  'offsets-before-commit': { kafka: [cash] },
  'offsets-committed': { kafka: [cash] },
  'job-before-commit': { bus: [card] },
  'job-committed': { bus: [refunded] },
  'provider-before-call': { bus: [card, charged, refunded] },
  'provider-answered': { bus: [card, declined, charged, refunded, cancelled] },
  'provider-event-kept': { bus: [slowCard] },
  'registration-before-call': { bus: [charged] },
  'registration-answered': { bus: [charged] },
  'mail-before-send': { bus: [cash] },
  'mail-sent': { bus: [cash] },
  'text-before-send': { bus: [text] },
  'text-sent': { bus: [text] },
  'webhook-before-post': { bus: [cash] },
  'webhook-posted': { bus: [cash] },
  'migration-before-commit': { command: 'migrate' },
  'migration-committed': { command: 'migrate' },
  // A page with the one product, and one with none.
  'announcement-before-commit': { command: 'announce', most: 2 },
  'announcement-committed': { command: 'announce', most: 2 },
}
