import { setTimeout as delay } from 'node:timers/promises'
import test from 'ava'
import { freePort } from '#src/testing/broker/free-port.ts'
import { startBroker } from '#src/testing/broker/start-broker.ts'
import type { EventRecord } from './event.ts'
import { isWhole, publishAll, records, until } from './test-bus-conformance.ts'
import { busAt, settingsAt } from './test-kafka-bus.ts'

test('a broker that is away at the start, comes, is killed and comes back: nothing waits for it, nothing is lost', async (t) => {
  const port = await freePort()
  const settings = settingsAt(`127.0.0.1:${port}`)
  const bus = busAt(settings)
  const handled: EventRecord[] = []
  bus.subscribe({
    group: 'one',
    topics: ['mart.notification.v1'],
    handle: async (heard) => void handled.push(...heard),
  })
  const began = performance.now()
  await bus.start()
  t.teardown(() => bus.stop())
  t.true(performance.now() - began < 500)
  await t.throwsAsync(bus.health())
  const sent = records(1_500, 12)
  const early = publishAll(bus, sent.slice(0, 100))

  const broker = await startBroker({ port, shared: false })
  if (broker === null) return
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
})

test('a stop while the broker is away ends soon', async (t) => {
  const bus = busAt(settingsAt(`127.0.0.1:${await freePort()}`))
  bus.subscribe({ group: 'one', topics: ['mart.notification.v1'], handle: async () => {} })
  await bus.start()
  await delay(300)
  const began = performance.now()
  await bus.stop()
  t.true(performance.now() - began < 8_000)
})
