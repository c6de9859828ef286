import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { defineModule, type Module } from '#src/runtime/module.ts'
import { testMart } from '#src/testing/mart.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { sharedBroker } from '#src/testing/shared-broker.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { toRecord } from './outbox.ts'
import { discardSetAside, listSetAside, replaySetAside } from './set-aside.ts'

const on = subscriptionsFor<object>()
const seen = sql<{ key: string; said: string }>('test.seen', 'select key, said from seen order by id')
const see = sql('test.see', 'insert into seen (key, said) values ($1, $2)')

/** A fact about a message: any topic will do, and this one carries no more than a test wants. */
const told = (key: string, template: string): DomainEvent =>
  event('mart.notification.v1.NotificationDelivered', key, {
    messageId: key,
    userId: '',
    channel: '',
    template,
  })

const folder = await scratchFolder('migrations')
await writeFile(
  join(folder, '0001-seen.sql'),
  'create table seen (id bigint generated always as identity primary key, key text, said text)',
)

/** A module that writes down what it hears, or does what `listen` says. */
function listener(name: string, listen: (key: string, said: string) => void = () => {}): Module {
  return defineModule({
    name,
    description: 'Listens, in a test',
    migrations: pathToFileURL(`${folder}/`),
    provides: {},
    routes: [],
    subscriptions: [
      on('mart.notification.v1.NotificationDelivered', async (_deps, { messageId, template }, tx) => {
        await tx.query(see, [messageId, template])
        listen(messageId, template)
      }),
    ],
  })
}

const quick = { events: { retryDelay: 1, attempts: 3, pollInterval: 20 } }

const brokers = await sharedBroker()
const onKafka = testWhere(brokers !== null, 'there is no Kafka')

/** Each holds whichever bus carries the events. */
function onEachBus(title: string, run: (t: ExecutionContext, brokers: string | null) => Promise<void>): void {
  test(title, (t) => run(t, null))
  onKafka(`${title}, on Kafka`, (t) => run(t, brokers))
}

onEachBus('an event is handled once, however often it is delivered', async (t, brokers) => {
  const mart = await testMart([listener('one')], quick, { brokers })
  t.teardown(mart.stop)
  await mart.publish(told('a', '1'), told('a', '2'))
  const records = (await mart.db('one').query(seen)).length
  t.is(records, 2)
  const one = told('b', '1')
  const record = toRecord(one, '/mart/test', { correlationId: 'c' })
  await Promise.all([mart.deliver(record, record), mart.deliver(record)])
  await mart.deliver(record)
  t.is((await mart.db('one').query(seen)).filter(({ key }) => key === 'b').length, 1)
})

onEachBus(
  'what one transaction says arrives in order, and nothing of one that failed',
  async (t, brokers) => {
    const mart = await testMart([listener('one')], quick, { brokers })
    t.teardown(mart.stop)
    const db = mart.db('one')
    const said = Array.from({ length: 500 }, (_, n) => told(`k${n % 7}`, String(n)))
    for (let from = 0; from < said.length; from += 50) {
      await db.transaction(async (tx) => tx.say(...said.slice(from, from + 50)))
    }
    await t.throwsAsync(
      db.transaction(async (tx) => {
        tx.say(told('never', '1'))
        tx.write(sql('test.wrong', 'insert into no_such_table values (1)'))
      }),
      { message: /no_such_table/ },
    )
    await mart.idle()
    const heard = await db.query(seen)
    t.is(heard.length, said.length)
    for (const [key, mine] of Map.groupBy(heard, ({ key }) => key)) {
      t.deepEqual(
        mine.map((row) => Number(row.said)),
        Array.from({ length: mine.length }, (_, n) => Number(key.slice(1)) + 7 * n),
      )
    }
  },
)

onEachBus(
  'a poisoned event is parked with what follows under its key; all others flow; replay finishes it',
  async (t, brokers) => {
    let poisoned = true
    const mart = await testMart(
      [
        listener('one', (key, said) => {
          if (poisoned && key === 'bad' && said === '2') throw new Error('poison')
        }),
      ],
      quick,
      { brokers },
    )
    t.teardown(mart.stop)
    const db = mart.db('one')
    const heard = async (of: string) =>
      (await db.query(seen)).filter(({ key }) => key === of).map((row) => row.said)
    await mart.publish(
      told('good', '1'),
      told('bad', '1'),
      told('bad', '2'),
      told('bad', '3'),
      told('good', '2'),
    )
    t.deepEqual(await heard('good'), ['1', '2'])
    t.deepEqual(await heard('bad'), ['1'])
    await mart.idle()
    await mart.publish(told('bad', '4'), told('good', '3'))
    t.deepEqual(await heard('good'), ['1', '2', '3'])
    t.deepEqual(
      (await db.query(listSetAside)).map(({ state, attempts, error }) => [state, attempts, error]),
      [
        ['parked', 3, 'Error: poison'],
        ['waiting', 0, null],
        ['waiting', 0, null],
      ],
    )
    poisoned = false
    t.is((await db.query(replaySetAside, ['all'])).length, 1)
    await t.notThrowsAsync(async () => {
      while ((await db.query(listSetAside)).length > 0) await mart.idle()
    })
    t.deepEqual(await heard('bad'), ['1', '2', '3', '4'])
  },
)

onEachBus('what an operator discards is never handled, and what waited behind it is', async (t, brokers) => {
  const mart = await testMart(
    [
      listener('one', (_key, said) => {
        if (said === '1') throw new Error('poison')
      }),
    ],
    quick,
    { brokers },
  )
  t.teardown(mart.stop)
  const db = mart.db('one')
  await mart.publish(told('k', '1'), told('k', '2'))
  await mart.idle()
  const [head] = await db.query(listSetAside)
  await db.query(discardSetAside, [String(head?.id)])
  while ((await db.query(listSetAside)).length > 0) await mart.idle()
  t.deepEqual(
    (await db.query(seen)).map((row) => row.said),
    ['2'],
  )
})

onEachBus('subscribers are isolated: one that fails or hangs holds up no other', async (t, brokers) => {
  let release = () => {}
  const hung = new Promise<void>((resolve) => {
    release = resolve
  })
  const slow = listener('slow')
  slow.subscriptions = [on('mart.notification.v1.NotificationDelivered', () => hung)]
  const failing = listener('failing', () => {
    throw new Error('always')
  })
  const mart = await testMart([slow, failing, listener('well')], quick, { brokers })
  t.teardown(mart.stop)
  const published = mart.publish(told('a', '1'), told('b', '1'))
  await until(async () => (await mart.db('well').query(seen)).length === 2)
  release()
  await published
  t.is((await mart.db('failing').query(seen)).length, 0)
})

onEachBus(
  'bytes that do not decode are parked; what a newer publisher says is set aside, and holds up nothing',
  async (t, brokers) => {
    const mart = await testMart([listener('one')], quick, { brokers })
    t.teardown(mart.stop)
    const headers = {
      ce_specversion: '1.0',
      ce_source: '/mart/newer',
      ce_type: 'mart.notification.v1.Unheard',
      ce_time: new Date().toISOString(),
      ce_subject: 'k',
      'content-type': 'application/protobuf',
      ce_correlationid: 'c',
    }
    const topic = 'mart.notification.v1'
    const before = toRecord(told('k', 'before'), '/mart/test', { correlationId: 'c' })
    await mart.deliver(
      before,
      { topic, key: 'k', value: Buffer.from([0xff, 0xff]), headers: { ...headers, ce_id: v7() } },
      { topic, key: 'n', value: Buffer.from([0xfa, 0x01, 0x00]), headers: { ...headers, ce_id: v7() } },
    )
    const aside = await mart.db('one').query(listSetAside)
    t.deepEqual(aside.map(({ key, state, type }) => [key, state, type]).sort(), [
      ['k', 'parked', 'mart.notification.v1.Unheard'],
      ['n', 'unknown', 'mart.notification.v1.Unheard'],
    ])
    const { body } = await mart.request('GET', '/metrics')
    t.regex(body, /mart_events_total{module="one",type="unknown",outcome="unknown"} 1\n/)
    await mart.shows(/mart_set_aside_events{module="one",state="unknown"} 1\n/)
    await mart.publish(told('k', 'behind'), told('n', 'flows'))
    t.deepEqual(await mart.db('one').query(seen), [
      { key: 'k', said: 'before' },
      { key: 'n', said: 'flows' },
    ])
  },
)

onEachBus(
  'what was said while the relay was down is delivered when it is back, with its cause',
  async (t, brokers) => {
    const mart = await testMart([listener('one')], quick, { brokers })
    t.teardown(mart.stop)
    const db = mart.db('one')
    // The relay's own connection dies, as in a failover.
    await db.query(
      sql(
        'test.kill',
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`,
      ),
    )
    await db.transaction(async (tx) => tx.say(told('a', '1')), {
      correlationId: 'request-1',
      traceparent: 'tp',
    })
    await mart.idle()
    t.deepEqual(await db.query(seen), [{ key: 'a', said: '1' }])
    const [record] = mart.records
    t.is(record?.headers.ce_correlationid, 'request-1')
    t.is(record?.headers.traceparent, 'tp')
    t.is(record?.headers.ce_source, '/mart/one')
  },
)
