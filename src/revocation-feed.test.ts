import test from 'ava'
import { pino } from 'pino'
import { v7 } from 'uuid'
import type { Subscriber } from './events/bus.ts'
import { event } from './events/event.ts'
import { toRecord } from './events/outbox.ts'
import { createRevocationFeed } from './revocation-feed.ts'
import { createRevocations } from './revocations.ts'
import { testDatabase } from './testing/postgres.ts'
import { until } from './testing/until.ts'

test('what one replica is told, the others find, and one that starts later; it ages out', async (t) => {
  const none = { name: 'fake', migrations: new URL('./http/', import.meta.url) }
  const { db, close } = await testDatabase(none)
  t.teardown(close)
  const replica = async (now = () => new Date()) => {
    const revocations = createRevocations(now)
    const log = pino({ level: 'silent' })
    const feed = createRevocationFeed({
      ...{ module: 'order', database: db, revocations, accessTtl: 900_000, log, now },
    })
    let subscriber: Subscriber | undefined
    await feed.open((one) => {
      subscriber = one
    })
    feed.run()
    t.teardown(feed.stop)
    return { revocations, tell: (...records: ReturnType<typeof toRecord>[]) => subscriber?.handle(records) }
  }
  const [one, two] = [await replica(), await replica()]
  const erased = toRecord(event('mart.user.v1.UserErased', 'u', { userId: 'u' }), '/mart/user', {
    correlationId: v7(),
  })
  const bad = { ...erased, key: 'v', value: Buffer.from([255]) }
  const token = { userId: 'u', sessionId: 's', epoch: 0 }
  await one.tell(erased, bad, erased)
  t.true(one.revocations.isRevoked(token))
  await until(() => two.revocations.isRevoked(token))
  t.true((await replica()).revocations.isRevoked(token))
  const tomorrow = await replica(() => new Date(Date.now() + 86_400_000))
  t.false(tomorrow.revocations.isRevoked(token))
})
