import { aboutOrders } from '#proto/events.ts'
import type { Attributes, Step } from '#src/tracing/step.ts'
import { readTraceparent } from '#src/tracing/traceparent.ts'
import { begin, messagingSystem, presentStep } from '#src/tracing/tracing.ts'
import type { EventHeaders, EventRecord } from './event.ts'

/** An event's steps, by the conventions for messaging: it is created, sent, and processed by each that listens. */

/** Where an event's trace goes on from: its creation. Releases before this one wrote it without the prefix. */
export const traceparentOf = (headers: EventHeaders): string | undefined =>
  headers.ce_traceparent ?? headers.traceparent

/**
 * Begins the creation of an event that a transaction says, which ends with the transaction; from there all goes on that
 * comes of it. A batch works at several traces: an event belongs to that of its own cause.
 */
export function beginCreation(record: EventRecord): Step | null {
  const said = traceparentOf(record.headers)
  const cause = readTraceparent(said)
  const present = presentStep()
  const parent = present && (!cause || present.traceId === cause.traceId) ? present : undefined
  const step = begin(`create ${record.topic}`, {
    kind: 'producer',
    parent: parent?.traceparent ?? said,
    attributes: () => attributesOf(record, 'create'),
  })
  if (step) record.headers.ce_traceparent = step.traceparent
  return step
}

/** Begins the sending of an event from the outbox to the bus. */
export const beginSending = (record: EventRecord, batch: number): Step | null => {
  const parent = traceparentOf(record.headers)
  if (!parent) return null
  return begin(`send ${record.topic}`, {
    kind: 'client',
    parent,
    attributes: () => ({ ...attributesOf(record, 'send'), 'messaging.batch.message_count': batch }),
  })
}

/** Begins the handling of an event by one of those that listen to it; `first`: how it was tried first. */
export const beginProcessing = (
  record: EventRecord,
  { group, attempt, first }: { group: string; attempt: number; first?: string },
): Step | null => {
  const parent = traceparentOf(record.headers)
  if (!parent) return null
  return begin(`process ${record.topic}`, {
    kind: 'consumer',
    parent,
    ...(first && { links: [first] }),
    attributes: () => ({
      ...attributesOf(record, 'process'),
      'messaging.consumer.group.name': group,
      'mart.module': group,
      'mart.event.attempt': attempt,
    }),
  })
}

const attributesOf = ({ topic, key, headers }: EventRecord, operation: string): Attributes => ({
  'messaging.system': messagingSystem(),
  'messaging.operation.name': operation,
  'messaging.operation.type': operation,
  'messaging.destination.name': topic,
  'messaging.message.id': headers.ce_id,
  'messaging.kafka.message.key': key,
  'cloudevents.event_id': headers.ce_id,
  'cloudevents.event_type': headers.ce_type,
  'mart.order_id': aboutOrders(topic) ? key : undefined,
})
