import test, { type ExecutionContext } from 'ava'
import { DataTypes } from 'sequelize'
import { type FlakyProxy, flakyProxy } from '#src/testing/flaky-proxy.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { createDatabase, type DatabaseOptions, type OwnDatabase } from './database.ts'
import { isOutage } from './outage.ts'
import { sql } from './statement.ts'

const echo = sql<{ n: number }>('test.echo', 'select $1::int as n')
const add = sql('test.add', 'insert into consumer_group (id) values ($1)')
const locked = sql('test.locked', 'lock table consumer_group in exclusive mode')

/** A database behind a proxy, and the same one without. */
async function behindProxy(t: ExecutionContext, options: Partial<DatabaseOptions> = {}) {
  const direct = await testDatabase({ name: 'silent', migrations: new URL('./', import.meta.url) })
  const url = new URL(direct.url)
  const proxy = await flakyProxy({ host: url.hostname, port: Number(url.port) })
  url.host = `127.0.0.1:${proxy.port}`
  const db = createDatabase({ url: url.href, name: 'silent', poolSize: 4, statementTimeout: 300, ...options })
  t.teardown(async () => {
    await db.close(500)
    await proxy.close()
    await direct.close()
  })
  return { db, proxy, direct: direct.db, url: url.href }
}

const waysToFail: Record<string, (proxy: FlakyProxy) => void> = {
  'goes silent': (proxy) => proxy.silence(),
  'goes silent, and new connections work': (proxy) => proxy.silence('existing'),
  'is half closed': (proxy) => proxy.halfClose(),
  'is reset': (proxy) => proxy.reset(),
}

const thing = (db: OwnDatabase) =>
  db.sequelize.define(
    'thing',
    { id: { type: DataTypes.TEXT, primaryKey: true } },
    { tableName: 'consumer_group' },
  )

const users: Record<string, (db: OwnDatabase) => Promise<unknown>> = {
  'a read': (db) => db.query(echo, [1]),
  'a transaction': (db) => db.transaction((tx) => tx.query(echo, [1])),
  'a write': (db) => db.transaction(async (tx) => tx.write(add, ['one'])),
  'a model': (db) => thing(db).findAll(),
  "a transaction's model": (db) =>
    db.transaction(async (tx) => thing(db).findAll({ transaction: await tx.sequelize() })),
  'the ping': (db) => db.ping(),
}

test('a connection is waited for as long as is said', async (t) => {
  const { db, proxy } = await behindProxy(t, { connectTimeout: 300, acquireTimeout: 60_000 })
  proxy.silence()
  const began = performance.now()
  await t.throwsAsync(db.query(echo, [1]))
  t.true(performance.now() - began < 4_500)
})

for (const [how, fail] of Object.entries(waysToFail)) {
  test(`nothing waits for ever on a connection that ${how}, and all goes on when it is over`, async (t) => {
    const { db, proxy } = await behindProxy(t)
    // Each has a connection that was used before.
    await Promise.all(Object.values(users).map((use) => use(db)))
    let halfway = () => {}
    const reached = new Promise<void>((resolve) => {
      halfway = resolve
    })
    let broken = () => {}
    const failed = new Promise<void>((resolve) => {
      broken = resolve
    })
    const begun = db.transaction(async (tx) => {
      await tx.query(echo, [1])
      halfway()
      await failed
      tx.write(add, ['two'])
    })
    const own = await db.connect()
    await reached
    fail(proxy)
    broken()
    const asked = await Promise.allSettled([
      begun,
      own.query('select'),
      ...Object.values(users).map((use) => use(db)),
    ])
    for (const outcome of asked.slice(0, 2)) {
      t.is(outcome.status, 'rejected')
      if (outcome.status === 'rejected') t.true(isOutage(outcome.reason), String(outcome.reason))
    }
    for (const outcome of asked)
      if (outcome.status === 'rejected') t.true(isOutage(outcome.reason), String(outcome.reason))
    proxy.heal()
    for (const [who, use] of Object.entries(users))
      await until(() =>
        use(db).then(
          () => true,
          (error) => {
            if (!isOutage(error)) t.fail(`${who}: ${error}`)
            return false
          },
        ),
      )
    await own.end()
  })
}

test('what comes late, but comes, is no silence', async (t) => {
  const { db, proxy } = await behindProxy(t)
  proxy.slow(100)
  const asked = Array.from({ length: 40 }, (_, n) => db.query(echo, [n]))
  t.deepEqual(
    (await Promise.all(asked)).map(([row]) => row?.n),
    asked.map((_, n) => n),
  )
  await db.transaction(async (tx) => {
    for (let n = 0; n < 30; n++) tx.write(echo, [n])
  })
  t.is(await db.ping(), 'ok')
})

test('after a silence the idle connections are not trusted either: one failure, not one for each', async (t) => {
  const { db, proxy } = await behindProxy(t)
  await Promise.all([1, 2, 3, 4].map((n) => db.transaction((tx) => tx.query(echo, [n]))))
  proxy.silence('existing')
  await t.throwsAsync(db.query(echo, [1]))
  for (const n of [1, 2, 3, 4]) t.deepEqual(await db.query(echo, [n]), [{ n }])
})

test('a connection that is still being made is not given up with one that went silent', async (t) => {
  const { db, proxy } = await behindProxy(t)
  await db.query(echo, [1])
  proxy.silence('existing')
  // Several answers make a connection: it takes longer than the silence lasts.
  proxy.slow(700)
  const [asked, made] = await Promise.allSettled([db.query(echo, [1]), db.connect()])
  t.is(asked.status, 'rejected')
  t.is(made.status, 'fulfilled', made.status === 'rejected' ? String(made.reason) : '')
  if (made.status === 'fulfilled') await made.value.end()
})

test('closing does not wait for connections that are silent', async (t) => {
  const { db, proxy } = await behindProxy(t, { statementTimeout: 600_000 })
  await Promise.all(Object.values(users).map((use) => use(db)))
  const own = await db.connect()
  proxy.silence()
  const asked = Promise.allSettled([
    db.query(echo, [1]),
    db.transaction((tx) => tx.query(echo, [1])),
    own.query('select'),
  ])
  await db.close(200)
  t.true((await asked).every(({ status }) => status === 'rejected'))
  await own.end()
})

test('a statement waits for a lock for so long and no longer', async (t) => {
  const { db, direct } = await behindProxy(t, { statementTimeout: 30_000, lockTimeout: 100 })
  await direct.transaction(async (tx) => {
    await tx.query(locked)
    await t.throwsAsync(
      db.transaction(async (tx) => tx.write(add, ['x'])),
      { code: '55P03' },
    )
  })
})

test('a transaction that its process forgot, or that it is cut off from, lets go of what it holds', async (t) => {
  const { db, proxy, direct } = await behindProxy(t, { idleInTransactionTimeout: 200 })
  let go = () => {}
  const gone = new Promise<void>((resolve) => {
    go = resolve
  })
  const forgotten = db.transaction(async (tx) => {
    await tx.query(locked)
    proxy.silence()
    await gone
    tx.write(add, ['lost'])
  })
  await direct.transaction((tx) => tx.query(locked))
  go()
  t.true(isOutage(await t.throwsAsync(forgotten)))
  t.deepEqual(await direct.query(sql('test.lost', `select id from consumer_group where id = 'lost'`)), [])
})

test('what comes after the end of a session says why it ended', async (t) => {
  const { direct: db } = await behindProxy(t)
  const end = sql('test.end', 'select pg_terminate_backend($1::int)')
  const self = sql<{ pid: number }>('test.self', 'select pg_backend_pid() as pid')
  let heard: Error | undefined
  const ended = db.transaction(async (tx) => {
    const { connection } = (await tx.sequelize()) as unknown as { connection: NodeJS.EventEmitter }
    const over = new Promise((resolve) => {
      connection.once('end', resolve)
    })
    await db.query(end, [(await tx.query(self))[0]?.pid])
    await over
    heard = await t.throwsAsync(tx.query(echo, [1]))
    throw heard
  })
  const why = { code: '57P01', message: /terminating connection/ }
  const thrown = await t.throwsAsync(ended, why)
  t.true(thrown !== undefined && thrown === heard)
})

test('a server that takes no writes is an outage, is told to the ping, and is left for the next', async (t) => {
  const { url, direct } = await behindProxy(t)
  // What a session may do is settled when it begins: this one is older than the change.
  await direct.query(echo, [1])
  const readOnly = (on: string) =>
    direct.query(
      sql(
        `test.${on}`,
        `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = ${on}`,
      ),
    )
  await readOnly('on')
  const db = createDatabase({ url, name: 'silent' })
  t.teardown(() => db.close())
  const refused = await t.throwsAsync(
    db.transaction(async (tx) => tx.write(add, ['x'])),
    { code: '25006' },
  )
  t.true(isOutage(refused))
  t.is(await db.ping(), 'read-only')
  await readOnly('off')
  await db.transaction(async (tx) => tx.write(add, ['y']))
  t.is(await db.ping(), 'ok')
})

test("PostgreSQL is told of the bounds too, on the pool's connections and on those of their own", async (t) => {
  const { db } = await behindProxy(t, {
    statementTimeout: 4_000,
    lockTimeout: 3_000,
    idleInTransactionTimeout: 2_000,
    keepAlive: 7_000,
  })
  const text = `select name, setting from pg_settings where name = any($1)`
  const wanted = {
    idle_in_transaction_session_timeout: '2000',
    lock_timeout: '3000',
    statement_timeout: '4000',
    tcp_keepalives_count: '3',
    tcp_keepalives_idle: '7',
    tcp_keepalives_interval: '4',
    tcp_user_timeout: '14000',
  }
  const names = [Object.keys(wanted)]
  const own = await db.connect()
  const seen = [
    await db.query(sql<{ name: string; setting: string }>('test.settings', text), names),
    (await own.query(text, names)).rows,
  ]
  await own.end()
  for (const rows of seen)
    t.deepEqual(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])), wanted)
})

test('what says that the database is away is an outage; what it refuses is none', (t) => {
  for (const code of [
    '08006',
    '25006',
    '25P03',
    '53300',
    '57P01',
    '57P05',
    '58030',
    'ETIMEDOUT',
    'EHOSTUNREACH',
  ])
    t.true(isOutage(Object.assign(new Error('?'), { code })), code)
  for (const message of ['timeout expired', 'Query read timeout', 'Connection terminated unexpectedly'])
    t.true(isOutage(new Error('wrapped', { cause: new Error(message) })), message)
  for (const code of ['23505', '25P02', '40P01', '55P03', '57014', '42P01'])
    t.false(isOutage(Object.assign(new Error('?'), { code })), code)
})
