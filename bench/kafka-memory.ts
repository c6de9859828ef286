import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { loadConfig } from '#config/config.ts'
import { event } from '#src/events/event.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { createLog } from '#src/log/log.ts'
import { startMart } from '#src/runtime/mart.ts'
import { defineModule } from '#src/runtime/module.ts'
import type { RunningModule } from '#src/runtime/running-module.ts'
import { testPostgres } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { startBroker } from '../tools/mart/kafka.ts'

/**
 * `node bench/kafka-memory.ts`: what a process holds after 100,000 events (`EVENTS`) through its outbox, its relay, a real
 * Kafka, its consumer and its inbox. Prints the memory after a forced collection at the start, at each quarter and at
 * the end.
 */
const total = Number(process.env.EVENTS ?? 100_000)
/** Before the first measurement: what is compiled or filled once is there then. */
const warmUp = Math.min(10_000, total)
const perTransaction = 100
/** Events that are published and not handled yet, at most. */
const backlog = 2_000
const deadline = Date.now() + 600_000

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

async function report(label: string): Promise<void> {
  for (let pass = 0; pass < 3; pass++) {
    collectGarbage()
    await turn()
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
  console.log(
    `| ${label} | ${handled} | ${megabytes(heapUsed)} | ${megabytes(external)} | ${megabytes(rss)} |`,
  )
}

let handled = 0
const dataDir = await scratchFolder('memory')
const on = subscriptionsFor<object>()
const listener = defineModule({
  name: 'listener',
  description: 'Says events to itself',
  migrations: pathToFileURL(`${dataDir}/`),
  provides: {},
  routes: [],
  subscriptions: [
    on('mart.notification.v1.NotificationDelivered', () => {
      handled++
    }),
  ],
})

const broker = await startBroker()
if (!broker) process.exit(1)
const postgres = await testPostgres()
const run = randomUUID().slice(0, 8)
const config = loadConfig(['listener'], {
  NODE_ENV: 'test',
  KAFKA_BROKERS: broker.brokers,
  KAFKA_TOPIC_PREFIX: `${run}.`,
  KAFKA_PARTITIONS: '3',
  DATABASE_URL: postgres.url(`bench_${run}`),
  DATA_DIR: dataDir,
  PORT: '0',
})
const mart = await startMart({
  modules: [listener],
  config: { ...config, services: 'all' },
  log: createLog(config),
})
const [{ database }] = mart.modules as [RunningModule]
let published = 0

async function publishUntil(count: number): Promise<void> {
  while (published < count) {
    await untilHandled(published - backlog)
    const events = Array.from({ length: perTransaction }, (_, n) =>
      event('mart.notification.v1.NotificationDelivered', `key ${n}`, {
        messageId: `message ${published + n}`,
        userId: randomUUID(),
        channel: 'email',
        template: 'x'.repeat(200),
      }),
    )
    await database.transaction(async (tx) => tx.say(...events))
    published += events.length
  }
  await untilHandled(count)
}

async function untilHandled(count: number): Promise<void> {
  while (handled < count) {
    if (Date.now() > deadline) throw new Error(`timeout: ${handled} of ${published} events handled`)
    await delay(5)
  }
}

try {
  console.log('| | events handled | heap MB | external MB | resident MB |\n| --- | --- | --- | --- | --- |')
  await publishUntil(warmUp)
  await report('start')
  for (const quarter of [1, 2, 3, 4]) {
    await publishUntil(warmUp + (total * quarter) / 4)
    await report(quarter === 2 ? 'half' : quarter === 4 ? 'end' : `${quarter} of 4`)
  }
} finally {
  await mart.stop()
  await broker.stop()
  await postgres.drop(`bench_${run}_listener`)
  await rm(dataDir, { recursive: true, force: true })
}
