import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { refresh, someone, userMart } from '../test-user.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

const age = sql(
  'test.age_refresh',
  `update sessions set last_seen_at = last_seen_at - $2::interval where user_id = $1`,
)

test('whose answer was lost sends the token again, twice too, and is given the same next one', async (t) => {
  const { refreshToken } = await someone(mart)
  const lost = await refresh(mart, refreshToken)
  const again = await refresh(mart, refreshToken)
  const oncemore = await refresh(mart, refreshToken)
  t.deepEqual([lost.status, again.status, oncemore.status], [200, 200, 200])
  t.is(again.body.refreshToken, lost.body.refreshToken)
  t.is(oncemore.body.refreshToken, lost.body.refreshToken)
  const me = await mart.request('GET', '/v1/users/me', { token: oncemore.body.accessToken })
  t.is(me.status, 200)
  t.is((await refresh(mart, again.body.refreshToken)).status, 200)
})

test('a token whose successor was used is worth nothing, and ends its session', async (t) => {
  const { refreshToken } = await someone(mart)
  const first = await refresh(mart, refreshToken)
  const second = await refresh(mart, first.body.refreshToken)
  t.is(second.status, 200)
  t.is((await refresh(mart, refreshToken)).status, 401)
  t.is((await refresh(mart, second.body.refreshToken)).status, 401)
})

test('after half a minute a token that was used ends its session, and asking again does not prolong that', async (t) => {
  const { id, refreshToken } = await someone(mart)
  const first = await refresh(mart, refreshToken)
  await mart.db('user').query(age, [id, '20 seconds'])
  t.is((await refresh(mart, refreshToken)).body.refreshToken, first.body.refreshToken)
  await mart.db('user').query(age, [id, '11 seconds'])
  t.is((await refresh(mart, refreshToken)).status, 401)
  t.is((await refresh(mart, first.body.refreshToken)).status, 401)
})

test('a retry prolongs the life of its session by nothing', async (t) => {
  const { id, refreshToken } = await someone(mart)
  await refresh(mart, refreshToken)
  const end = sql<{ at: Date }>('test.end_at', 'select expires_at as at from sessions where user_id = $1')
  const [before] = await mart.db('user').query(end, [id])
  await refresh(mart, refreshToken)
  t.deepEqual((await mart.db('user').query(end, [id]))[0], before)
})

test('where it is switched off, a token is good for once', async (t) => {
  const strict = await userMart({ user: { refreshRetry: 0 } })
  t.teardown(() => strict.stop())
  const { refreshToken } = await someone(strict)
  const next = await refresh(strict, refreshToken)
  t.is((await refresh(strict, refreshToken)).status, 401)
  t.is((await refresh(strict, next.body.refreshToken)).status, 401)
})

test('all who refresh at once with one token are given the same next one, and one of them goes on', async (t) => {
  for (let round = 0; round < 5; round++) {
    const { refreshToken } = await someone(mart)
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(mart, refreshToken)))
    t.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
    t.is(new Set(answers.map(({ body }) => body.refreshToken)).size, 1)
    t.is((await refresh(mart, answers[0]?.body.refreshToken)).status, 200)
  }
})
