import test from 'ava'
import { sharedBroker } from '#src/testing/shared-broker.ts'
import { until } from '#src/testing/until.ts'
import { record, takeLead } from '../test-records.ts'
import { busAt, settingsAt } from './test-bus.ts'
import { proxyTo } from './test-proxy.ts'

const brokers = await sharedBroker()

if (brokers === null) test('there is no Kafka to test on', (t) => t.pass())
else
  test('no connection outlives its bus, whatever was asked and failed meanwhile', async (t) => {
    t.timeout(120_000)
    const proxy = await proxyTo(brokers)
    t.teardown(proxy.close)
    for (let round = 0; round < 5; round++) {
      const bus = busAt(settingsAt(proxy.brokers))
      const topics = ['mart.notification.v1', 'mart.order.v1', 'mart.stock.v1']
      bus.subscribe({ group: 'one', topics, handle: async () => {} })
      await bus.start()
      await takeLead(bus, 'said')
      await bus.publish([record('k', 0)], 'said').catch(() => {})
      const asked: Promise<unknown>[] = []
      const ask = () =>
        asked.push(...[bus.lag(), bus.health(), bus.lag(), bus.health()].map((a) => a.catch(() => {})))
      ask()
      if (round % 3 > 0) await asked[round % 4]
      // Some questions fail, while others go on over the same connection.
      proxy.cut()
      ask()
      asked.push(bus.publish([record('k', 1)], 'said').catch(() => {}))
      if (round % 2) await Promise.all(asked)
      ask()
      await bus.stop()
      await until(() => proxy.connections() === 0)
      await t.throwsAsync(bus.health())
      await Promise.all(asked)
      await until(() => proxy.connections() === 0, 10_000)
    }
  })
