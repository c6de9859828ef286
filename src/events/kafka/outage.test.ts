import { setTimeout as delay } from 'node:timers/promises'
import test from 'ava'
import { defineModule } from '#src/runtime/module.ts'
import { freePort } from '#src/testing/broker/free-port.ts'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { startBroker } from '#src/testing/broker/start-broker.ts'
import { testMart } from '#src/testing/mart.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { type EventRecord, event } from '../event.ts'
import { outboxDepth } from '../outbox.ts'
import { isWhole, publishAll, records } from '../test-records.ts'
import { busAt, settingsAt } from './test-bus.ts'

const onKafka = testWhere(await hasKafka({ shared: false }), 'there is no Kafka')

onKafka(
  'a broker that is away at the start, comes, is killed and comes back: nothing waits for it, nothing is lost',
  async (t) => {
    // A broker in a container on a busy machine takes its time.
    t.timeout(240_000)
    const port = await freePort()
    const settings = settingsAt(`127.0.0.1:${port}`)
    const bus = busAt(settings)
    const handled: EventRecord[] = []
    bus.subscribe({
      group: 'one',
      topics: ['mart.notification.v1'],
      handle: async (heard) => void handled.push(...heard),
    })
    await bus.start()
    t.teardown(() => bus.stop())
    await t.throwsAsync(bus.health())
    const sent = records(1_500, 12)
    const early = publishAll(bus, sent.slice(0, 100))

    const broker = await startBroker({ port, shared: false })
    if (broker === null) return t.fail('no broker came')
    t.teardown(() => broker.stop())
    await early
    await until(() => handled.length >= 100)
    await until(async () => (await bus.health()) === 'ok')

    const publishing = (async () => {
      for (let from = 100; from < sent.length; from += 10) {
        await publishAll(bus, sent.slice(from, from + 10))
        await delay(10)
      }
    })()
    await until(() => handled.length >= 300)
    await broker.kill()
    await t.throwsAsync(bus.health())
    await broker.restart()
    await publishing
    await until(() => new Set(handled.map(({ headers }) => headers.ce_id)).size === sent.length, 60_000)
    isWhole(t, handled, sent)
    await until(async () => (await bus.health().catch(() => 'out')) === 'ok')
  },
)

test('a stop does not wait for a broker that is away', async (t) => {
  const bus = busAt(settingsAt(`127.0.0.1:${await freePort()}`))
  bus.subscribe({ group: 'one', topics: ['mart.notification.v1'], handle: async () => {} })
  await bus.start()
  // By then it has asked and found nobody.
  await t.throwsAsync(bus.health())
  await bus.stop()
})

onKafka(
  'a mart without its broker answers, says that it is degraded, and keeps what it says in the outbox',
  async (t) => {
    // A broker in a container on a busy machine takes its time.
    t.timeout(240_000)
    const port = await freePort()
    const module = defineModule({
      name: 'talkative',
      description: 'Says something, in a test',
      migrations: new URL('../', import.meta.url),
      provides: {},
      routes: [],
      subscriptions: [],
    })
    const quick = { events: { pollInterval: 50 } }
    const mart = await testMart([module], quick, { brokers: `127.0.0.1:${port}` })
    t.teardown(mart.stop)
    const ready = async () => (await mart.request('GET', '/readyz')).body
    t.like(await ready(), { status: 'degraded', checks: { database: 'ok', bus: 'out' } })
    const db = mart.db('talkative')
    const data = { messageId: 'm', userId: '', channel: '', template: '' }
    await db.transaction(async (tx) => tx.say(event('mart.notification.v1.NotificationDelivered', 'm', data)))
    t.is((await db.query(outboxDepth))[0]?.depth, 1)
    await mart.shows(/mart_outbox_events\{module="talkative"\} 1/)
    await mart.shows(/mart_bus_up 0/)

    const broker = await startBroker({ port, shared: false })
    if (broker === null) return t.fail('no broker came')
    t.teardown(() => broker.stop())
    await until(async () => mart.allSaid('mart.notification.v1.NotificationDelivered').length === 1)
    await until(async () => (await db.query(outboxDepth))[0]?.depth === 0)
    await until(async () => (await ready()).status === 'ready')
  },
)
