import test, { type ExecutionContext } from 'ava'
import { pino } from 'pino'
import type { OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { createConsumer } from './consumer.ts'
import { event } from './event.ts'
import { toRecord } from './outbox.ts'
import { type Retries, startRetries } from './retries.ts'
import { listSetAside, recordFailure } from './set-aside.ts'
import { subscriptionsFor } from './subscription.ts'

const on = subscriptionsFor<object>()
const anHourAhead = sql(
  'test.an_hour_ahead',
  `update parked_events set next_attempt_at = next_attempt_at + interval '1 hour'`,
)
const die = sql('test.die', 'select pg_terminate_backend(pg_backend_pid())')

const told = (key: string) =>
  toRecord(
    event('mart.notification.v1.NotificationFailed', key, {
      messageId: key,
      userId: '',
      channel: '',
      template: '',
      reason: '',
    }),
    '/mart/test',
    { correlationId: 'c' },
  )

/**
 * A module whose handler does what `hear` says, tried three times; `over` is between it and its database, which is
 * looked at every `pollInterval` milliseconds, or when it is woken.
 */
async function hearing(
  t: ExecutionContext,
  hear: (key: string, tx: Tx) => Promise<unknown> | undefined,
  over: (db: OwnDatabase) => OwnDatabase = (db) => db,
  pollInterval = 20,
) {
  const { db, close } = await testDatabase({ name: 'heard', migrations: new URL('./', import.meta.url) })
  t.teardown(close)
  let retries: Retries | null = null
  const outcomes: string[] = []
  const common = {
    database: over(db),
    log: pino({ level: 'silent' }),
    retryDelay: 1,
    timeout: 2_000,
    count: (outcome: string) => void outcomes.push(outcome),
  }
  const consumer = createConsumer({
    ...common,
    module: 'heard',
    deps: {},
    onSetAside: () => retries?.wake(),
    subscriptions: [
      on('mart.notification.v1.NotificationFailed', async (_, { messageId }, tx) => {
        await hear(messageId, tx)
      }),
    ],
  })
  const started = startRetries({ ...common, consumer, attempts: 3, pollInterval })
  retries = started
  t.teardown(() => started.stop())
  return { db, consumer, outcomes, wake: () => started.wake() }
}

test('an outage of the database is no attempt, however long it lasts', async (t) => {
  let tries = 0
  const isOut = () => tries > 2 && tries <= 25
  const { db, consumer } = await hearing(
    t,
    async (_key, tx) => {
      tries++
      // In the batch, and by itself.
      if (tries <= 2) throw new Error('poison')
      if (isOut()) await tx.query(die)
    },
    (db) => ({
      ...db,
      query: async (statement, values) => {
        if (isOut() && statement.name === 'events.answers')
          throw Object.assign(new Error('nobody there'), { code: 'ECONNREFUSED' })
        return db.query(statement, values)
      },
    }),
  )
  await consumer.handle([told('a')])
  await until(() => tries > 25)
  await until(async () => (await db.query(listSetAside)).length === 0)
  t.is(tries, 26)
})

test('a few sessions that end while the database answers are no attempts either', async (t) => {
  let tries = 0
  const { db, consumer } = await hearing(t, async (_key, tx) => {
    tries++
    if (tries <= 2) throw new Error('poison')
    if (tries <= 7) await tx.query(die)
    if (tries === 8) throw new Error('poison')
  })
  await consumer.handle([told('a')])
  await until(() => tries > 8)
  await until(async () => (await db.query(listSetAside)).length === 0)
  t.is(tries, 9)
})

test('one whose failure can not be written down is tried again when it is time for a look, and no sooner', async (t) => {
  let unwritten = 0
  const { consumer, wake } = await hearing(
    t,
    () => Promise.reject(new Error('poison')),
    (db) => ({
      ...db,
      query: async (statement, values) => {
        if (statement.name !== recordFailure.name) return db.query(statement, values)
        unwritten++
        throw new Error('it can not be written down')
      },
    }),
    600_000,
  )
  await consumer.handle([told('bad')])
  // Set aside it wakes whoever tries again, and so once more after that at most.
  await until(() => unwritten > 0)
  for (let wakes = 1; wakes <= 20; wakes++) {
    const before = unwritten
    wake()
    await until(() => unwritten > before)
    t.true(unwritten <= wakes + 2, `${unwritten} tries after ${wakes} wakes`)
  }
})

test('one whose failure can not be written down is paced, and takes no turn from the others', async (t) => {
  const tries: string[] = []
  let broken = true
  const { db, consumer } = await hearing(
    t,
    (key) => {
      tries.push(key)
      if (key === 'bad') throw new Error('poison')
      if (tries.filter((tried) => tried === key).length < 3) throw new Error('not yet')
      return undefined
    },
    (db) => ({
      ...db,
      query: async (statement, values) => {
        if (broken && statement.name === recordFailure.name && String(values?.[3]).includes('poison'))
          throw new Error('it can not be written down')
        return db.query(statement, values)
      },
    }),
  )
  await consumer.handle([told('bad'), told('good'), told('better')])
  const aside = async () => (await db.query(listSetAside)).map(({ key, attempts }) => [key, attempts])
  await until(async () => (await aside()).length === 1)
  t.deepEqual(await aside(), [['bad', 1]])
  broken = false
  await until(async () => (await db.query(listSetAside))[0]?.state === 'parked')
  t.deepEqual(await aside(), [['bad', 3]])
})

test('what came of an event is counted when it is committed, and what was undone is not', async (t) => {
  let tries = 0
  const { db, consumer, outcomes } = await hearing(t, (key, tx) => {
    if (key === 'bad' && ++tries <= 3) tx.write(sql('test.wrong', 'insert into no_such_table values (1)'))
    return undefined
  })
  await consumer.handle([told('good'), told('bad')])
  await until(async () => (await db.query(listSetAside)).length === 0)
  await until(() => outcomes.length === 4)
  t.deepEqual(outcomes, ['handled', 'failed', 'failed', 'handled'])
})

test('what a clock that was ahead put off for an hour is tried when the clock is right again', async (t) => {
  let tries = 0
  const { db, consumer } = await hearing(
    t,
    async () => {
      tries++
      if (tries <= 3) throw new Error('not yet')
    },
    (db) => ({
      ...db,
      // PostgreSQL's own clock dates it.
      query: async (statement, values) => {
        const rows = await db.query(statement, values)
        if (statement.name === recordFailure.name) await db.query(anHourAhead)
        return rows
      },
    }),
    10,
  )
  await consumer.handle([told('a')])
  await until(() => tries > 3)
  await until(async () => (await db.query(listSetAside)).length === 0)
  t.is(tries, 4)
})
