import type { Events, EventType } from '#proto/events.ts'

/** A fact about one aggregate, to be said to the other modules: its full name, its key, what it carries. */
export type DomainEvent<T extends EventType = EventType> = T extends EventType
  ? {
      type: T
      /** The aggregate's id: events of one key in one topic arrive in order. */
      key: string
      data: Events[T]
    }
  : never

/** `event('mart.order.v1.OrderPlaced', order.id, { order: … })` */
export function event<T extends EventType>(type: T, key: string, data: Events[T]): DomainEvent<T> {
  return { type, key, data } as DomainEvent<T>
}

/** Where a change came from; rides on every event that it causes. */
export interface Cause {
  /** The id of the request, or of the first event, that everything since came of. */
  correlationId: string
  /** The id of the event that directly led here; absent for a request. */
  causationId?: string
  /** When that event was said; absent for a request. */
  saidAt?: Date
  /** Where its trace goes on from (W3C Trace Context); absent where nothing is traced. */
  traceparent?: string
}

/** Of the cause that something began by, what is kept with it: whatever becomes of it later goes by that. */
export type Origin = Pick<Cause, 'correlationId' | 'traceparent'>

/** What is kept of a cause. */
export const originOf = ({ correlationId, traceparent }: Cause): Origin => ({
  correlationId,
  ...(traceparent !== undefined && { traceparent }),
})

/** CloudEvents 1.0 attributes as Kafka headers in binary mode (docs/events.md). */
export interface EventHeaders {
  ce_specversion: string
  ce_id: string
  ce_source: string
  ce_type: string
  ce_time: string
  ce_subject: string
  'content-type': string
  ce_correlationid: string
  ce_causationid?: string
  /** Where the trace that it belongs to goes on from: CloudEvents' extension for distributed tracing. */
  ce_traceparent?: string
  /** The same, as releases before 0.2 wrote it; read, and no longer written. */
  traceparent?: string
  /** How it was tried first, of one that was set aside; never on a bus. */
  mart_first_try?: string
}

/** An event on the wire, in either bus: the envelope's bytes (null for a tombstone) and its headers. */
export interface EventRecord {
  topic: string
  key: string
  value: Uint8Array | null
  headers: EventHeaders
}

/** The largest record that the mart's topics take, in bytes: an event carries a whole order. */
export const largestRecord = 4 * 2 ** 20
/** What a record is besides its value, at most: its key, its headers, and what Kafka adds. */
const beside = 16 * 1024

/** The largest value that an event may have. */
export const largestValue = largestRecord - beside
