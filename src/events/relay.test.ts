import test, { type ExecutionContext } from 'ava'
import { type Logger, pino } from 'pino'
import { createDatabase } from '#src/database/database.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { type Bus, RefusedError } from './bus.ts'
import { type EventRecord, event, largestValue } from './event.ts'
import { outboxDepth } from './outbox.ts'
import { discardRefused, listRefused, replayRefused } from './refused.ts'
import { startRelay } from './relay.ts'

const told = (key: string) =>
  event('mart.notification.v1.NotificationDelivered', key, {
    messageId: key,
    userId: '',
    channel: '',
    template: '',
  })

/** A bus that takes everything, unless `take` throws. */
function takingBus(take: () => void = () => {}) {
  const taken: EventRecord[] = []
  const publish = async (records: EventRecord[]) => {
    take()
    taken.push(...records)
  }
  return { taken, bus: { window: 1, publish } as unknown as Bus }
}

/** Replicas of a module: each with connections and a relay of its own, on one database. */
async function replicas(
  t: ExecutionContext,
  buses: Bus[],
  pollInterval: number,
  more: { leadFor?: number; log?: Logger } = {},
) {
  const { url, close } = await testDatabase({ name: 'said', migrations: new URL('./', import.meta.url) })
  t.teardown(close)
  return buses.map((bus) => {
    const db = createDatabase({ url, name: 'said', poolSize: 1 })
    const relay = startRelay({
      database: db,
      outbox: 'said',
      bus,
      log: pino({ level: 'silent' }),
      batch: 10,
      pollInterval,
      ...more,
    })
    db.onSaid(relay.wake)
    t.teardown(async () => {
      await relay.stop()
      await db.close()
    })
    return { db, relay, say: (key: string) => db.transaction(async (tx) => tx.say(told(key))) }
  })
}

const keys = (records: EventRecord[]) => records.map(({ key }) => key)

test('one relay leads, is told at once of what replicas commit, and another follows it', async (t) => {
  const [first, second] = [takingBus(), takingBus()]
  // Nobody looks by himself while this test lasts.
  const [a, b] = await replicas(t, [first.bus, second.bus], 600_000)
  if (!a || !b) return t.fail()
  await a.say('1')
  await until(() => first.taken.length + second.taken.length === 1)
  const [leader, other, led] = first.taken.length ? [a, b, first] : [b, a, second]
  for (const key of ['2', '3', '4']) {
    await other.say(key)
    await until(() => led.taken.some((record) => record.key === key))
  }
  t.deepEqual(keys(led.taken), ['1', '2', '3', '4'])
  await leader.relay.stop()
  await other.say('5')
  const following = led === first ? second : first
  await until(() => following.taken.length > 0)
  t.deepEqual(keys(following.taken), ['5'])
})

test('what the bus refuses stays in the outbox, in order, until it takes it', async (t) => {
  let refusals = 3
  const { taken, bus } = takingBus(() => {
    if (refusals-- > 0) throw new Error('no broker')
  })
  const [replica] = await replicas(t, [bus], 20)
  for (let n = 0; n < 25; n++) await replica?.say(String(n))
  await until(() => taken.length >= 25)
  t.deepEqual(
    keys(taken),
    Array.from({ length: 25 }, (_, n) => String(n)),
  )
  await until(async () => (await replica?.db.query(outboxDepth))?.[0]?.depth === 0)
})

/** A bus that the lead is to be taken of; what it was asked, in order. */
function ledBus(refuse: (records: EventRecord[]) => Error | null) {
  const asked: string[] = []
  const taken: string[] = []
  let led = false
  const bus = {
    window: 1,
    async lead(outbox: string) {
      asked.push(`lead ${outbox}`)
      led = true
    },
    async publish(records: EventRecord[], outbox?: string) {
      asked.push(`publish ${outbox} ${keys(records)}`)
      if (!led) throw new Error('nobody leads')
      const error = refuse(records)
      if (error === null) return void taken.push(...keys(records))
      led = false
      throw error
    },
  }
  return { asked, taken, bus: bus as unknown as Bus }
}

test('the lead is taken before anything is published, anew after each failure, and in time', async (t) => {
  let failures = 2
  const { asked, bus } = ledBus(() => (failures-- > 0 ? new Error('fenced') : null))
  const [replica] = await replicas(t, [bus], 20)
  await replica?.say('1')
  await until(() => failures < 0)
  const [lead, publish] = ['lead said', 'publish said 1']
  t.deepEqual(asked, [lead, publish, lead, publish, lead, publish])
})

test('who leads for long says so again, before the bus forgets it', async (t) => {
  const { asked, bus } = ledBus(() => null)
  await replicas(t, [bus], 20, { leadFor: 50 })
  await until(() => asked.length >= 3)
  t.deepEqual(new Set(asked), new Set(['lead said']))
})

test('what the bus refuses for good is set aside with what follows under its key, and all others flow', async (t) => {
  let large = ['bad', 'worse']
  const refusing = (records: EventRecord[]) =>
    records.some(({ key }) => large.includes(key)) ? new RefusedError('too large') : null
  const { taken, bus } = ledBus(refusing)
  const published: EventRecord[] = []
  const { publish } = bus
  bus.publish = async (records, outbox) => {
    await publish(records, outbox)
    published.push(...records)
  }
  const [replica] = await replicas(t, [bus], 20)
  if (!replica) return t.fail()
  const { db } = replica
  const sayAll = (...said: string[]) => db.transaction(async (tx) => tx.say(...said.map(told)))
  await sayAll('a', 'bad', 'b', 'bad', 'c', 'worse', 'a', 'bad', 'd')
  await until(() => taken.length === 5)
  await sayAll('bad', 'a', 'worse')
  const drained = () => until(async () => (await db.query(outboxDepth))[0]?.depth === 0)
  await drained()
  t.deepEqual(keys(published), ['a', 'b', 'c', 'a', 'd', 'a'])
  const set = async () => (await db.query(listRefused)).map(({ key, state, error }) => [key, state, error])
  const [bad, worse] = [
    ['bad', 'refused', 'RefusedError: too large'],
    ['worse', 'refused', 'RefusedError: too large'],
  ]
  t.deepEqual(await set(), [
    bad,
    ['bad', 'waiting', null],
    worse,
    ['bad', 'waiting', null],
    ['bad', 'waiting', null],
    ['worse', 'waiting', null],
  ])

  // An operator has the cause mended, and lets it go; of the other key he takes the first away.
  const ids = (await db.query(listRefused)).map(({ id }) => String(id))
  large = []
  published.length = 0
  t.is((await db.query(replayRefused, [ids[0]])).length, 1)
  t.is((await db.query(replayRefused, [ids[1]])).length, 0, 'it waits, and follows by itself')
  t.is((await db.query(discardRefused, [ids[2]])).length, 1)
  await until(() => published.length === 5)
  await drained()
  t.deepEqual(await set(), [])
  t.deepEqual(keys(published).filter((key) => key === 'worse').length, 1)
  const places = published.filter(({ key }) => key === 'bad').map(({ headers }) => headers.ce_id)
  t.deepEqual(places, places.toSorted())
})

test('events go together, and one by one only until it is known which of them is refused', async (t) => {
  const { asked, bus } = ledBus((records) =>
    records.some(({ key }) => key === 'bad') ? new RefusedError('too large') : null,
  )
  const [replica] = await replicas(t, [bus], 20)
  if (!replica) return t.fail()
  const { db } = replica
  const sayAll = (...said: string[]) => db.transaction(async (tx) => tx.say(...said.map(told)))
  const drained = () => until(async () => (await db.query(outboxDepth))[0]?.depth === 0)
  const published = () =>
    asked.flatMap((one) => (one.startsWith('publish') ? one.replace('publish said ', '') : []))
  await sayAll('a', 'b', 'bad', 'c', 'd')
  await drained()
  t.deepEqual(published(), ['a,b,bad,c,d', 'a', 'b', 'bad', 'c', 'd'])
  await sayAll('e', 'f', 'g')
  await drained()
  t.is(published().at(-1), 'e,f,g')
})

test('that an aggregate is gone is said in place of what the bus refused of it, whatever it refused', async (t) => {
  const { taken, bus } = ledBus((records) =>
    records.some(({ value }) => value !== null) ? new RefusedError('too large') : null,
  )
  const [replica] = await replicas(t, [bus], 20)
  if (!replica) return t.fail()
  const { db } = replica
  const gone = event('mart.user.v1.UserErased', 'ayesha', { userId: 'ayesha' })
  await db.transaction(async (tx) => tx.say(told('other'), told('ayesha')))
  const user = { id: 'ayesha', email: 'a@example.com', version: 1 } as never
  await db.transaction(async (tx) => tx.say(event('mart.user.v1.UserChanged', 'ayesha', { user })))
  await until(async () => (await db.query(listRefused)).length === 3)
  await db.transaction(async (tx) => tx.say(gone))
  await until(() => taken.includes('ayesha'))
  await until(async () => (await db.query(listRefused)).length === 2)
  t.deepEqual(
    (await db.query(listRefused)).map(({ key, topic }) => [topic, key]),
    [
      ['mart.notification.v1', 'other'],
      ['mart.notification.v1', 'ayesha'],
    ],
  )
})

test('one that is refused again goes back to its place', async (t) => {
  const { taken, bus } = ledBus((records) =>
    records.some(({ key }) => key === 'bad') ? new RefusedError('too large') : null,
  )
  const [replica] = await replicas(t, [bus], 20)
  if (!replica) return t.fail()
  const { db } = replica
  await db.transaction(async (tx) => tx.say(told('bad'), told('bad'), told('good')))
  const rows = async () => (await db.query(listRefused)).map(({ id, state }) => `${id} ${state}`)
  await until(async () => taken.length === 1 && (await rows()).length === 2)
  const before = await rows()
  await db.query(replayRefused, ['all'])
  await until(async () => (await rows()).join() === before.join())
  t.is(taken.length, 1)
})

test('a transaction that says more than any bus takes fails, and leaves nothing', async (t) => {
  const { asked, bus } = ledBus(() => null)
  const [replica] = await replicas(t, [bus], 20)
  if (!replica) return t.fail()
  const template = 'x'.repeat(largestValue)
  const large = event('mart.notification.v1.NotificationDelivered', 'k', {
    messageId: 'k',
    userId: '',
    channel: '',
    template,
  })
  const saying = replica.db.transaction(async (tx) => tx.say(told('small'), large))
  await t.throwsAsync(saying, { message: /NotificationDelivered of k is too large/ })
  t.is((await replica.db.query(outboxDepth))[0]?.depth, 0)
  t.false(asked.some((one) => one.startsWith('publish')))
})

test('a bus that goes on taking nothing is said once, and that it takes events again', async (t) => {
  let failures = 5
  const { bus } = ledBus(() => (failures-- > 0 ? new Error('not allowed') : null))
  const lines: string[] = []
  const write = (line: string) => void lines.push(JSON.parse(line).msg)
  const [replica] = await replicas(t, [bus], 20, { log: pino({ level: 'info' }, { write }) })
  await replica?.say('1')
  await until(() => failures < 0)
  await until(() => lines.length > 1)
  t.deepEqual(lines, ['publishing failed, events stay in the outbox', 'publishing resumed'])
})

test('a leader that waits for its bus goes on asking its database, or it would not know that it lost its place', async (t) => {
  const { bus } = ledBus(() => null)
  bus.lead = () => new Promise(() => {})
  const { db, close } = await testDatabase({ name: 'said', migrations: new URL('./', import.meta.url) })
  let asked = 0
  const connect = async () => {
    const connection = await db.connect()
    const query = connection.query.bind(connection) as (...args: unknown[]) => unknown
    connection.query = ((...args: [{ text?: string }]) => {
      if (args[0].text === 'select') asked++
      return query(...args)
    }) as never
    return connection
  }
  const relay = startRelay({
    database: { ...db, connect },
    outbox: 'said',
    bus,
    log: pino({ level: 'silent' }),
    batch: 10,
    pollInterval: 20,
  })
  t.teardown(async () => {
    await relay.stop()
    await close()
  })
  await until(() => asked > 1)
  t.pass()
})

test('a relay that is woken while its database is away does not ask it without a pause', async (t) => {
  const { bus } = takingBus()
  let asked = 0
  const connect = async () => {
    // Or nothing else would have a turn, this test neither.
    if (++asked > 50) await new Promise(setImmediate)
    throw new Error('the database is out of reach')
  }
  const relay = startRelay({
    database: { connect } as never,
    outbox: 'said',
    bus,
    log: pino({ level: 'silent' }),
    batch: 10,
    pollInterval: 20,
  })
  t.teardown(() => relay.stop())
  for (let wakes = 1; asked < 3; wakes++) {
    relay.wake()
    await new Promise(setImmediate)
    t.true(asked <= wakes + 1, `asked ${asked} times after ${wakes} wakes`)
  }
})
