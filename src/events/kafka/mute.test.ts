import { freePort } from '#src/testing/broker/free-port.ts'
import { findJars } from '#src/testing/broker/jars.ts'
import { createJavaBroker } from '#src/testing/broker/java-broker.ts'
import { flakyProxy } from '#src/testing/flaky-proxy.ts'
import { quickFolder } from '#src/testing/quick-folder.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { publishAll, records } from '../test-records.ts'
import { busAt, settingsAt } from './test-bus.ts'

const jars = await findJars(() => {})
const onKafka = testWhere(jars !== null, 'there is no Kafka on Java', { mayLack: true })

onKafka('a connection whose answers get lost is given up: what is said goes on within 20 s', async (t) => {
  t.timeout(180_000)
  if (!jars) return t.fail()
  const port = await freePort()
  const proxy = await flakyProxy({ host: '127.0.0.1', port })
  t.teardown(() => proxy.close())
  const broker = await createJavaBroker({
    jars,
    dir: await scratchFolder('mute', await quickFolder()),
    listeners: [{ name: 'PROXIED', port, advertised: proxy.port }],
  })
  await broker.start()
  t.teardown(() => broker.kill())
  const bus = busAt(settingsAt(`127.0.0.1:${proxy.port}`))
  await bus.start()
  t.teardown(() => bus.stop())
  const [first, ...rest] = records(2, 1)
  await publishAll(bus, [first as never])

  proxy.deafen('to client')
  const publishing = publishAll(bus, rest)
  await until(() => proxy.hasLost('to client'))
  // The network is whole again, but for the connections that there were.
  proxy.heal()
  const began = performance.now()
  await publishing
  const took = performance.now() - began
  t.log(`${(took / 1_000).toFixed(1)} s`)
  t.true(took < 20_000)
})
