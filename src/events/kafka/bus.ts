import type { Logger } from 'pino'
import { topics } from '#proto/events.ts'
import { inTime } from '#src/in-time.ts'
import { type Bus, RefusedError, type Subscriber } from '../bus.ts'
import { createLane, type Lane } from '../lane.ts'
import { createAdmin, lagOf } from './admin.ts'
import { createClient, fewRetries, type KafkaSettings } from './client.ts'
import { type Member, startMember } from './consumer.ts'
import { createSender, type Sender } from './producer.ts'
import { createSockets } from './sockets.ts'
import { ensureTopics, topicConfig } from './topics.ts'

/** Milliseconds that a stop waits for a handler that hangs. */
const stopTimeout = 7_000

/**
 * The bus between processes: a topic as docs/events.md has it, a consumer group for each subscriber. A broker
 * that is away, at the start or later, keeps nobody waiting: publishing rejects, so that events stay in
 * the outboxes, and everything is tried again until it is back. kafkajs is no longer developed, so nothing
 * outside this folder knows it.
 */
export function createKafkaBus(options: {
  settings: KafkaSettings
  /** Records handled at once at most. */
  batch: number
  log: Logger
  onError: (error: unknown, group: string) => void
}): Bus {
  const { settings, batch, log, onError } = options
  const { topicPrefix: prefix, partitions, replicationFactor: replicas } = settings
  const sockets = createSockets()
  const kafka = createClient(settings, log, { sockets })
  const admin = createAdmin(createClient(settings, log, { retrying: fewRetries, sockets }))
  const subscribers: { subscriber: Subscriber; groupId: string; lane: Lane }[] = []
  const stopping = new AbortController()
  let members: Member[] = []

  const wanted = topics.map((topic) => topicConfig(topic, { prefix, partitions, replicas }))
  let topicsThere: Promise<void> | null = null
  /** Asks again after a failure: a topic may have been deleted. */
  const ready = () => {
    topicsThere ??= admin.ask((admin) => ensureTopics(admin, wanted, stopping.signal))
    const mine = topicsThere
    mine.catch(() => {
      if (topicsThere === mine) topicsThere = null
    })
    return mine
  }
  /** One for each outbox, and one for those who have none. */
  const senders = new Map<string | undefined, Sender>()
  const senderOf = (outbox?: string) => {
    const id = outbox && `${prefix}mart.outbox.${outbox}`
    const sender = senders.get(outbox) ?? createSender(kafka, { prefix, ready, id })
    senders.set(outbox, sender)
    return sender
  }
  /** A failure may come from topics that are gone: they are looked at again. */
  const orLookAgain = (error: unknown): never => {
    if (!(error instanceof RefusedError)) topicsThere = null
    throw error
  }

  return {
    // Two at once could arrive in either order.
    window: 1,
    lead: (outbox) => senderOf(outbox).lead().catch(orLookAgain),
    publish: (records, outbox) => senderOf(outbox).send(records).catch(orLookAgain),
    subscribe(subscriber) {
      const lane = createLane({ subscriber, batch, onError })
      const groupId = [`${prefix}mart`, subscriber.group, subscriber.database].filter(Boolean).join('.')
      subscribers.push({ subscriber, groupId, lane })
    },
    async start() {
      members = subscribers.map((mine) => startMember({ ...mine, kafka, prefix, batch, ready, log }))
    },
    async stop() {
      stopping.abort()
      const parts = [...subscribers.map(({ lane }) => lane), ...members]
      const connections = [...senders.values(), admin]
      const ended = Promise.all([
        ...parts.map((part) => part.stop()),
        ...connections.map((connection) => connection.close()),
      ])
      await inTime(stopTimeout, ended, () => null)
      sockets.end()
    },
    async health() {
      const { brokers } = await admin.ask((admin) => admin.describeCluster())
      if (brokers.length === 0) return 'no broker'
      return members.every((member) => member.joined()) ? 'ok' : 'joining'
    },
    lag() {
      const groups = subscribers.map(({ subscriber: { group, topics }, groupId }) => ({
        group,
        groupId,
        topics,
      }))
      return admin.ask((admin) => lagOf(admin, groups, prefix))
    },
  }
}
