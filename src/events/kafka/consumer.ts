import { setTimeout as delay } from 'node:timers/promises'
import type { EachBatchPayload, Kafka } from 'kafkajs'
import type { Logger } from 'pino'
import { faultPoint } from '#src/faults/fault-points.ts'
import type { Subscriber } from '../bus.ts'
import type { Lane } from '../lane.ts'
import { retry } from './client.ts'
import { type Commits, createCommits } from './commits.ts'
import { fromMessage } from './record.ts'

/** Milliseconds. A member that is killed is missed after `sessionTimeout`; one that joins is let in at a heartbeat. */
const sessionTimeout = 6_000
const heartbeatInterval = 500
const rebalanceTimeout = 10_000
/** How long a fetch waits for something to come, and so how long a stop may take. */
const fetchWait = 300
/** So many failures in a row are worth a warning. */
const worthWarning = 3
/** How long a handler may still run when its partition is taken away, before we let go. */
const handlerTimeout = 5_000

/** One subscriber's part in its consumer group. */
export interface Member {
  joined(): boolean
  /** Leaves the group, after the handler under way has ended or `handlerTimeout` has passed. */
  stop(): Promise<void>
}

/**
 * Keeps a subscriber in its group: whatever ends the consumer, another is made. Partitions deliver into one
 * lane, so that what comes at once from several is one batch of `handle`; a partition's offset is moved on
 * when its records are handled and not before, and a group that is new begins at the beginning.
 */
export function startMember(options: {
  kafka: Kafka
  groupId: string
  subscriber: Subscriber
  prefix: string
  /** Records of one partition handed over at once at most. */
  batch: number
  lane: Lane
  /** Resolves when the topics are there. */
  ready: () => Promise<void>
  log: Logger
}): Member {
  const { kafka, groupId, subscriber, prefix, batch, lane, ready } = options
  const log = options.log.child({ module: subscriber.group })
  const stopping = new AbortController()
  /** One for each fetch that is being handled: aborted when its partition is lost, or by a stop. */
  const underWay = new Set<AbortController>()
  let joined = false
  /** Said to be out of the group. */
  let out = false

  const eachBatch = async (payload: EachBatchPayload, commits: Commits) => {
    const { batch: fetched, resolveOffset, isRunning, isStale } = payload
    // Made for this fetch alone and gone with it: what hangs on `stopping` would stay as long as the member does.
    const ending = new AbortController()
    const over = ending.signal
    let lost: { error: unknown } | null = null
    // kafkajs beats between batches only, and a batch may wait for a database (tulios/kafkajs#1527).
    const beat = setInterval(() => {
      payload.heartbeat().catch((error) => {
        lost ??= { error }
        ending.abort()
      })
    }, heartbeatInterval)
    underWay.add(ending)
    if (stopping.signal.aborted) ending.abort()
    try {
      for (let from = 0; from < fetched.messages.length; from += batch) {
        if (over.aborted || !isRunning() || isStale()) break
        const messages = fetched.messages.slice(from, from + batch)
        const topic = fetched.topic.slice(prefix.length)
        const records = messages.map((message) => fromMessage(topic, fetched.partition, message))
        if (!(await within(handlerTimeout, over, lane.deliver(records, over)))) break
        faultPoint('records-handled')
        resolveOffset(messages.at(-1)?.offset as string)
        commits.soon(payload)
      }
    } finally {
      clearInterval(beat)
      underWay.delete(ending)
    }
    if (over.aborted) await commits.now(payload)
    // Others may have the partition by now: kafkajs joins anew.
    if (lost) throw (lost as { error: unknown }).error
  }

  /** One consumer's life. Returns what ended it. */
  const live = async (): Promise<Error | undefined> => {
    await ready()
    const consumer = kafka.consumer({
      groupId,
      sessionTimeout,
      heartbeatInterval,
      rebalanceTimeout,
      minBytes: 1,
      maxWaitTimeInMs: fetchWait,
      // One way to begin again, this file's, whatever kafkajs thinks of the error.
      retry: { ...retry, restartOnFailure: async () => false },
    })
    const commits = createCommits((error) => log.debug({ err: error }, 'offset commit failed, retrying'))
    const { promise: ended, resolve: end } = Promise.withResolvers<Error | undefined>()
    const onStop = () => end(undefined)
    stopping.signal.addEventListener('abort', onStop)
    if (stopping.signal.aborted) onStop()
    consumer.on(consumer.events.CRASH, ({ payload }) => end(payload.error))
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      joined = true
      if (out) log.info('rejoined the consumer group')
      out = false
      log.debug({ partitions: payload.memberAssignment }, 'joined the consumer group')
    })
    try {
      await consumer.connect()
      await consumer.subscribe({
        topics: subscriber.topics.map((topic) => prefix + topic),
        fromBeginning: true,
      })
      // As many as there are: they wait for the lane, not for each other.
      await consumer.run({
        eachBatch: (payload) => eachBatch(payload, commits),
        eachBatchAutoResolve: false,
        autoCommit: false,
        partitionsConsumedConcurrently: 64,
      })
      return await ended
    } finally {
      stopping.signal.removeEventListener('abort', onStop)
      joined = false
      const last = commits.end()
      // A broker that is away would only keep the next consumer waiting.
      if (stopping.signal.aborted) await last
      await consumer.disconnect().catch(() => {})
    }
  }

  const run = async () => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      const began = Date.now()
      const error: { retriable?: boolean } | undefined = await live().catch((error) => error)
      if (stopping.signal.aborted) return
      if (Date.now() - began > 30_000) failures = 0
      // Coordinators move and load: that passes by itself. What doesn't is said once.
      const worth = !out && (failures >= worthWarning || !error?.retriable) ? 'warn' : 'debug'
      out ||= worth === 'warn'
      log[worth]({ err: error }, 'consumer out of its group, rejoining')
      await delay(Math.min(1_000, 100 * 2 ** failures), undefined, { signal: stopping.signal }).catch(
        () => {},
      )
    }
  }

  const running = run()
  return {
    joined: () => joined,
    async stop() {
      stopping.abort()
      for (const ending of underWay) ending.abort()
      await running
    },
  }
}

/** What the work says, or false once `milliseconds` have passed since the signal. */
function within(milliseconds: number, signal: AbortSignal, work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const count = () => {
      timer = setTimeout(() => resolve(false), milliseconds)
    }
    signal.addEventListener('abort', count, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', count)
    })
  })
}
