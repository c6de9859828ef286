import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from './postgres.ts'

const runtimeOnly = { name: 'nothing', migrations: new URL('./', import.meta.url) }

test('a test database has the runtime tables and shares nothing with another', async (t) => {
  const [one, other] = await Promise.all([testDatabase(runtimeOnly), testDatabase(runtimeOnly)])
  const add = sql('test.add', 'insert into inbox (event_id) values (gen_random_uuid())')
  const count = sql<{ count: number }>('test.count', 'select count(*) from inbox')
  await one.db.query(add)
  t.deepEqual(await one.db.query(count), [{ count: 1 }])
  t.deepEqual(await other.db.query(count), [{ count: 0 }])
  await Promise.all([one.close(), other.close()])
  await t.throwsAsync(one.db.query(count))
})

test('letters outside ASCII are lowered and compared as Unicode has it', async (t) => {
  const { db, close } = await testDatabase(runtimeOnly)
  const lowered = sql<{ lower: string }>('test.lower', "select lower('ÉCLAIR Ünlü Чай')")
  t.deepEqual(await db.query(lowered), [{ lower: 'éclair ünlü чай' }])
  await close()
})
