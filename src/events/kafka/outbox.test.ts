import test, { type ExecutionContext } from 'ava'
import { pino } from 'pino'
import { decodeEvent, type Events } from '#proto/events.ts'
import type { OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { sharedBroker } from '#src/testing/shared-broker.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { until } from '#src/testing/until.ts'
import type { Bus } from '../bus.ts'
import { type DomainEvent, type EventRecord, event } from '../event.ts'
import { outboxDepth } from '../outbox.ts'
import { listRefused, replayRefused } from '../refused.ts'
import { startRelay } from '../relay.ts'
import { firstSeen, record, takeLead } from '../test-records.ts'
import { createClient } from './client.ts'
import { busAt, settingsAt } from './test-bus.ts'
import { proxyTo } from './test-proxy.ts'

const brokers = await sharedBroker()
if (brokers === null) test('there is no Kafka to test on', (t) => t.pass())
else fenced(brokers)

const topic = 'mart.stock.v1'

/** The whole state of one product, of which a compacted topic keeps the last. */
const state = (version: number, key = 'milk', productId = key) =>
  event('mart.inventory.v1.StockLevelChanged', key, {
    productId,
    inStock: true,
    low: false,
    available: 1,
    empty: false,
    ...unsaid.level,
    reorderPoint: 0,
    version,
  })

const versionOf = ({ value, key }: EventRecord) =>
  (decodeEvent(topic, value, key)?.data as Events['mart.inventory.v1.StockLevelChanged'] | undefined)?.version

const endSessions = sql(
  'test.end_sessions',
  `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
   and database = (select oid from pg_database where datname = current_database())`,
)

const waiting = sql<{ n: number }>(
  'test.waiting',
  'select (select count(*) from outbox) + (select count(*) from refused_events) as n',
)

function fenced(brokers: string): void {
  /** A module's database, and its replicas' relays: each on a bus of its own. */
  const moduleIn = async (t: ExecutionContext) => {
    const { db, close } = await testDatabase({ name: 'said', migrations: new URL('../', import.meta.url) })
    const settings = settingsAt(brokers)
    const log = pino({ level: 'silent' })
    let readers = 0
    const relays: (() => Promise<void>)[] = []
    t.teardown(async () => {
      await Promise.all(relays.map((stop) => stop()))
      await close()
    })
    return {
      db,
      settings,
      say: (...said: DomainEvent[]) => db.transaction(async (tx) => tx.say(...said)),
      drained: () => until(async () => (await db.query(outboxDepth))[0]?.depth === 0),
      async replica(over = brokers, reached = () => true) {
        const bus = busAt({ ...settings, brokers: over })
        await bus.start()
        const connect: OwnDatabase['connect'] = async () => {
          if (!reached()) throw new Error('the database is out of reach')
          return db.connect()
        }
        const relay = startRelay({
          database: { ...db, connect },
          outbox: `said.${settings.topicPrefix}`,
          bus,
          log,
          batch: 10,
          pollInterval: 20,
        })
        relays.push(async () => {
          await relay.stop()
          await bus.stop()
        })
        return bus
      },
      /** All that is in the topic, in order. */
      async written() {
        const bus = busAt(settings)
        const heard: EventRecord[] = []
        bus.subscribe({
          group: `reader ${readers++}`,
          topics: [topic],
          handle: async (some) => void heard.push(...some),
        })
        await bus.start()
        await until(async () => heard.length > 0 && (await bus.lag()).every(({ records }) => records === 0))
        await bus.stop()
        return heard
      },
    }
  }

  test("a leader's record that arrives late is not the topic's last word", async (t) => {
    t.timeout(120_000)
    const { db, replica, say, drained, written } = await moduleIn(t)
    const proxy = await proxyTo(brokers)
    t.teardown(proxy.close)
    let reached = true
    await replica(proxy.brokers, () => reached)
    await say(state(1))
    await drained()

    proxy.hold()
    await say(state(2))
    await until(() => proxy.held() > 0)
    // It is cut off from its database as well, whose server ends its session: another leads.
    reached = false
    await db.query(endSessions)
    await replica()
    await say(state(3))
    await drained()
    await proxy.release()

    t.deepEqual((await written()).map(versionOf), [1, 2, 3])
  })

  test('a record that the broker refuses holds up its own key alone, until the topic takes it', async (t) => {
    t.timeout(120_000)
    const { db, settings, replica, say, drained, written } = await moduleIn(t)
    const admin = createClient(settings, pino({ level: 'silent' })).admin()
    await admin.connect()
    t.teardown(() => admin.disconnect())
    // Made by someone who didn't know how large our records are.
    const name = settings.topicPrefix + topic
    const configEntries = [{ name: 'max.message.bytes', value: '50000' }]
    await admin.createTopics({
      waitForLeaders: false,
      topics: [{ topic: name, numPartitions: 2, configEntries }],
    })
    await replica()
    const large = 'x'.repeat(60_000)
    await say(state(1), state(1, 'eggs'), state(2, 'milk', large), state(2, 'eggs'), state(3))
    await say(state(3, 'eggs'), state(4))
    await drained()
    const perKey = async () =>
      Object.fromEntries(
        [...Map.groupBy(await written(), ({ key }) => key)].map(([key, records]) => [
          key,
          // Those that came with the one that was refused may come twice.
          [...new Set(records.map(versionOf))],
        ]),
      )
    t.deepEqual(await perKey(), { milk: [1], eggs: [1, 2, 3] })
    t.deepEqual(
      (await db.query(listRefused)).map(({ key, state, bytes }) => [key, state, bytes > 60_000]),
      [
        ['milk', 'refused', true],
        ['milk', 'waiting', false],
        ['milk', 'waiting', false],
      ],
    )
    t.regex((await db.query(listRefused))[0]?.error ?? '', /larger than the max message size/)

    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: 2, name, configEntries: [{ name: 'max.message.bytes', value: '100000' }] }],
    })
    // The broker may take a moment to have it.
    await until(async () => {
      await db.query(replayRefused, ['all'])
      return (await db.query(waiting))[0]?.n === 0
    })
    t.deepEqual(await perKey(), { milk: [1, 2, 3, 4], eggs: [1, 2, 3] })
  })

  test('who takes the lead shuts out the one before, who can take it back', async (t) => {
    const settings = settingsAt(brokers)
    const [one, two] = [busAt(settings), busAt(settings)]
    t.teardown(() => Promise.all([one.stop(), two.stop()]))
    const say = (bus: Bus, n: number) => bus.publish([record('k', n)], 'said')
    await t.throwsAsync(say(one, 0), { message: /lead/ })
    await takeLead(one, 'said')
    await say(one, 1)
    await takeLead(two, 'said')
    await takeLead(two, 'said, but another')
    await say(two, 2)
    await t.throwsAsync(say(one, 3))
    // It doesn't come back by itself, since what it would send was read before.
    await t.throwsAsync(say(one, 3), { message: /lead/ })
    await say(two, 4)
    await takeLead(one, 'said')
    await say(one, 5)
    await t.throwsAsync(say(two, 6))
    const heard: EventRecord[] = []
    const reader = busAt(settings)
    t.teardown(() => reader.stop())
    const handle = async (some: EventRecord[]) => void heard.push(...some)
    reader.subscribe({ group: 'reader', topics: ['mart.notification.v1'], handle })
    await reader.start()
    await until(async () => heard.length > 0 && (await reader.lag()).every(({ records }) => records === 0))
    t.deepEqual([...firstSeen(heard)], [['k', [1, 2, 4, 5]]])
  })
}
