import { createHash } from 'node:crypto'
import type { IHeaders, KafkaMessage, Message } from 'kafkajs'
import type { EventHeaders, EventRecord } from '../event.ts'

/** A record as Kafka takes it; null stays null, which is a tombstone. */
export function toMessage({ key, value, headers }: EventRecord): Message {
  return {
    key,
    value: value && Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    headers: headers as unknown as IHeaders,
  }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * A record as it came, whoever wrote it. Where there is no event id, or one that isn't a UUID, its place
 * in the topic gives one, the same at every delivery, by which the inbox knows it.
 */
export function fromMessage(
  topic: string,
  partition: number,
  { key, value, headers, offset }: Pick<KafkaMessage, 'key' | 'value' | 'headers' | 'offset'>,
): EventRecord {
  const read: Record<string, string> = {}
  for (const [name, header] of Object.entries(headers ?? {})) {
    const first = Array.isArray(header) ? header[0] : header
    if (first !== undefined) read[text(name)] = text(first)
  }
  const subject = text(key ?? '')
  return {
    topic,
    key: subject,
    value,
    headers: {
      ce_specversion: '1.0',
      ce_source: '',
      ce_type: '',
      ce_time: '',
      ce_subject: subject,
      'content-type': '',
      ce_correlationid: '',
      ...read,
      // In lower case, as PostgreSQL gives it back: the inbox's answer is looked up by it.
      ce_id: uuid.test(read.ce_id ?? '')
        ? (read.ce_id as string).toLowerCase()
        : idOf(`${topic} ${partition} ${offset}`),
    } satisfies EventHeaders,
  }
}

/** What PostgreSQL keeps as text: NUL isn't. */
const text = (bytes: Buffer | string) => bytes.toString().replaceAll('\0', '\uFFFD')

/** UUID version 8, from a hash. */
function idOf(place: string): string {
  const hex = createHash('sha256').update(place).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
