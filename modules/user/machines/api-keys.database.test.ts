import test, { type ExecutionContext } from 'ava'
import type { Config } from '#config/config.ts'
import { sql } from '#src/database/statement.ts'
import { Problem } from '#src/http/problem.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { createRevocations } from '#src/tokens/revocations.ts'
import user from '../index.ts'
import { apiKeyRepository } from './api-key-repository.ts'
import { createApiKey, deleteApiKey, mostKeys } from './api-keys.ts'

const fill = sql(
  'test.fill',
  `insert into api_keys (id, name, permissions, secret_hash, created_at)
   select gen_random_uuid(), 'Till', '{orders}', '', now() from generate_series(1, $1)`,
)
const deleteAll = sql(
  'test.delete_all',
  `update api_keys set deleted_at = now() - number * interval '1 second'
   from (select id, row_number() over (order by id) as number from api_keys) as numbered
   where api_keys.id = numbered.id`,
)
const ids = sql<{ id: string }>('test.ids', 'select id from api_keys order by deleted_at desc')
const blocked = sql(
  'test.blocked',
  `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
)

async function shop(t: ExecutionContext) {
  const { db, close } = await testDatabase(user)
  t.teardown(close)
  const now = () => new Date()
  const apiKeys = apiKeyRepository({ db })
  const revocations = createRevocations()
  const config = { jwt: { accessTtl: 900_000 } } as Config
  const create = createApiKey({ apiKeys, now })
  return {
    db,
    apiKeys,
    revocations,
    create: () => db.transaction((tx) => create({ name: 'Till', permissions: ['orders'] }, tx)),
    createIn: create,
    remove: deleteApiKey({ apiKeys, revocations, config, now }),
  }
}

test('there are a hundred keys at most, also where two are made at once', async (t) => {
  const { db, create, createIn } = await shop(t)
  await db.query(fill, [mostKeys - 1])
  const { second } = await db.transaction(async (tx) => {
    await createIn({ name: 'The last', permissions: ['orders'] }, tx)
    // The first isn't there yet for anybody else.
    const second = create().then(
      () => null,
      (error: unknown) => error,
    )
    let done = false
    void second.then(() => {
      done = true
    })
    await until(async () => done || (await db.query(blocked)).length > 0)
    return { second }
  })
  const refused = await second
  t.true(refused instanceof Problem && refused.status === 409)
  t.is((await db.query(ids)).length, mostKeys)
})

test('a key that was deleted makes room, and of such keys the last are kept', async (t) => {
  const { db, apiKeys, create } = await shop(t)
  await db.query(fill, [mostKeys])
  await t.throwsAsync(create(), { instanceOf: Problem })
  await db.query(deleteAll)
  const { key } = await create()
  const all = (await db.query(ids)).map(({ id }) => id).filter((id) => id !== key.id)
  await apiKeys.keepDeleted(10)
  const left = (await db.query(ids)).map(({ id }) => id)
  t.deepEqual(
    left.filter((id) => id !== key.id),
    all.slice(0, 10),
  )
  t.true(left.includes(key.id))
})

test('here tokens of a key are worth nothing as soon as it is deleted, and not before', async (t) => {
  const { db, revocations, create, remove } = await shop(t)
  const { key } = await create()
  const token = { userId: key.id, sessionId: key.id, epoch: 0 }
  const undone = db.transaction(async (tx) => {
    await remove(key.id, tx)
    throw new Error('undone')
  })
  await t.throwsAsync(undone, { message: 'undone' })
  t.false(revocations.isRevoked(token))
  await db.transaction((tx) => remove(key.id, tx))
  t.true(revocations.isRevoked(token))
})
