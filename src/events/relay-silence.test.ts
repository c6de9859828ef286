import test from 'ava'
import { pino } from 'pino'
import { createDatabase } from '#src/database/database.ts'
import { flakyProxy } from '#src/testing/flaky-proxy.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import type { Bus } from './bus.ts'
import { type EventRecord, event } from './event.ts'
import { startRelay } from './relay.ts'

const told = (key: string) =>
  event('mart.notification.v1.NotificationDelivered', key, {
    messageId: key,
    userId: '',
    channel: '',
    template: '',
  })

/** Seconds within which another replica carries on, as it is promised. */
const promised = 15_000

test('the place of a relay whose connection has gone silent is taken by another', async (t) => {
  const { url, close } = await testDatabase({ name: 'led', migrations: new URL('./', import.meta.url) })
  const address = new URL(url)
  const proxy = await flakyProxy({ host: address.hostname, port: Number(address.port) })
  address.host = `127.0.0.1:${proxy.port}`
  const replica = (url: string) => {
    const taken: EventRecord[] = []
    const publish = async (records: EventRecord[]) => void taken.push(...records)
    const db = createDatabase({ url, name: 'led', poolSize: 1, statementTimeout: 300 })
    const relay = startRelay({
      database: db,
      outbox: 'led',
      bus: { window: 1, publish } as unknown as Bus,
      log: pino({ level: 'silent' }),
      batch: 10,
      pollInterval: 200,
    })
    db.onSaid(relay.wake)
    return { taken, say: (key: string) => db.transaction(async (tx) => tx.say(told(key))), relay, db }
  }
  const cutOff = replica(address.href)
  const replicas = [cutOff]
  t.teardown(async () => {
    for (const { relay, db } of replicas) {
      await relay.stop()
      await db.close(500)
    }
    await proxy.close()
    await close()
  })
  await cutOff.say('1')
  await until(() => cutOff.taken.length === 1)
  const other = replica(url)
  replicas.push(other)
  proxy.silence()
  await other.say('2')
  await until(() => other.taken.length > 0, promised)
  t.deepEqual(
    other.taken.map(({ key }) => key).filter((key) => key !== '1'),
    ['2'],
  )
  // A leader that has nothing to do keeps its place.
  proxy.heal()
  await cutOff.say('3')
  await until(() => other.taken.some(({ key }) => key === '3'))
})

test('a leader that looks seldom is heard of all the same, and keeps its place', async (t) => {
  const { url, close } = await testDatabase({ name: 'led', migrations: new URL('./', import.meta.url) })
  const db = createDatabase({ url, name: 'led', poolSize: 1 })
  const lost: unknown[] = []
  const log = pino({ level: 'warn' }, { write: (line) => void lost.push(line) })
  const bus = { window: 1, publish: async () => {} } as unknown as Bus
  const silence = 300
  const relay = startRelay({
    database: db,
    outbox: 'led',
    bus,
    log,
    batch: 10,
    pollInterval: 600_000,
    silence,
  })
  const observer = await db.connect()
  const heardOf = `select pid from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()
     and query_start > backend_start + ${4 * silence} * interval '1 millisecond'`
  await until(async () => (await observer.query(heardOf)).rows.length === 1)
  t.deepEqual(lost, [])
  await observer.end()
  await relay.stop()
  await db.close(500)
  await close()
})
