import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { sql } from './statement.ts'
import type { Tx } from './transaction.ts'

const insert = sql('test.insert', 'insert into t values ($1)')
const all = sql<{ n: number }>('test.all', 'select n from t order by n')

test('what is left for the commit is done once, with all of it, after all else and in the same transaction', async (t) => {
  const folder = await scratchFolder('migrations')
  writeFileSync(join(folder, '0001-t.sql'), 'create table t (n integer)')
  const { db, close } = await testDatabase({ name: 't', migrations: pathToFileURL(`${folder}/`) })
  t.teardown(close)
  const seen: number[][] = []
  const sum = async (left: number[], tx: Tx) => {
    seen.push(
      (await tx.query(all)).map(({ n }) => n),
      left,
    )
    tx.write(insert, [left.reduce((sum, n) => sum + n, 0)])
  }
  await db.transaction(async (tx) => {
    tx.atCommit(sum, 10)
    tx.causedBy(tx.cause).atCommit(sum, 20)
    tx.write(insert, [1])
  })
  t.deepEqual(seen, [[1], [10, 20]])
  t.deepEqual(await db.query(all), [{ n: 1 }, { n: 30 }])
  const fails = async () => {
    throw new Error('no number')
  }
  const undone = db.transaction(async (tx) => {
    tx.write(insert, [2])
    tx.atCommit(fails, null)
  })
  await t.throwsAsync(undone, { message: 'no number' })
  t.is((await db.query(all)).length, 2, 'nothing of it is there')
})
