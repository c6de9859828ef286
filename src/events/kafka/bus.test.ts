import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import test, { type ExecutionContext } from 'ava'
import { pino } from 'pino'
import { createFigures } from '#src/metrics/figures.ts'
import { measureBus } from '#src/runtime/watching.ts'
import { program, runNode } from '#src/testing/run-node.ts'
import { sharedBroker } from '#src/testing/shared-broker.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import type { Bus } from '../bus.ts'
import type { EventRecord } from '../event.ts'
import { conforms } from '../test-bus-conformance.ts'
import { isWhole, publishAll, record, records } from '../test-records.ts'
import { createClient } from './client.ts'
import { busAt, settingsAt, worldAt } from './test-bus.ts'

const brokers = await sharedBroker()
const topic = 'mart.notification.v1'

const warnings: string[] = []
process.on('warning', ({ name }) => warnings.push(name))

if (brokers === null) testWhere(false, 'there is no Kafka')('what a bus on Kafka has to hold', () => {})
else {
  conforms(test, 'Kafka', () => worldAt(brokers))
  alone(brokers)
}

async function run(t: ExecutionContext, bus: Bus, handle: (heard: EventRecord[]) => Promise<void>) {
  bus.subscribe({ group: 'one', topics: [topic], handle })
  await bus.start()
  t.teardown(() => bus.stop())
  return bus
}

const isJoined = (bus: Bus) => async () => (await bus.health()) === 'ok'

/** What Kafka's bus alone has to hold. */
function alone(brokers: string): void {
  test.after("kafkajs's timers are armed for the future alone", (t) => {
    t.deepEqual(
      warnings.filter((name) => name === 'TimeoutNegativeWarning'),
      [],
    )
  })

  test('two members share the partitions, and order holds while one comes and one goes', async (t) => {
    const settings = settingsAt(brokers)
    const handled: EventRecord[] = []
    const by = [0, 0]
    const member = (n: 0 | 1) =>
      run(t, busAt(settings, { batch: 5 }), async (heard) => {
        await delay(2)
        by[n] = (by[n] ?? 0) + heard.length
        handled.push(...heard)
      })
    const first = await member(0)
    const sent: EventRecord[] = []
    const say = async (bus: Bus) => {
      const next = Array.from({ length: 30 }, (_, key) => record(`k${key}`, sent.length / 30))
      sent.push(...next)
      await publishAll(bus, next, 10)
    }
    while (handled.length < 200) await say(first)
    const second = await member(1)
    while ((by[1] ?? 0) < 100) await say(first)
    const leaving = first.stop()
    const third = busAt(settings)
    t.teardown(() => third.stop())
    for (let rounds = 0; rounds < 10; rounds++) await say(third)
    await leaving
    await say(second)
    await until(() => new Set(handled.map(({ headers }) => headers.ce_id)).size === sent.length)
    isWhole(t, handled, sent)
    t.true(Math.min(...by) >= 100, String(by))
  })

  test('a member killed at work is missed after its session, and another does the rest', async (t) => {
    const settings = settingsAt(brokers)
    const text = `
      import { busAt } from '${new URL('./test-bus.ts', import.meta.url)}'
      const bus = busAt(${JSON.stringify(settings)}, { batch: 5 })
      let heard = 0
      bus.subscribe({ group: 'one', topics: ['${topic}'], async handle(records) {
        heard += records.length
        if (heard > 100) { console.log('at work'); await new Promise(() => {}) }
      } })
      await bus.start()`
    const killed = runNode(t, program(text), { stderr: 'inherit' })
    const sent = records(300, 10)
    const publisher = busAt(settings)
    await publisher.start()
    t.teardown(() => publisher.stop())
    await publishAll(publisher, sent)
    await once(killed.stdout, 'data')
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const handled: EventRecord[] = []
    await run(t, busAt(settings), async (heard) => void handled.push(...heard))
    // It had committed some; the rest is done from there on, in order.
    await until(() => handled.some(({ headers }) => headers.ce_id === sent.at(-1)?.headers.ce_id))
    const missed = new Set(sent.map(({ headers }) => headers.ce_id))
    for (const { headers } of handled) missed.delete(headers.ce_id)
    t.true(missed.size <= 100, `${missed.size} were done by the one that was killed`)
    await until(async () => (await publisher.lag()).every(({ records }) => records === 0))
  })

  test('a batch that takes longer than a session keeps its member in the group', async (t) => {
    const calls: number[] = []
    const bus = await run(t, busAt(settingsAt(brokers)), async (heard) => {
      calls.push(heard.length)
      await delay(8_000)
    })
    await publishAll(bus, [record('k', 0)])
    await until(async () => calls.length > 0 && (await bus.lag())[0]?.records === 0)
    t.deepEqual(calls, [1])
  })

  test('the lag of each module is a metric', async (t) => {
    const { promise: hold, resolve: release } = Promise.withResolvers<void>()
    const bus = await run(t, busAt(settingsAt(brokers)), () => hold)
    const figures = createFigures()
    measureBus(figures, bus)
    const lag = async () =>
      /^mart_consumer_lag_events\{module="one",topic="mart.notification.v1"\} (\d+)$/m.exec(
        (await figures.show()).text,
      )?.[1]
    await publishAll(bus, records(12, 4))
    await until(async () => (await lag()) === '12')
    release()
    await until(async () => (await lag()) === '0')
    t.pass()
  })

  test('a group that is new hears everything from the beginning', async (t) => {
    const settings = settingsAt(brokers)
    const publisher = busAt(settings)
    await publisher.start()
    t.teardown(() => publisher.stop())
    const sent = records(60, 4)
    await publishAll(publisher, sent)
    const handled: EventRecord[] = []
    await run(t, busAt(settings), async (heard) => void handled.push(...heard))
    await until(() => handled.length >= sent.length)
    isWhole(t, handled, sent)
  })

  test('topics are made as docs/events.md has them, by many at once; one that exists stays as it is', async (t) => {
    const settings = settingsAt(brokers)
    const admin = createClient(settings, pino({ level: 'silent' })).admin()
    await admin.connect()
    t.teardown(() => admin.disconnect())
    const name = (of: string) => settings.topicPrefix + of
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic: name(topic), numPartitions: 2 }] })
    const buses = [1, 2, 3].map(() => busAt(settings))
    await Promise.all(buses.map((bus) => run(t, bus, async () => {})))
    await Promise.all(buses.map((bus) => publishAll(bus, [record('k', 0)])))
    const { topics } = await admin.fetchTopicMetadata({ topics: [name(topic), name('mart.user.v1')] })
    t.deepEqual(Object.fromEntries(topics.map((made) => [made.name, made.partitions.length])), {
      [name(topic)]: 2,
      [name('mart.user.v1')]: 3,
    })
    const asked = ['cleanup.policy', 'retention.ms']
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: ['mart.user.v1', 'mart.user-mail.v1', 'mart.order.v1'].map((of) => ({
        type: 2,
        name: name(of),
        configNames: asked,
      })),
    })
    const made = resources.map(({ resourceName, configEntries }) => [
      resourceName.slice(settings.topicPrefix.length),
      ...asked.map((entry) => configEntries.find(({ configName }) => configName === entry)?.configValue),
    ])
    t.deepEqual(made.map(([of, policy, kept]) => [of, policy, policy === 'compact' ? '' : kept]).toSorted(), [
      ['mart.order.v1', 'delete', String(30 * 24 * 60 * 60 * 1000)],
      ['mart.user-mail.v1', 'delete', String(24 * 60 * 60 * 1000)],
      ['mart.user.v1', 'compact', ''],
    ])
  })

  test('many large records are more than one request, and arrive', async (t) => {
    const handled: EventRecord[] = []
    const bus = await run(t, busAt(settingsAt(brokers)), async (heard) => void handled.push(...heard))
    const large = Array.from({ length: 30 }, (_, n) => ({
      ...record('k', n),
      value: Buffer.alloc(150_000, n),
    }))
    const [first] = large
    if (first) first.value = Buffer.alloc(2_000_000)
    await publishAll(bus, large, large.length)
    const arrived = () => [...new Map(handled.map((one) => [one.headers.ce_id, one])).values()]
    await until(() => arrived().length >= 30)
    t.deepEqual(
      arrived().map(({ value }) => value?.[0]),
      large.map(({ value }) => value[0]),
    )
  })

  test('a new bus is joined, and stops once it is out of its group', async (t) => {
    const settings = settingsAt(brokers)
    const bus = await run(t, busAt(settings), async () => {})
    await until(isJoined(bus))
    await bus.stop()
    const admin = createClient(settings, pino({ level: 'silent' })).admin()
    await admin.connect()
    t.teardown(() => admin.disconnect())
    const { groups } = await admin.describeGroups([`${settings.topicPrefix}mart.one`])
    t.deepEqual(groups[0]?.members, [])
  })
}
