import test from 'ava'
import { v7 } from 'uuid'
import { z } from 'zod'
import { sql } from '#src/database/statement.ts'
import { testEdge } from '#src/testing/edge.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { reply, routesFor } from './route.ts'

const { post } = routesFor<object>()
const { db, close } = await testDatabase({ name: 'fake', migrations: new URL('./', import.meta.url) })
await db.query(sql('test.make', 'create table if not exists things (id uuid primary key, name text)'))
const insert = sql('test.insert', 'insert into things (id, name) values ($1, $2)')
const count = sql<{ n: number }>('test.count', 'select count(*) as n from things where name = $1')
const age = sql(
  'test.age',
  `update idempotency_keys set created_at = now() - interval '25 hours' where key = $1`,
)
const ageBy = sql(
  'test.age_by',
  'update idempotency_keys set created_at = now() - $2::interval where key = $1',
)
const answerAs = sql(
  'test.answer_as',
  `insert into idempotency_keys (caller, key, fingerprint, status, headers, body)
   select caller, $1, fingerprint, status, headers, body from idempotency_keys where key = $2`,
)
const claims = sql<{ n: number }>(
  'test.claims',
  `select count(*) as n from pg_locks join pg_database d on d.oid = database and datname = current_database()
   where locktype = 'advisory' and granted`,
)

let held: Promise<void> | null = null
const routes = [
  post('/v1/things/again', {
    summary: 'Make again',
    who: 'user',
    idempotent: 'if sent',
    body: z.strictObject({ name: z.string() }),
    answers: { 201: z.any() },
    run: (_, { body }, tx) => {
      const id = v7()
      tx.write(insert, [id, body.name])
      return { id }
    },
  }),
  post('/v1/things', {
    summary: 'Make',
    who: 'user',
    idempotent: true,
    body: z.strictObject({ name: z.string(), fail: z.boolean().optional(), size: z.int().optional() }),
    answers: { 201: z.any() },
    run: async (_, { body }, tx) => {
      const id = v7()
      tx.write(insert, [id, body.name])
      if (held) await held
      if (body.fail) throw new Error('not this time')
      return reply({ body: { id, name: body.name }, version: 1, headers: { Location: `/v1/things/${id}` } })
    },
  }),
]
const edge = await testEdge(routes, { db })
test.after.always(async () => {
  await edge.http.stop()
  await close()
})

const [ann, bob] = ['ann', 'bob'].map((id) => edge.token({ id, role: 'customer' }))
const make = (key: string | null, json: object, token = ann) =>
  edge.call('POST', '/v1/things', {
    token,
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'idempotency-key': key }) },
    body: JSON.stringify(json),
  })
const again = (key: string | null, json: object) =>
  edge.call('POST', '/v1/things/again', {
    token: ann,
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'idempotency-key': key }) },
    body: JSON.stringify(json),
  })
const made = async (name: string) => (await db.query(count, [name]))[0]?.n

test.serial('the same request again is answered with the same bytes, and done once', async (t) => {
  const first = await make('key-1', { name: 'one', size: 1 })
  const again = await make('key-1', { size: 1, name: 'one' })
  t.is(first.status, 201)
  t.is(first.headers.get('idempotent-replayed'), null)
  t.is(again.headers.get('idempotent-replayed'), 'true')
  t.is(again.text, first.text)
  for (const name of ['location', 'etag', 'content-type', 'cache-control'])
    t.is(again.headers.get(name), first.headers.get(name), name)
  t.is(await made('one'), 1)
})

test.serial(
  'twenty at once make one; the others are told to come again, or are answered with it',
  async (t) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => make('key-2', { name: 'two' })))
    t.is(await made('two'), 1)
    const bodies = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text))
    t.is(bodies.size, 1)
    for (const { status, headers } of answers.filter((answer) => answer.status !== 201)) {
      t.is(status, 409)
      t.is(headers.get('retry-after'), '1')
    }
  },
)

test.serial('while the first is in flight, the second is a 409', async (t) => {
  let release = () => {}
  held = new Promise((resolve) => {
    release = resolve
  })
  const first = make('key-3', { name: 'three' })
  await until(async () => (await db.query(claims))[0]?.n === 1)
  const second = await make('key-3', { name: 'three' })
  t.is(second.status, 409)
  t.is(second.headers.get('retry-after'), '1')
  held = null
  release()
  t.is((await first).status, 201)
  t.is((await make('key-3', { name: 'three' })).headers.get('idempotent-replayed'), 'true')
  t.is(await made('three'), 1)
})

test.serial('the same key on another request is a 422; another caller has keys of their own', async (t) => {
  t.is((await make('key-4', { name: 'four' })).status, 201)
  t.is((await make('key-4', { name: 'five' })).status, 422)
  t.is((await make('key-4', { name: 'four' }, bob)).headers.get('idempotent-replayed'), null)
})

test.serial('what failed is not kept', async (t) => {
  t.is((await make('key-5', { name: 'six', fail: true })).status, 500)
  t.is(await made('six'), 0)
  t.is((await make('key-5', { name: 'six' })).status, 201)
})

test.serial('a key is as good as new after a day', async (t) => {
  await make('key-6', { name: 'seven' })
  await db.query(age, ['key-6'])
  t.is((await make('key-6', { name: 'eight' })).status, 201)
  t.is((await make('key-6', { name: 'eight' })).headers.get('idempotent-replayed'), 'true')
})

test.serial('a key is known for a day', async (t) => {
  const first = await make('key-7', { name: 'nine' })
  await db.query(ageBy, ['key-7', '23 hours 59 minutes'])
  const again = await make('key-7', { name: 'nine' })
  t.is(again.headers.get('idempotent-replayed'), 'true')
  t.is(again.text, first.text)
  t.is((await make('key-7', { name: 'ten' })).status, 422)
})

test.serial('one that was answered while it was worked on is undone, and answered alike', async (t) => {
  const stored = await make('key-8', { name: 'eleven' })
  let release = () => {}
  held = new Promise((resolve) => {
    release = resolve
  })
  const late = make('key-9', { name: 'eleven' })
  const other = make('key-10', { name: 'twelve' })
  await until(async () => (await db.query(claims))[0]?.n === 2)
  // As if whoever had the lock before had committed after the claim took its snapshot.
  for (const key of ['key-9', 'key-10']) await db.query(answerAs, [key, 'key-8'])
  held = null
  release()
  const answer = await late
  t.is(answer.status, 201)
  t.is(answer.text, stored.text)
  t.is(answer.headers.get('idempotent-replayed'), 'true')
  t.is(await made('eleven'), 1)
  t.is((await other).status, 422)
  t.is(await made('twelve'), 0)
})

test.serial('a key must be there, and be plain', async (t) => {
  for (const key of [null, '', 'a b', 'x'.repeat(256), 'schlüssel'])
    t.is((await make(key, { name: 'x' })).status, 400, String(key))
})

test("a key that may be sent is heeded where it is, and needn't be", async (t) => {
  t.is((await again(null, { name: 'nine' })).status, 201)
  const first = await again('key-may', { name: 'ten' })
  const replayed = await again('key-may', { name: 'ten' })
  t.is(replayed.text, first.text)
  t.is(replayed.headers.get('idempotent-replayed'), 'true')
  t.is((await again('', { name: 'ten' })).status, 400)
})
