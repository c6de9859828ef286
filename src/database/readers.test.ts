import test, { type ExecutionContext } from 'ava'
import { testPostgres } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { createDatabase } from './database.ts'
import { isOutage } from './outage.ts'
import { sql } from './statement.ts'

const echo = sql<{ n: number }>('test.echo', 'select $1::int as n')
const divide = sql<{ n: number }>('test.divide', 'select 10 / $1::int as n')
const die = sql('test.die', 'select pg_terminate_backend(pg_backend_pid())')
const slow = sql('test.slow', 'select pg_sleep(10)')

/** What is refused is so after `acquireTimeout` milliseconds; who isn't about that waits for a busy machine. */
async function opened(
  t: { teardown(end: () => Promise<void>): void },
  { statementTimeout, acquireTimeout = 60_000 }: { statementTimeout?: number; acquireTimeout?: number } = {},
) {
  const postgres = await testPostgres()
  const db = createDatabase({
    url: postgres.url('postgres'),
    name: 'readers',
    poolSize: 4,
    statementTimeout,
    acquireTimeout,
    idleInTransactionTimeout: 60_000,
  })
  t.teardown(() => db.close())
  return db
}

test('each of many statements at once gets its own answer, and one that fails fails alone', async (t) => {
  const db = await opened(t)
  const wanted = Array.from({ length: 200 }, (_, n) => n)
  const asked = await Promise.allSettled(
    wanted.map((n) => (n % 50 === 7 ? db.query(divide, [0]) : db.query(echo, [n]))),
  )
  for (const [n, answer] of asked.entries()) {
    if (n % 50 === 7) t.like(answer, { status: 'rejected', reason: { code: '22012' } })
    else t.deepEqual(answer, { status: 'fulfilled', value: [{ n }] })
  }
})

test('reads leave connections to transactions', async (t) => {
  const db = await opened(t, { statementTimeout: 300 })
  const busy = Promise.allSettled(Array.from({ length: 6 }, () => db.query(slow)))
  t.deepEqual(await db.transaction((tx) => tx.query(echo, [1])), [{ n: 1 }])
  t.true((await busy).every(({ status }) => status === 'rejected'))
})

test('a connection that dies takes those on it, and no later one', async (t) => {
  const db = await opened(t)
  const asked = await Promise.allSettled([db.query(die), ...[1, 2, 3].map((n) => db.query(echo, [n]))])
  t.is(asked[0].status, 'rejected')
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) t.deepEqual(await db.query(echo, [n]), [{ n }])
})

test('who waits for a connection is not given one that has died', async (t) => {
  const db = await opened(t)
  // There are two for reads: one dies, and all that wait behind it have an answer.
  const asked = [
    db.query(die).catch((error) => error),
    ...Array.from({ length: 50 }, (_, n) => db.query(echo, [n])),
  ]
  const [died, ...answers] = await Promise.all(asked)
  t.true(isOutage(died))
  t.deepEqual(
    answers,
    answers.map((_, n) => [{ n }]),
  )
})

const held = sql('test.held', 'select pg_advisory_xact_lock($1)')
const behind = sql('test.behind', 'select pg_advisory_xact_lock_shared($1)')

const waiters = sql<{ n: number }>(
  'test.waiters',
  `select count(*) as n from pg_locks where locktype = 'advisory' and objid = $1::int and not granted`,
)

/** Reads that last until they are let go; each on a database with four connections. */
async function slowReads(t: ExecutionContext, howMany: number, acquireTimeout?: number) {
  const db = await opened(t, { statementTimeout: 60_000, acquireTimeout })
  const other = await opened(t, { statementTimeout: 60_000 })
  const lock = 7_000_000 + howMany
  let letGo = () => {}
  const over = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let taken = () => {}
  const ready = new Promise<void>((resolve) => {
    taken = resolve
  })
  const holder = other.transaction(async (tx) => {
    await tx.query(held, [lock])
    taken()
    await over
  })
  await ready
  let ended = 0
  const slow = Array.from({ length: howMany }, () => db.query(behind, [lock]).finally(() => ended++))
  // Shared connections would hold all but the first of them back.
  await until(async () => ((await other.query(waiters, [lock]))[0]?.n ?? 0) >= howMany)
  const release = async () => {
    letGo()
    await holder
    await Promise.all(slow)
  }
  return { db, slow, release, ended: () => ended }
}

for (const howMany of [1, 3, 5])
  test(`quick reads are never behind slow ones: ${howMany} of them on a pool of four`, async (t) => {
    const { db, release, ended } = await slowReads(t, howMany)
    const quick = Array.from({ length: 300 }, (_, n) => db.query(echo, [n]))
    t.deepEqual(
      await Promise.all(quick),
      quick.map((_, n) => [{ n }]),
    )
    t.deepEqual(await db.transaction((tx) => tx.query(echo, [1])), [{ n: 1 }])
    t.is(ended(), 0)
    await release()
  })

test('where slow reads have taken all that there is, others are refused in time, and the ping is not', async (t) => {
  const { db, release, ended } = await slowReads(t, 6, 10_000)
  const refused = await t.throwsAsync(db.query(echo, [1]))
  t.true(isOutage(refused))
  t.is(await db.ping(), 'ok')
  t.deepEqual(await db.transaction((tx) => tx.query(echo, [1])), [{ n: 1 }])
  t.is(ended(), 0)
  await release()
  t.deepEqual(await db.query(echo, [2]), [{ n: 2 }])
})

test('transactions leave a connection to reads, and are refused in time where there is none for them', async (t) => {
  const db = await opened(t, { statementTimeout: 60_000, acquireTimeout: 10_000 })
  let letGo = () => {}
  const over = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const held = Array.from({ length: 3 }, () =>
    db.transaction(async (tx) => {
      await tx.query(echo, [1])
      await over
    }),
  )
  const refused = db.transaction((tx) => tx.query(echo, [1]))
  t.deepEqual(await Promise.all([1, 2, 3].map((n) => db.query(echo, [n]))), [
    [{ n: 1 }],
    [{ n: 2 }],
    [{ n: 3 }],
  ])
  t.true(isOutage(await t.throwsAsync(refused)))
  letGo()
  await Promise.all(held)
  t.deepEqual(await db.transaction((tx) => tx.query(echo, [4])), [{ n: 4 }])
})

test('one connection serves transactions and reads in turn', async (t) => {
  const postgres = await testPostgres()
  const db = createDatabase({
    url: postgres.url('postgres'),
    name: 'readers',
    poolSize: 1,
    acquireTimeout: 60_000,
  })
  t.teardown(() => db.close())
  const asked = Array.from({ length: 100 }, (_, n) =>
    n % 2 ? db.query(echo, [n]) : db.transaction((tx) => tx.query(echo, [n])),
  )
  t.deepEqual(
    await Promise.all(asked),
    asked.map((_, n) => [{ n }]),
  )
})
