import test from 'ava'
import { testPostgres } from '#src/testing/postgres.ts'
import { createDatabase } from './create.ts'
import { sql } from './statement.ts'

const echo = sql<{ n: number }>('test.echo', 'select $1::int as n')
const divide = sql<{ n: number }>('test.divide', 'select 10 / $1::int as n')
const die = sql('test.die', 'select pg_terminate_backend(pg_backend_pid())')
const slow = sql('test.slow', 'select pg_sleep(10)')

async function opened(t: { teardown(end: () => Promise<void>): void }, statementTimeout?: number) {
  const postgres = await testPostgres()
  const db = createDatabase({ url: postgres.url('postgres'), name: 'readers', poolSize: 4, statementTimeout })
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
  const db = await opened(t, 300)
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
