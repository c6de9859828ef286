import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { outboxDepth, outboxInsert, outboxValues } from './outbox.ts'
import { discardRefused, holdBehind, listRefused, releaseHeld, replayRefused, setRefused } from './refused.ts'
import { record } from './test-records.ts'

const outboxIds = sql<{ id: number; key: string }>('test.outbox', 'select id, key from outbox order by id')

test('only what no refused event of its key stands before goes back, with the ids that it had', async (t) => {
  const { db, close } = await testDatabase({ name: 'said', migrations: new URL('./', import.meta.url) })
  t.teardown(close)
  const said = ['a', 'b', 'a', 'b', 'b', 'c'].map((key, n) => record(key, n))
  await db.query(outboxInsert, outboxValues(said))
  await db.query(setRefused, [1, 'too large'])
  await db.query(setRefused, [2, 'too large'])
  await db.query(setRefused, [4, 'too large'])
  await db.query(holdBehind, [[3, 5]])
  const release = async () => (await db.query(releaseHeld))[0]?.left
  const outbox = async () => (await db.query(outboxIds)).map(({ id, key }) => `${id}${key}`).join(' ')

  t.is(await release(), 5)
  t.is(await outbox(), '6c')
  await db.query(replayRefused, ['1'])
  t.is(await release(), 3)
  t.is(await outbox(), '1a 3a 6c')
  // The other one of its key is still refused, and what comes behind waits for it.
  await db.query(discardRefused, ['2'])
  t.is(await release(), 2)
  await db.query(replayRefused, [said[3]?.headers.ce_id])
  t.is(await release(), 0)
  t.is(await outbox(), '1a 3a 4b 5b 6c')
  t.deepEqual(await db.query(listRefused), [])
  t.is((await db.query(outboxDepth))[0]?.depth, 5)
})
