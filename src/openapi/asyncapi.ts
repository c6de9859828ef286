import { type Topic, topics } from '#proto/events.ts'
import { messageOf, schemaName, schemasOf } from '#proto/shapes.ts'
import { webhookEvents } from '#proto/webhooks.ts'

type Part = Record<string, unknown>

const ref = (...names: string[]): Part => ({ $ref: `#/${names.join('/')}` })

/**
 * The AsyncAPI 3 document of what the mart says on its own: its topics on Kafka, and its webhooks. Made from the protos,
 * as `/openapi.json` is made from the routes' schemas, and the same in every process.
 */
export function asyncapi(): Part {
  const messages: Record<string, Part> = {}
  const schemas: Record<string, Part> = {}
  for (const topic of topics)
    for (const type of typesOf(topic)) {
      messages[type] = kafkaMessage(type)
      schemasOf(messageOf(type), 'all', schemas)
    }
  for (const [name, type] of Object.entries(webhookEvents)) {
    messages[`webhook.${name}`] = webhookMessage(name, type)
    schemasOf(messageOf(type), 'public', schemas)
  }
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Imtiaz Mart',
      version: '1',
      description:
        'What the mart says on its own: to other systems by webhook, between its modules on Kafka.',
    },
    defaultContentType: 'application/json',
    channels: { ...Object.fromEntries(topics.map((topic) => [topic.name, channelOf(topic)])), webhooks },
    operations: {
      ...Object.fromEntries(
        topics.map(({ name }) => [name, { action: 'send', channel: ref('channels', name) }]),
      ),
      webhooks: {
        action: 'send',
        channel: ref('channels', 'webhooks'),
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: { messages, schemas },
  }
}

const typesOf = (topic: Topic) => topic.events.map((event) => `${topic.package}.${event}`)

const channelOf = (topic: Topic): Part => ({
  address: topic.name,
  description:
    topic.kind === 'state'
      ? 'State: the last record of a key counts, one without a value says that it is gone.'
      : 'Facts, kept for a time.',
  messages: Object.fromEntries(
    topic.events.map((event) => [event, ref('components', 'messages', `${topic.package}.${event}`)]),
  ),
  bindings: {
    kafka: {
      topic: topic.name,
      topicConfiguration: {
        'cleanup.policy': [topic.kind === 'state' ? 'compact' : 'delete'],
        ...(topic.retention && { 'retention.ms': topic.retention }),
      },
      bindingVersion: '0.5.0',
    },
  },
})

const text = { type: 'string' }

/** CloudEvents' attributes as Kafka's binary mode has them (docs/events.md). */
const cloudEvent: Part = {
  type: 'object',
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { ...text, format: 'uuid' },
    ce_source: { ...text, description: '/mart/<module>' },
    ce_type: text,
    ce_time: { ...text, format: 'date-time' },
    ce_subject: { ...text, description: "The record's key" },
    'content-type': { const: 'application/protobuf' },
    ce_correlationid: text,
    ce_causationid: text,
    ce_traceparent: { ...text, description: 'W3C Trace Context, where it is traced' },
  },
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', 'ce_subject'],
}

const kafkaMessage = (type: string): Part => ({
  name: type,
  contentType: 'application/protobuf',
  description: "On the wire the module's protobuf envelope; here as protobuf's JSON mapping has it.",
  headers: cloudEvent,
  payload: ref('components', 'schemas', schemaName(messageOf(type), 'all')),
})

const signed: Part = {
  type: 'object',
  properties: {
    'webhook-id': { ...text, description: 'The same at every try, and of the same event at every endpoint' },
    'webhook-timestamp': { ...text, pattern: '^[0-9]+$', description: 'Of this try, seconds since 1970' },
    'webhook-signature': {
      ...text,
      description: 'v1,… by Standard Webhooks; two for a day after the secret was rotated',
    },
  },
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
}

const webhookMessage = (name: string, type: string): Part => ({
  name,
  contentType: 'application/json',
  headers: signed,
  payload: {
    type: 'object',
    properties: {
      type: { const: name },
      timestamp: { ...text, format: 'date-time', description: 'When it happened' },
      data: ref('components', 'schemas', schemaName(messageOf(type), 'public')),
    },
    required: ['type', 'timestamp', 'data'],
  },
})

const webhooks: Part = {
  // Whatever an endpoint says.
  address: null,
  description: 'Standard Webhooks, to the endpoints that admins enter; in order per subject.',
  messages: Object.fromEntries(
    Object.keys(webhookEvents).map((name) => [name, ref('components', 'messages', `webhook.${name}`)]),
  ),
}
