import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { DataTypes } from 'sequelize'
import { z } from 'zod'
import { event } from '#src/events/event.ts'
import { listSetAside } from '#src/events/set-aside.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { routesFor } from '#src/http/route.ts'
import { defineModule, type Runtime } from '#src/runtime/module.ts'
import { testMart } from '#src/testing/mart.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { until } from '#src/testing/until.ts'
import { sql } from './statement.ts'
import type { Tx } from './transaction.ts'

const folder = await scratchFolder('migrations')
writeFileSync(join(folder, '0001-one.sql'), `create table one (id int primary key, n int not null default 0)`)
const migrations = pathToFileURL(`${folder}/`)

const add = sql('one.add', 'insert into one (id) values ($1)')
const raise = sql('one.raise', 'update one set n = n + 1 where id = $1')
const read = sql<{ id: number; n: number }>('one.read', 'select id, n from one order by id')
const nonsense = sql('one.nonsense', 'select 1 / $1::int')

async function opened(t: { teardown(end: () => Promise<void>): void }) {
  const { db, close } = await testDatabase({ name: 'one', migrations })
  t.teardown(close)
  await db.transaction(async (tx) => tx.write(add, [1]))
  const one = db.sequelize.define(
    'one',
    { id: { type: DataTypes.INTEGER, primaryKey: true }, n: DataTypes.INTEGER },
    { tableName: 'one' },
  )
  return { db, one }
}

/** Ways on after a write that fails, none of which may hide why. */
const ways: Record<string, (tx: Tx, one: Awaited<ReturnType<typeof opened>>['one']) => Promise<unknown>> = {
  nothing: async () => {},
  'another write': async (tx) => tx.write(raise, [1]),
  'a read': (tx) => tx.query(read),
  'a read and then its repetition': (tx) => tx.query(read).catch(() => tx.query(read)),
  'a failure that somebody caught': (tx) => tx.query(nonsense, [0]).catch(() => {}),
  'an event': async (tx) =>
    tx.say(
      event('mart.notification.v1.NotificationDelivered', 'a', {
        messageId: 'a',
        userId: '',
        channel: '',
        template: '',
      }),
    ),
  "a model's read": async (tx, one) => one.findAll({ transaction: await tx.sequelize() }),
  "a model's write": async (tx, one) => one.create({ id: 5, n: 1 }, { transaction: await tx.sequelize() }),
  'a read, wrapped by who asked': (tx) =>
    tx.query(read).catch((error) => {
      throw new Error('the list can not be had', { cause: error })
    }),
}

for (const [name, goOn] of Object.entries(ways)) {
  test(`what the first statement that failed said is what is thrown, after it ${name}`, async (t) => {
    const { db, one } = await opened(t)
    const thrown = (await t.throwsAsync(
      db.transaction(async (tx) => {
        tx.write(add, [1])
        await goOn(tx, one)
      }),
    )) as Error & { code?: string; parent?: { code?: string }; cause?: { code?: string } }
    t.is(thrown.code ?? thrown.parent?.code ?? thrown.cause?.code, '23505')
    t.deepEqual(await db.query(read), [{ id: 1, n: 0 }])
  })
}

test("a model's failure is the first too, and what follows it says so", async (t) => {
  const { db, one } = await opened(t)
  await t.throwsAsync(
    db.transaction(async (tx) => {
      await one.create({ id: 1, n: 1 }, { transaction: await tx.sequelize() }).catch(() => {})
      await tx.query(read)
    }),
    { code: '23505' },
  )
  await t.throwsAsync(
    db.transaction(async (tx) => {
      await one.create({ id: 1, n: 1 }, { transaction: await tx.sequelize() }).catch(() => {})
    }),
    { code: '23505' },
  )
})

test('a refusal that a use case makes of a failure stays as it is', async (t) => {
  const { db } = await opened(t)
  await t.throwsAsync(
    db.transaction(async (tx) => {
      await tx.query(add, [1]).catch(() => {
        throw new RangeError('there is one')
      })
    }),
    { instanceOf: RangeError },
  )
})

test('work that is given up reaches nobody else by its model', async (t) => {
  const { db, one } = await opened(t)
  let late = async () => {}
  await t.throwsAsync(
    db.transaction(async (tx) => {
      const transaction = await tx.sequelize()
      await one.findAll({ transaction })
      late = async () => void (await one.create({ id: 7, n: 1 }, { transaction }))
      throw new RangeError('it took too long')
    }),
    { instanceOf: RangeError },
  )
  // The connection is another's by now.
  await db.transaction(async (tx) => {
    await tx.query(read)
    await t.throwsAsync(late(), { message: /the transaction is over/ })
    await tx.query(read)
  })
  t.deepEqual(await db.query(read), [{ id: 1, n: 0 }])
})

const on = subscriptionsFor<object>()
const { post } = routesFor<Runtime>()

/** Both know of each other before either goes on, so that each waits for what the other holds. */
function meeting(of: number) {
  let come = 0
  let open = () => {}
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    if (++come >= of) open()
    return all
  }
}

test('at the edge a duplicate is a 409 and a deadlock is no failure; an event is set aside with its cause', async (t) => {
  const met = meeting(2)
  let runs = 0
  const deadlocking = async (tx: Tx, first: number, second: number) => {
    runs++
    await tx.query(raise, [first])
    await met()
    tx.write(raise, [second])
    await tx.query(read)
    return {}
  }
  const module = defineModule({
    name: 'one',
    description: 'Fails, in a test',
    migrations,
    provides: {},
    routes: [
      post('/v1/ones', {
        summary: 'Once',
        who: 'anyone',
        answers: { 201: z.any() },
        run: async (_, __, tx) => {
          tx.write(add, [1])
          return { items: await tx.query(read) }
        },
      }),
      post('/v1/there', {
        summary: 'One way round',
        who: 'anyone',
        answers: { 201: z.any() },
        run: (_, __, tx) => deadlocking(tx, 1, 2),
      }),
      post('/v1/back', {
        summary: 'The other',
        who: 'anyone',
        answers: { 201: z.any() },
        run: (_, __, tx) => deadlocking(tx, 2, 1),
      }),
    ],
    subscriptions: [
      on('mart.notification.v1.NotificationDelivered', async (_, __, tx) => {
        tx.write(add, [1])
        await tx.query(read)
      }),
    ],
  })
  const mart = await testMart([module], { events: { attempts: 2, retryDelay: 1, pollInterval: 20 } })
  t.teardown(() => mart.stop())
  const db = mart.db('one')
  t.is((await mart.request('POST', '/v1/ones')).status, 201)
  t.is((await mart.request('POST', '/v1/ones')).status, 409)
  await db.transaction(async (tx) => tx.write(add, [2]))
  const answers = await Promise.all([mart.request('POST', '/v1/there'), mart.request('POST', '/v1/back')])
  t.deepEqual(
    answers.map(({ status }) => status),
    [201, 201],
  )
  t.is(runs, 3)
  t.deepEqual(await db.query(read), [
    { id: 1, n: 2 },
    { id: 2, n: 2 },
  ])
  const key = 'a'
  await mart.publish(
    event('mart.notification.v1.NotificationDelivered', key, {
      messageId: key,
      userId: '',
      channel: '',
      template: '',
    }),
  )
  await until(async () => (await db.query(listSetAside)).some(({ state }) => state === 'parked'))
  t.regex((await db.query(listSetAside))[0]?.error ?? '', /duplicate key value/)
})
