import { sharedBroker } from '#src/testing/shared-broker.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import type { EventRecord } from '../event.ts'
import { record } from '../test-records.ts'
import { busAt, settingsAt } from './test-bus.ts'

const brokers = await sharedBroker()
const topic = 'mart.notification.v1'
const day = 24 * 60 * 60 * 1000
const right = Date.now

/** Alone in its file: the clock of all of it is wrong. */
testWhere(brokers !== null, 'there is no Kafka')(
  'what is said by a clock that is a day ahead, or a day back, is taken all the same',
  async (t) => {
    t.teardown(() => {
      Date.now = right
    })
    const bus = busAt(settingsAt(brokers as string))
    const handled: EventRecord[] = []
    bus.subscribe({ group: 'one', topics: [topic], handle: async (heard) => void handled.push(...heard) })
    await bus.start()
    t.teardown(() => bus.stop())
    await bus.publish([record('k', 0)])
    await until(() => handled.length >= 1)
    for (const wrong of [day, -day]) {
      Date.now = () => right() + wrong
      await bus.publish([record('k', 1)])
      Date.now = right
    }
    await until(() => handled.length >= 3)
    t.is(handled.length, 3)
  },
)
