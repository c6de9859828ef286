import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import jwt from 'jsonwebtoken'
import type { Logger } from 'pino'
import { v7 } from 'uuid'
import { type Config, loadConfig } from '#config/config.ts'
import { decodeEvent, type Events, type EventType, topics } from '#proto/events.ts'
import type { OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { DomainEvent, EventRecord } from '#src/events/event.ts'
import { outboxDepth, toRecord } from '#src/events/outbox.ts'
import { loadSigningKey } from '#src/keys/signing-keys.ts'
import { createLog } from '#src/log/log.ts'
import { type Mart, startMart } from '#src/runtime/mart.ts'
import type { Module } from '#src/runtime/module.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { claimsOf, type TokenSubject, tokenType } from '#src/tokens/verifier.ts'
import { testPostgres } from './postgres.ts'
import { scratchFolder } from './scratch-folder.ts'
import { sharedBroker } from './shared-broker.ts'
import { until } from './until.ts'

export type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] }

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
  body: any
}

/** A mart of some modules on a database of its own, and what a test needs to play everyone around it. */
export interface TestMart {
  url: string
  mart: Mart
  config: Config
  /** JSON in and out; a string or Buffer body goes as it is. */
  request(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>
  /** An access token as the user module would sign it. */
  token(caller: TokenSubject): string
  /** Events as other modules would say them; resolves when every subscriber has handled or set them aside. */
  publish(...events: DomainEvent[]): Promise<void>
  /** The same for records as they travel. */
  deliver(...records: EventRecord[]): Promise<void>
  /** The first event of a type that the mart has said, or says within 30 s. */
  said<T extends EventType>(type: T, where?: (data: Events[T]) => boolean): Promise<Events[T]>
  /** All events of a type that were said so far. */
  allSaid<T extends EventType>(type: T): Events[T][]
  /** The records as they travelled. */
  records: EventRecord[]
  db(module: string): OwnDatabase
  /** Resolves when `/metrics` shows it: what isn't read in time, on a busy machine, is left out of one answer. */
  shows(figure: RegExp): Promise<void>
  /** Resolves when outboxes are empty, nothing is being retried and no job runs. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const retrying = sql<{ n: number }>(
  'test.retrying',
  `select count(*) as n from parked_events where state = 'retrying'`,
)

/**
 * Starts the modules on fresh databases, on a free port, with `settings` over the test environment's. With
 * `brokers` it talks over Kafka, on topics and in groups of its own; so does every one where `TEST_BUS=kafka`.
 */
export async function testMart(
  modules: Module[],
  settings: DeepPartial<Config> = {},
  options: { brokers?: string | null; log?: Logger } = {},
): Promise<TestMart> {
  const dataDir = await scratchFolder('mart')
  const postgres = await testPostgres()
  const run = randomUUID().replaceAll('-', '').slice(0, 20)
  const names = modules.map(({ name }) => name)
  const brokers = options.brokers ?? (process.env.TEST_BUS === 'kafka' ? await sharedBroker() : null)
  const base = loadConfig(names, {
    NODE_ENV: 'test',
    ...(brokers ? { KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: `${run}.`, KAFKA_PARTITIONS: '3' } : {}),
    DATABASE_URL: postgres.url(`test_${run}`),
    DATA_DIR: dataDir,
    PORT: '0',
  })
  const config = merge(base, settings) as Config
  const { privateKey, kid } = await loadSigningKey(config)
  const records: EventRecord[] = []
  const mart = await startMart({
    modules,
    config: { ...config, services: 'all' },
    log: options.log ?? createLog(config),
    listeners: [
      {
        group: 'test',
        topics: topics.map(({ name }) => name),
        handle: async (heard) =>
          void records.push(...heard.filter(({ headers }) => headers.ce_source !== '/mart/test')),
      },
    ],
  })
  let published = 0
  const { publish } = mart.bus
  mart.bus.publish = (records, outbox) => {
    published++
    return publish(records, outbox)
  }
  /** Whether everything that is on the bus is handled; a bus that can't tell yet hasn't its topics. */
  const handled = async () => {
    const lags = await mart.bus.lag().catch(() => null)
    return lags?.every(({ records }) => records === 0) ?? false
  }
  const deliver = async (...records: EventRecord[]) => {
    // As a relay does it: again, until the bus takes them.
    const taken = () =>
      publish(records).then(
        () => true,
        () => false,
      )
    await until(taken, 60_000)
    await until(handled, 60_000)
  }
  const decoded = <T extends EventType>(type: T) =>
    records
      .filter(({ headers }) => headers.ce_type === type)
      .map(({ topic, value, key }) => decodeEvent(topic, value, key)?.data as Events[T])
  const db = (module: string) => {
    const found = mart.modules.find((running) => running.module.name === module)
    if (!found) throw new Error(`no module ${module} in this mart`)
    return found.database
  }
  const quiet = async () => {
    const before = published
    if (!mart.modules.every((module) => module.idle()) || !(await handled())) return false
    for (const { database } of mart.modules) {
      const [outbox] = await database.query(outboxDepth)
      const [set] = await database.query(retrying)
      if (outbox?.depth || set?.n) return false
    }
    return mart.modules.every((module) => module.idle()) && before === published
  }
  return {
    url: mart.url,
    mart,
    config,
    records,
    db,
    async request(method, path, { token, body, headers = {} } = {}) {
      const raw = typeof body === 'string' || body instanceof Uint8Array
      const response = await fetch(mart.url + path, {
        method,
        headers: {
          ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
        body: body === undefined ? undefined : raw ? (body as string) : JSON.stringify(body),
      })
      const text = await response.text()
      const json = text !== '' && /json/.test(response.headers.get('content-type') ?? '')
      return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text }
    },
    token: (caller) =>
      inOneForm(
        jwt.sign({ ...claimsOf(caller), sid: randomUUID(), epoch: 0 }, privateKey, {
          header: { alg: 'ES256', typ: tokenType, kid },
          issuer: config.jwt.issuer,
          audience: config.jwt.audience,
          expiresIn: '1h',
        }),
      ),
    publish: (...events) =>
      deliver(...events.map((event) => toRecord(event, '/mart/test', { correlationId: v7() }))),
    deliver,
    async said(type, where = () => true) {
      const deadline = Date.now() + 30_000
      for (;;) {
        const found = decoded(type).find(where)
        if (found) return found
        if (Date.now() > deadline) throw new Error(`${type} was not said within 30 s`)
        await delay(5)
      }
    },
    allSaid: decoded,
    async shows(figure) {
      const shown = async () => figure.test(await (await fetch(`${mart.adminUrl}/metrics`)).text())
      await until(shown).catch(() => {
        throw new Error(`/metrics does not show ${figure}`)
      })
    },
    async idle() {
      const deadline = Date.now() + 60_000
      // Twice in a row: what one module says wakes another.
      for (let calm = 0; calm < 2; calm = (await quiet()) ? calm + 1 : 0) {
        if (Date.now() > deadline) throw new Error('the mart was not idle within 60 s')
        await delay(5)
      }
    },
    async stop() {
      await mart.stop()
      for (const name of names) await postgres.drop(`test_${run}_${name}`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function merge(base: unknown, over: unknown): unknown {
  if (typeof over !== 'object' || over === null || Array.isArray(over))
    return over === undefined ? base : over
  const result: Record<string, unknown> = { ...(base as object) }
  for (const [key, value] of Object.entries(over)) result[key] = merge(result[key], value)
  return result
}
