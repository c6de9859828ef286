import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { firstAdmin, userMart } from '../test-user.ts'
import { apiKeyRepository } from './api-key-repository.ts'
import { mostKeys } from './api-keys.ts'

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
const left = sql<{ id: string }>('test.left', 'select id from api_keys order by deleted_at desc')

test('there are a hundred keys at most, however many are made at once; of deleted ones the last are kept', async (t) => {
  const mart = await userMart()
  t.teardown(mart.stop)
  const { accessToken: token } = await firstAdmin(mart)
  const db = mart.db('user')
  const create = () =>
    mart.request('POST', '/v1/users/api-keys', { token, body: { name: 'Till', permissions: ['orders'] } })
  await db.query(fill, [mostKeys - 3])
  const made = await Promise.all(Array.from({ length: 8 }, create))
  t.is(made.filter(({ status }) => status === 201).length, 3)
  t.is(made.filter(({ status }) => status === 409).length, 5)
  const [first] = made.filter(({ status }) => status === 201)
  await mart.request('DELETE', `/v1/users/api-keys/${first?.body.id}`, { token })
  t.is((await create()).status, 201)
  t.is((await create()).status, 409)

  await db.query(deleteAll)
  const before = (await db.query(left)).map(({ id }) => id)
  await apiKeyRepository({ db }).keepDeleted(10)
  t.deepEqual(
    (await db.query(left)).map(({ id }) => id),
    before.slice(0, 10),
  )
})
